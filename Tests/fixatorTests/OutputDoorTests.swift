import Foundation
import Glibc
import Testing

/// What cannot be written is refused before the work, in words, and no output takes the place of an input.
@Suite struct OutputDoorTests {
  @Test(
    "An output without a name is wrong usage",
    arguments: [
      "plan \(Sample.good) --output ''", "resume \(Sample.good) --struts \(Sample.dayTen) --output ''",
      "check \(Sample.good) Fixtures/check/our-own.csv --output ''", "sensitivity \(Sample.good) --output ''",
      "batch \(Sample.good) --output ''", "new ''",
    ])
  func nameless(_ line: String) throws {
    let scratch = try Scratch()
    let outcome = try scratch.shell("fixator \(line)")
    #expect(outcome.status == 64)
    #expect(outcome.says("needs the name of a"))
    #expect(scratch.names(in: ".").allSatisfy { $0.hasPrefix(".") || $0 == "Fixtures" })
  }

  @Test("Folders are made with those above them", arguments: FileTests.writers)
  func parents(_ writer: Writer) throws {
    let scratch = try Scratch()
    let line = ["--output ", "new "].reduce(writer.line) {
      $0.replacingOccurrences(of: "\($1)out", with: "\($1)a/b/out")
    }
    let outcome = try scratch.shell("fixator \(line)", input: writer.input)
    #expect(outcome.status == 0, "\(outcome.errors)")
    for file in writer.files { #expect(scratch.has("a/b/\(file)"), "\(file)") }
  }

  @Test(
    "A folder where a file is wanted, and a file where a folder is, are refused before the work",
    arguments: FileTests.writers)
  func wrongKind(_ writer: Writer) throws {
    let scratch = try Scratch()
    let output = try #require(writer.files[0].split(separator: "/").first.map(String.init))
    if writer.files[0].contains("/") {
      try scratch.write("mine", output)
    } else {
      mkdir("\(scratch.folder)/\(output)", 0o777)
    }
    // Nothing is asked or planned: there is neither case nor answer.
    let line = writer.line.replacingOccurrences(of: "Fixtures/cases/", with: "none/")
    let outcome = try scratch.shell("fixator \(line.hasPrefix("batch") ? writer.line : line) --force")
    #expect(outcome.status == 74)
    #expect(
      outcome.says("\(output): \(writer.files[0].contains("/") ? "Not a directory" : "Is a directory")"))
  }

  @Test("What is there is refused before the work, and the message says what replaces it")
  func before() throws {
    let scratch = try Scratch()
    try scratch.write("mine", "taken")
    mkdir("\(scratch.folder)/out", 0o777)
    try scratch.write("mine", "out/report.html")
    try scratch.write("mine", "out/check.csv")
    try scratch.write("mine", "out/sensitivity.txt")
    for line in [
      "plan none.yaml --output out", "resume none.yaml --struts 1,2,3,4,5,6 --output out",
      "check none.yaml none.csv --output out", "sensitivity none.yaml --output out", "new taken",
      "batch none.yaml --output taken",
    ] {
      let outcome = try scratch.shell("fixator \(line)")
      #expect(outcome.status == 74, "\(line)")
      #expect(outcome.says("File exists; --force replaces it"), "\(line): \(outcome.errors)")
      #expect(!outcome.says("none"), "\(line): \(outcome.errors)")
    }
  }

  @Test("No output takes the place of an input, under whatever name it is read")
  func overInput() throws {
    let scratch = try Scratch()
    try #require(try scratch.run("plan", Sample.good, "--output", "out").status == 0)
    let plan = try scratch.text("out/plan.json")
    try scratch.shell(
      "ln out/plan.json hard.json; ln -s out/plan.json soft.json; ln -s out folder; cp out/plan.json own.json"
    )
    let over = [
      "plan out/plan.json --output out", "plan hard.json --output out", "plan soft.json --output folder",
      "plan - --output out < out/plan.json",
      "resume own.json --struts \(Sample.dayTen) --day 10 --plan hard.json --output out",
      "resume \(Sample.good) --struts \(Sample.dayTen) --day 10 --done out/schedule.csv --output out",
    ]
    for line in over {
      let outcome = try scratch.shell("fixator \(line) --force")
      #expect(outcome.status == 65, "\(line): \(outcome.errors)")
      #expect(outcome.says("it is read by this run"), "\(line): \(outcome.errors)")
    }
    try scratch.shell(
      "cp Fixtures/check/our-own.csv out/check.csv; cp \(Sample.good) lines.yaml; cp \(Sample.good) next.partial"
    )
    for line in [
      "check \(Sample.good) out/check.csv --output out", "batch lines.yaml --output lines.yaml",
      "batch . --output ./lines.yaml", "batch \(Sample.good) --base lines.yaml --output lines.yaml",
      "batch next.partial --input-format yaml --output next",
    ] {
      let outcome = try scratch.shell("fixator \(line) --force")
      #expect(outcome.status == 65, "\(line): \(outcome.errors)")
      #expect(outcome.says("it is read by this run"), "\(line): \(outcome.errors)")
    }
    #expect(try scratch.text("out/plan.json") == plan)
  }

  @Test("A folder in which somebody works stays the same one, and is written into all the same")
  func workingFolder() throws {
    let scratch = try Scratch()
    let outcome = try scratch.shell(
      "mkdir out && cd out && fixator plan ../\(Sample.good) --output . && fixator plan ../\(Sample.good) --output . --force && ls plan.json"
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(!scratch.names(in: "out").contains { $0.hasPrefix(".") })
  }

  @Test("A device is no file to write", arguments: ["batch \(Sample.good) --output", "new"])
  func device(_ line: String) throws {
    let outcome = try Scratch().shell("fixator \(line) /dev/null --force")
    #expect(outcome.status == 74)
    #expect(outcome.says("it is neither a file nor a folder"))
  }
}

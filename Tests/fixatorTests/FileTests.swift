import Testing

/// A command that writes, what it writes, and the fixture that takes its place in a test.
struct Writer: CustomTestStringConvertible, Sendable {
  let line: String
  let files: [String]
  var input = ""

  var testDescription: String { line }
}

/// Nothing is overwritten without `--force`, and files appear whole or not at all.
@Suite struct FileTests {
  static let answers =
    "a\nleft\ntibia\n\nproximal\n" + String(repeating: "\n", count: 14)
    + "generic-155\ngeneric-155\n\nchronic\n150\n" + String(repeating: "\n", count: 6) + "yes\n"
  static let pictures = [
    "frame.svg", "rates.svg", "remaining-deformity.svg", "stiffness.svg", "strut-lengths.svg", "timeline.svg",
  ]
  static let writers = [
    Writer(
      line: "plan \(Sample.good) --output out",
      files: (["plan.json", "report.html", "schedule.csv", "schedule.ics"] + pictures).map { "out/\($0)" }),
    Writer(
      line: "resume \(Sample.good) --struts \(Sample.dayTen) --day 10 --output out",
      files: ["out/plan.json", "out/schedule.csv", "out/report.html", "out/schedule.ics"]),
    Writer(
      line: "check \(Sample.good) Fixtures/check/our-own.csv --output out",
      files: ["out/check.json", "out/check.csv"]),
    Writer(
      line: "sensitivity Fixtures/cases/uncertain-inputs.yaml --samples 200 --output out",
      files: ["out/sensitivity.json", "out/sensitivity.html"]),
    Writer(line: "batch Fixtures/cases/pure-rotation.yaml --output out.ndjson", files: ["out.ndjson"]),
    Writer(
      line: "batch Fixtures/cases/uncertain-inputs.yaml --study mounting --output out.svg", files: ["out.svg"]
    ),
    Writer(line: "new out.yaml", files: ["out.yaml"], input: answers),
  ]

  @Test("A folder without a file of cases is bad input, and what it has is said")
  func folderWithoutCases() throws {
    let scratch = try Scratch()
    try scratch.shell("mkdir cases notes")
    try scratch.write("PK", "cases/registry.xlsx")
    let spreadsheet = try scratch.shell("fixator batch cases --output plans.ndjson")
    #expect(spreadsheet.status == 65 && !scratch.has("plans.ndjson"))
    #expect(spreadsheet.says("no files of cases in cases"))
    #expect(
      spreadsheet.says("1 spreadsheet (cases/registry.xlsx): save each sheet with cases as CSV in UTF-8"))
    try scratch.write("", "notes/a.txt")
    let notes = try scratch.shell("fixator batch notes")
    #expect(notes.status == 65 && notes.says("1 file (notes/a.txt): cases are in files that end with .yaml"))
  }

  @Test("What is there is not overwritten, and --force overwrites it", arguments: writers)
  func force(_ writer: Writer) throws {
    let scratch = try Scratch()
    let first = try scratch.shell("fixator \(writer.line)", input: writer.input)
    #expect(first.status == 0, "\(first.errors)")
    for file in writer.files { #expect(scratch.has(file), "\(file)") }
    for file in writer.files {
      let whole = try scratch.text(file)
      try scratch.write("mine", file)
      let refused = try scratch.shell("fixator \(writer.line)", input: writer.input)
      #expect(refused.status == 74)
      #expect(refused.says("File exists; --force replaces it"))
      #expect(try scratch.text(file) == "mine")
      let forced = try scratch.shell("fixator \(writer.line) --force", input: writer.input)
      #expect(forced.status == 0, "\(forced.errors)")
      // A calendar that replaces another says so.
      if file.hasSuffix(".ics") {
        #expect(try scratch.text(file) != "mine")
      } else {
        #expect(try scratch.text(file) == whole)
      }
    }
  }

  @Test("Of several files one that is there keeps all others from being written")
  func oneOfMany() throws {
    let scratch = try Scratch()
    let outcome = try scratch.shell(
      "mkdir out && echo mine > out/timeline.svg && fixator plan \(Sample.good) --output out")
    #expect(outcome.status == 74)
    #expect(scratch.names(in: "out") == ["timeline.svg"])
  }

  @Test(
    "A disk that is full leaves nothing behind",
    arguments: writers.filter { $0.line.contains("--output out") })
  func fullDisk(_ writer: Writer) throws {
    let scratch = try Scratch()
    // A file may have a kilobyte: more is an error as on a full disk.
    let outcome = try scratch.shell("trap '' XFSZ; ulimit -f 1; fixator \(writer.line)")
    #expect(outcome.status == 74, "\(outcome.errors)")
    for file in writer.files { #expect(!scratch.has(file), "\(file)") }
    #expect(!scratch.names(in: ".").contains { $0.contains(".fixator-") })
    // A batch keeps its lines, to go on from them.
    #expect(scratch.names(in: "out").isEmpty)
  }

  @Test("A folder that cannot be made, or that is a file, is said")
  func badFolder() throws {
    let scratch = try Scratch()
    try scratch.write("mine", "taken")
    for folder in ["taken/none", "taken"] {
      let outcome = try scratch.run("plan", Sample.good, "--output", folder)
      #expect(outcome.status == 74)
      #expect(outcome.says("taken: Not a directory"))
    }
    #expect(try scratch.text("taken") == "mine")
  }

  @Test("The batch's own part of a run is not overwritten either")
  func partial() throws {
    let scratch = try Scratch()
    try scratch.write("mine", "out.ndjson.partial")
    let line = "batch Fixtures/cases/pure-rotation.yaml --output out.ndjson"
    #expect(try scratch.shell("fixator \(line)").status == 74)
    #expect(try scratch.text("out.ndjson.partial") == "mine")
    #expect(try scratch.shell("fixator \(line) --force").status == 0)
    #expect(!scratch.has("out.ndjson.partial"))
  }
}

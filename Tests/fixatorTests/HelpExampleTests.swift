import Foundation
import TestSupport
import Testing

/// Every example of every help text is run in a folder that has the files it names.
@Suite struct HelpExampleTests {
  /// `parallel` of GNU, as far as an example needs it: `parallel COMMAND with {} ::: 1 2 3`.
  private static let parallel = """
    #!/bin/bash
    command=()
    while [ "$1" != ::: ]; do command+=("$1"); shift; done
    shift
    for value; do "${command[@]//'{}'/$value}" || status=$?; done
    exit ${status:-0}

    """

  /// Provides every file that an example may name.
  private func folder() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.copy("cases/tibia-varus-lengthening.yaml", to: "case.yaml")
    try scratch.copy("check/our-own.csv", to: "schedule.csv")
    try scratch.copy("check/maker-export.csv", to: "export.csv")
    try scratch.copy("check/typed-without-heads.csv", to: "typed.csv")
    try scratch.copy("resumes/turned-twice.csv", to: "turned.csv")
    try scratch.copy("batch/clinic.yaml", to: "clinic.yaml")
    try scratch.copy("levels/tibia-defect-60.yaml", to: "two-levels.yaml")
    try scratch.write(
      try scratch.run("plan", "two-levels.yaml", "--format", "csv").output, "twelve.csv")
    try scratch.write(try scratch.run("new", "--films").output, "films.yaml")
    try scratch.write(registry(), "registry.csv")
    try scratch.write(
      "strut_1,strut_2,strut_3,strut_4,strut_5,strut_6\n213,216,219,194,194,174\n", "readings.csv")
    try scratch.write("x_mm,y_mm,z_mm,qw,qx,qy,qz\n0,0,-170,1,0,0,0\n1,2,-171,1,0.01,0,0\n", "poses.csv")
    try scratch.write(HelpExampleTests.parallel, ".bin/parallel")
    let made = try scratch.shell(
      """
      cut -d, -f1-8,27 twelve.csv > proximal.csv && cut -d, -f1,2,9-14,27 twelve.csv > distal.csv \
      && chmod +x .bin/parallel && mkdir cases && cp Fixtures/cases/pure-*.yaml cases/ \
      && mkdir plan-of-march && cp Fixtures/cases/tibia-varus-lengthening.plan.json plan-of-march/plan.json \
      && printf '%s\\n' '\(wholeCase)' | gzip > more.ndjson.gz
      """)
    try #require(made.status == 0, "\(made.errors)")
    return scratch
  }

  private let wholeCase = """
    {"case": "one", "side": "left", "bone": "tibia", "reference": "proximal", "deformity": {"ap-angulation": "5 varus"}, \
    "mounting": {}, "frame": {"proximal-ring": "generic-155", "distal-ring": "generic-155", "mode": "chronic", \
    "neutral-height": 150}}
    """

  /// Eight rows of the registry that say the frame too, so that they can do without a base.
  private func registry() throws -> String {
    let rows = try String(contentsOfFile: Program.fixtures + "/batch/registry.csv", encoding: .utf8)
      .split(separator: "\n").prefix(9)
    return rows.enumerated().map { $0 == 0 ? "\($1),frame.mode" : "\($1),chronic" }.joined(separator: "\n")
      + "\n"
  }

  /// The example with fewer draws where the figure is not what is tested, and many take long.
  private func shortened(_ example: String) -> String {
    if runsSoak { return example }
    return example.replacingOccurrences(of: "--samples 1000000", with: "--samples 2000")
      .replacingOccurrences(of: "--draws 1000", with: "--draws 3")
      .replacing(/design [a-z-]+\.yaml/) { "\($0.output) --frames 30" }
      .replacing(/(--frames 30.*) --frames [0-9]+/) { $0.output.1 }
  }

  @Test("Every example works as it stands", arguments: [""] + Help.commands)
  func examples(_ command: String) throws {
    let help = try Scratch().run("help", command.isEmpty ? "plan" : command)
    let text = command.isEmpty ? try Scratch().run("--help").output : help.output
    let examples = Help.examples(in: text)
    #expect(!examples.isEmpty)
    for example in examples {
      let scratch = try folder()
      let answers = example.hasPrefix("fixator new case.yaml") ? FileTests.answers : ""
      let line = answers.isEmpty ? example : "rm case.yaml; " + example
      let outcome = try scratch.shell(shortened(line), input: answers)
      // Of many cases that are varied some plans have errors, which is status 1.
      #expect(
        outcome.status == 0 || command == "batch" && outcome.status == 1, "\(example): \(outcome.errors)")
      if let file = HelpExampleTests.output(of: example) {
        #expect(outcome.output.isEmpty, "\(example)")
        #expect(scratch.size(file) > 0, "\(example)")
      } else {
        #expect(!outcome.output.isEmpty || !outcome.errors.isEmpty, "\(example)")
      }
    }
  }

  /// The file or folder into which an example writes.
  private static func output(of example: String) -> String? {
    let words = example.split(separator: " ").map(String.init)
    guard let place = words.firstIndex(where: { $0 == ">" || $0 == "--output" }) else { return nil }
    return words[place + 1].replacingOccurrences(of: "{}", with: "8")
  }

  @Test("Help is printed on standard output and names every exit status that the command has")
  func statuses() throws {
    let scratch = try Scratch()
    let overview = try scratch.run("--help").output
    for command in Help.commands { #expect(overview.contains("\n  \(command)")) }
    for status in ["0 done", "1 the plan has", "64 wrong usage", "65 bad input", "70 a fault", "74 a"] {
      #expect(overview.replacingOccurrences(of: "\n", with: " ").contains(status), "\(status)")
    }
  }
}

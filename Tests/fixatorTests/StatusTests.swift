import Testing

/// A command line, what it is given on standard input, and the status that it must end with.
struct CommandLineCase: CustomTestStringConvertible, Sendable {
  let line: String
  let status: Int32
  var input = ""

  init(_ status: Int32, _ line: String, input: String = "") {
    (self.line, self.status, self.input) = (line, status, input)
  }

  var testDescription: String { "\(line) → \(status)" }
}

/// Every command with every status that input can bring about; 70 is a fault of the program, which none does.
@Suite struct StatusTests {
  static let done = [
    CommandLineCase(0, "plan Fixtures/cases/tibia-varus-lengthening.yaml"),
    CommandLineCase(0, "plan Fixtures/cases/tibia-varus-lengthening.yaml --format json"),
    CommandLineCase(0, "plan Fixtures/cases/tibia-varus-lengthening.yaml --format csv"),
    CommandLineCase(0, "plan Fixtures/cases/tibia-varus-lengthening.yaml --suggest-stages"),
    CommandLineCase(0, "plan Fixtures/cases/tibia-varus-lengthening.yaml --choose-height 190-215"),
    CommandLineCase(0, "check Fixtures/cases/tibia-varus-lengthening.yaml Fixtures/check/our-own.csv"),
    CommandLineCase(
      0, "check Fixtures/cases/tibia-varus-lengthening.yaml Fixtures/check/maker-export.csv --format csv"),
    CommandLineCase(
      0, "resume Fixtures/cases/tibia-varus-lengthening.yaml --struts 215,218,220,201,200,187 --day 10"),
    CommandLineCase(
      0, "resume Fixtures/check/two-scales.yaml --struts 44,45,44,45,44,45 --day 15 --struts-mounted a"),
    CommandLineCase(0, "plan Fixtures/cases/tibia-varus-lengthening.plan.json"),
    CommandLineCase(0, "check Fixtures/cases/tibia-varus-lengthening.plan.json Fixtures/check/our-own.csv"),
    CommandLineCase(
      0,
      "check Fixtures/cases/tibia-varus-lengthening.yaml Fixtures/check/our-own.csv "
        + "--plan Fixtures/cases/tibia-varus-lengthening.plan.json"),
    CommandLineCase(
      0, "resume Fixtures/cases/tibia-varus-lengthening.plan.json --struts 215,218,220,201,200,187 --day 10"),
    CommandLineCase(
      0, "resume Fixtures/resumes/three-days-missed.plan.json --struts 215,218,220,202,201,187 --day 10"),
    CommandLineCase(
      0, "batch Fixtures/cases/pure-rotation.yaml Fixtures/cases/pure-lengthening.plan.json --self-contained"),
    CommandLineCase(0, "sensitivity Fixtures/cases/uncertain-inputs.yaml --samples 500"),
    CommandLineCase(
      0, "batch Fixtures/cases/pure-rotation.yaml Fixtures/cases/pure-lengthening.yaml --summary"),
    CommandLineCase(0, "pose Fixtures/cases/tibia-varus-lengthening.yaml --struts 213,216,219,194,194,174"),
    CommandLineCase(
      0, "pose Fixtures/cases/tibia-varus-lengthening.yaml --struts 213,216,219,194,194,174 --all"),
    CommandLineCase(
      0, "pose Fixtures/cases/tibia-varus-lengthening.yaml -", input: "213,216,219,194,194,174\n"),
    CommandLineCase(0, "struts Fixtures/cases/tibia-varus-lengthening.yaml --pose 0,0,-170,1,0,0,0"),
    CommandLineCase(0, "hardware"), CommandLineCase(0, "doctor"), CommandLineCase(0, "new --template"),
    CommandLineCase(0, "schema case"), CommandLineCase(0, "schema plan"), CommandLineCase(0, "schema error"),
    CommandLineCase(0, "--version"), CommandLineCase(0, "--help"), CommandLineCase(0, "help plan"),
    CommandLineCase(0, "--generate-completion-script bash"),
    CommandLineCase(0, "--generate-completion-script zsh"),
    CommandLineCase(0, "--generate-completion-script fish"),
  ]

  static let withErrors = [
    CommandLineCase(1, "plan Fixtures/checks/strut-out-of-range.raises.yaml"),
    CommandLineCase(1, "plan Fixtures/checks/strut-out-of-range.raises.yaml --format json"),
    CommandLineCase(1, "plan Fixtures/stages/ends-meet-by-whole-steps.yaml --suggest-stages"),
    CommandLineCase(1, "plan Fixtures/stages/ends-meet-by-whole-steps-mirrored.yaml --suggest-stages"),
    CommandLineCase(1, "check Fixtures/cases/tibia-varus-lengthening.yaml Fixtures/check/two-mistakes.csv"),
    CommandLineCase(1, "resume Fixtures/cases/tibia-varus-lengthening.yaml --struts 200,200,200,200,200,200"),
    CommandLineCase(1, "batch Fixtures/checks/strut-out-of-range.raises.yaml --summary"),
    CommandLineCase(1, "pose Fixtures/cases/tibia-varus-lengthening.yaml --struts 213,216,219,194,194,774"),
    CommandLineCase(
      1, "pose Fixtures/cases/tibia-varus-lengthening.yaml -", input: "213,216,219,194,194,774\n"),
  ]

  static let wrongUsage = [
    "plan", "plam", "plna", "xyzzy", "plan a.yaml b.yaml", "plan a.yaml --format xml",
    "plan a.yaml --calendar daily",
    "plan a.yaml --choose-height 220-140", "check a.yaml", "check - -", "check a.yaml b.csv --format text",
    "resume a.yaml", "resume a.yaml --struts 1,2,3", "resume a.yaml --struts 1,2,3,4,5,6 --slow 2",
    "resume Fixtures/check/two-scales.yaml --struts 44,45,44,45,44,45 --struts-mounted a,b",
    "resume a.yaml --struts 1,2,3,4,5,6 --pause -1", "resume a.yaml --struts 1,2,3,4,5,nan",
    "sensitivity", "sensitivity a.yaml --samples 1", "sensitivity a.yaml --tolerance 5", "batch", "batch - -",
    "batch a.yaml --jobs 0", "batch a.yaml --shard 3/2", "batch a.yaml --resume", "batch a.yaml --draws 0",
    "batch a.yaml --assume published", "batch a.yaml --study mounting --summary", "pose a.yaml",
    "pose a.yaml b.csv --struts 1,2,3,4,5,6", "pose a.yaml --struts a,b,c,d,e,f", "pose - -", "struts a.yaml",
    "struts a.yaml --pose 0,0,1,0,0,0,0", "new", "new a.yaml --template", "hardware more", "doctor more",
    "schema", "schema plans",
  ].map { CommandLineCase(64, $0) }

  static let badInput = [
    CommandLineCase(
      65,
      "check Fixtures/cases/pure-rotation.yaml Fixtures/check/our-own.csv "
        + "--plan Fixtures/cases/tibia-varus-lengthening.plan.json"),
    CommandLineCase(
      65, "resume Fixtures/resumes/three-days-missed.plan.json --struts 215,218,220,202,201,187 --day 9"),
    CommandLineCase(65, "resume Fixtures/check/two-scales.yaml --struts 44,45,44,45,44,45 --day 15"),
    CommandLineCase(
      65, "resume Fixtures/check/two-scales.yaml --struts 44,45,44,45,44,45 --day 15 --struts-mounted c"),
    CommandLineCase(65, "plan -"), CommandLineCase(65, "plan -", input: "case: [\n"),
    CommandLineCase(65, "plan -", input: "frame: {reference-ring: {}, moving-ring: {}}\n"),
    CommandLineCase(65, "check Fixtures/cases/tibia-varus-lengthening.yaml -", input: "no table\n"),
    CommandLineCase(65, "resume Fixtures/cases/tibia-varus-lengthening.yaml --struts 90,290,90,290,90,290"),
    CommandLineCase(65, "sensitivity -", input: "x"),
    CommandLineCase(65, "batch - --input-format ndjson", input: "{}\n"),
    CommandLineCase(65, "pose -  --struts 1,2,3,4,5,6"),
    CommandLineCase(65, "pose Fixtures/cases/tibia-varus-lengthening.yaml -", input: "1,2\n"),
    CommandLineCase(65, "struts Fixtures/cases/tibia-varus-lengthening.yaml -", input: "0,0,1,0,0,0,0\n"),
    CommandLineCase(65, "new case.yaml", input: "ends early\n"),
  ]

  static let fileProblems = [
    CommandLineCase(74, "plan none.yaml"),
    CommandLineCase(74, "plan Fixtures/cases"), CommandLineCase(74, "plan Fixtures"),
    CommandLineCase(74, "check none.yaml Fixtures/check/our-own.csv"),
    CommandLineCase(74, "check Fixtures/cases/tibia-varus-lengthening.yaml none.csv"),
    CommandLineCase(74, "resume none.yaml --struts 1,2,3,4,5,6"),
    CommandLineCase(74, "sensitivity none.yaml"),
    CommandLineCase(74, "batch none.yaml"), CommandLineCase(74, "pose none.yaml --struts 1,2,3,4,5,6"),
    CommandLineCase(74, "struts none.yaml --pose 0,0,1,1,0,0,0"),
    CommandLineCase(74, "plan Fixtures/cases/tibia-varus-lengthening.yaml --output /dev/null/none"),
    CommandLineCase(74, "plan Fixtures/cases/tibia-varus-lengthening.yaml > /dev/full"),
    CommandLineCase(74, "--help > /dev/full"), CommandLineCase(74, "help plan > /dev/full"),
    CommandLineCase(74, "check --help > /dev/full"), CommandLineCase(74, "--version > /dev/full"),
    CommandLineCase(74, "--generate-completion-script bash > /dev/full"),
    CommandLineCase(74, "hardware > /dev/full"), CommandLineCase(74, "doctor > /dev/full"),
    CommandLineCase(74, "new --template > /dev/full"),
    CommandLineCase(74, "batch Fixtures/cases/pure-rotation.yaml > /dev/full"),
    CommandLineCase(
      74, "pose Fixtures/cases/tibia-varus-lengthening.yaml --struts 213,216,219,194,194,174 > /dev/full"),
    CommandLineCase(74, "sensitivity Fixtures/cases/uncertain-inputs.yaml --samples 100 > /dev/full"),
    CommandLineCase(
      74, "check Fixtures/cases/tibia-varus-lengthening.yaml Fixtures/check/our-own.csv > /dev/full"),
    CommandLineCase(
      74,
      "resume Fixtures/cases/tibia-varus-lengthening.yaml --struts 215,218,220,201,200,187 --day 10 > /dev/full"
    ),
  ]

  @Test("A command ends with the status of what came of it", arguments: done + withErrors)
  func ends(_ test: CommandLineCase) throws {
    let outcome = try Scratch().shell("fixator \(test.line)", input: test.input)
    #expect(outcome.status == test.status, "\(outcome.errors)")
    #expect(!outcome.output.isEmpty || test.line.contains("--suggest-stages"))
    #expect(!outcome.output.contains("fixator: understood"))
  }

  @Test(
    "Wrong usage is 64, bad input 65, a file that cannot be read or written 74; none of them prints results",
    arguments: wrongUsage + badInput + fileProblems)
  func refuses(_ test: CommandLineCase) throws {
    let outcome = try Scratch().shell("fixator \(test.line)", input: test.input)
    #expect(outcome.status == test.status, "\(outcome.errors)")
    #expect(!outcome.errors.isEmpty)
    // A batch and a table go on: what cannot be read is a line of the results.
    let goesOn = test.line.hasPrefix("batch") || test.line.hasSuffix(".yaml -")
    if !goesOn { #expect(outcome.output.isEmpty) }
  }
}

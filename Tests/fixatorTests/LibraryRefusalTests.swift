import CFixator
import FixatorC
import Foundation
import Testing

/// What libfixator refuses it says in the words of its options, keys of JSON; the program says the same in its flags.
@Suite struct LibraryRefusalTests {
  /// A call, and the command line that is refused as it is.
  struct Refused: Sendable, CustomTestStringConvertible {
    let fixture: String
    /// By names; `CASE` and `TABLE` in a text are what is in these files.
    let options: String
    /// Behind `fixator`.
    let words: String
    /// The option that is named.
    let key: String
    /// A function takes a schedule too.
    var schedule: String?

    init(_ fixture: String, _ options: String, _ words: String, _ key: String, schedule: String? = nil) {
      (self.fixture, self.options, self.words, self.key) = (fixture, options, words, key)
      self.schedule = schedule
    }

    var command: String { String(words.prefix { $0 != " " }) }
    var testDescription: String { "\(words) \(options)" }
  }

  private static let good = "cases/tibia-varus-lengthening.yaml"
  private static let levels = "levels/tibia-defect-60.yaml"
  private static let scales = "check/two-scales.yaml"
  private static let six = "213,216,219,194,194,174"
  private static let twelve = "146,146,146,146,146,146,195,195,195,195,195,195"

  private static let poses: [Refused] = [
    ("-900,216,219,194,194,174", "", "", "struts"), ("1e10,216,219,194,194,174", "", "", "struts"),
    (six, #""start": [0, 0, 0, 0, 0, 0, 0]"#, "--start=0,0,0,0,0,0,0", "start"),
    (six, #""certify": true, "distance": "3=220""#, "--certify --distance 3=220", "certify"),
    (six, #""strut-sd": 0"#, "--strut-sd 0", "strut-sd"),
    (six, #""all": true, "strut-sd": 1"#, "--all --strut-sd 1", "all"),
    (six, #""distance": "9=1""#, "--distance 9=1", "distance"),
  ].map { struts, options, words, key in
    Refused(
      good, #"{"struts": [\#(struts)]\#(options.isEmpty ? "" : ", ")\#(options)}"#,
      "pose CASE --struts=\(struts) \(words)", key)
  }

  private static let resumes: [Refused] = [
    (good, six, #""slow": 2"#, "--slow 2", "slow"), (good, six, #""day": 2000"#, "--day 2000", "day"),
    (good, six, #""pause": 2000"#, "--pause 2000", "pause"),
    (good, six, #""strut-sd": 0"#, "--strut-sd 0", "strut-sd"),
    (good, six, #""distance": "9=1""#, "--distance 9=1", "distance"),
    (good, six, #""done": ["a", "b"]"#, "--done a --done b", "done"),
    (good, twelve, "", "", "struts"), (levels, six, "", "", "struts"),
    (levels, twelve, #""distance": "3=220""#, "--distance 3=220", "distance"),
    (scales, "44,45,44,45,44,45", #""day": 15"#, "--day 15", "struts-mounted"),
    (
      scales, "44,45,44,45,44,45", #""day": 15, "struts-mounted": "c""#, "--day 15 --struts-mounted c",
      "struts-mounted"
    ),
    (
      scales, "44,45,44,45,44,45", #""day": 15, "struts-mounted": "a,b""#, "--day 15 --struts-mounted a,b",
      "struts-mounted"
    ),
  ].map { fixture, struts, options, words, key in
    Refused(
      fixture, #"{"struts": [\#(struts)]\#(options.isEmpty ? "" : ", ")\#(options)}"#,
      "resume CASE --struts=\(struts) \(words)", key)
  }

  private static let others: [Refused] = [
    Refused(levels, #"{"choose-height": true}"#, "plan CASE --choose-height", "choose-height"),
    Refused(levels, #"{"choose-offset": [40, 80]}"#, "plan CASE --choose-offset 40-80", "choose-offset"),
    Refused(
      levels, #"{"struts-mounted": "long"}"#, "check CASE TABLE --struts-mounted long", "struts-mounted",
      schedule: "check/our-own.csv"),
    Refused("films.yaml", #"{"single": true}"#, "films CASE --single", "single"),
    Refused(good, #"{"rings": ["none such"]}"#, "design CASE --rings 'none such'", "rings"),
    Refused(
      good, #"{"rings": "generic-155-two-thirds"}"#, "design CASE --rings generic-155-two-thirds", "rings"),
    Refused(good, #"{"struts": ["none such"]}"#, "design CASE --struts 'none such'", "struts"),
    Refused("", #"{"names": ["none such"]}"#, "verify 'none such'", "list"),
  ]

  @Test(arguments: poses + resumes + others)
  func optionsAreWrittenAsWhoeverAsksWritesThem(refused: Refused) throws {
    let scratch = try Scratch()
    try scratch.shell("fixator new --films > films.yaml")
    let isFilms = refused.fixture == "films.yaml"
    let path = isFilms ? "films.yaml" : "Fixtures/\(refused.fixture)"
    let text = isFilms || refused.fixture.isEmpty ? "" : "\(Program.fixtures)/\(refused.fixture)"
    let bytes =
      isFilms
      ? Array(try scratch.text("films.yaml").utf8)
      : text.isEmpty ? [] : Array(try Data(contentsOf: URL(filePath: text)))
    let table = try refused.schedule.map {
      Array(try Data(contentsOf: URL(filePath: "\(Program.fixtures)/\($0)")))
    }
    let verify: LibraryCall.OfText = { _, _, options, length, room in fixator_verify(options, length, room) }
    let functions: [String: LibraryCall.OfText] = [
      "plan": fixator_plan, "check": LibraryCall.check(table ?? []), "resume": fixator_resume,
      "pose": fixator_pose, "films": fixator_films, "design": fixator_design, "verify": verify,
    ]
    let answer = LibraryCall.answer(bytes, refused.options, try #require(functions[refused.command]))
    #expect([FIXATOR_USAGE, FIXATOR_BAD_INPUT].contains(Int(answer.status)), "\(answer.text)")
    #expect(answer.text.contains(refused.key) && !answer.text.contains("--"), "\(answer.text)")

    let words = refused.words.replacingOccurrences(of: "CASE", with: path)
      .replacingOccurrences(of: "TABLE", with: refused.schedule.map { "Fixtures/\($0)" } ?? "")
    let said = try scratch.shell("fixator \(words) || true")
    #expect(said.errors.contains("--\(refused.key)"), "\(said.errors)")
  }

  /// A text where a word of JSON is expected shows that it is one.
  @Test(arguments: [
    (#"{"certify": "true"}"#, #"certify is true or false (found \"true\")"#),
    (#"{"jobs": "2"}"#, #"jobs is a whole number from 1 to 1024 (found \"2\")"#),
    (#"{"choose-offset": [40, "80"]}"#, #"finite numbers (found \"80\")"#),
  ])
  func aTextIsFoundAsAText(options: String, words: String) throws {
    let bytes = Array(try Data(contentsOf: URL(filePath: "\(Program.fixtures)/\(Self.good)")))
    let answer = LibraryCall.answer(bytes, options, fixator_plan)
    #expect(answer.status == FIXATOR_USAGE && answer.text.contains(words), "\(answer.text)")
  }
}

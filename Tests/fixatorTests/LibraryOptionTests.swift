import CFixator
import FixatorC
import Foundation
import Testing

/// What libfixator answers when it is told more is what the program prints with those options, to the byte.
@Suite struct LibraryOptionTests {
  private func text(_ fixture: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(Program.fixtures)/\(fixture)")))
  }

  private func expectSame(
    _ answer: LibraryCall.Outcome, _ printed: Program.Outcome,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(answer.text == printed.output && !answer.text.isEmpty, sourceLocation: sourceLocation)
    #expect(answer.status == printed.status, "\(printed.errors)", sourceLocation: sourceLocation)
  }

  @Test func aPlanThatIsCertified() throws {
    let fixture = "cases/over-correction.yaml"
    let printed = try Scratch().run("plan", "Fixtures/\(fixture)", "--certify", "--format", "json")
    expectSame(LibraryCall.answer(try text(fixture), #"{"certify": true}"#, fixator_plan), printed)
    #expect(printed.output.contains("\"certificates\""))
  }

  @Test(arguments: [
    ("--choose-height", #"{"choose-height": true}"#),
    ("--choose-height=160-190", #"{"choose-height": [160, 190]}"#),
    (
      "--choose-height=170-190 --choose-offset 60-70",
      #"{"choose-height": [170, 190], "choose-offset": [60, 70]}"#
    ),
  ])
  func aFrameThatIsChosen(words: String, options: String) throws {
    let fixture = "cases/strut-changes-on-weekdays.yaml"
    let printed = try Scratch().shell("fixator plan Fixtures/\(fixture) \(words) --format json")
    expectSame(LibraryCall.answer(try text(fixture), options, fixator_plan), printed)
    let levels = LibraryCall.answer(try text("levels/tibia-defect-60.yaml"), options, fixator_plan)
    #expect(levels.status == FIXATOR_USAGE && levels.text.contains("two that share the middle ring"))
  }

  @Test(arguments: [
    "cases/tibia-varus-lengthening.yaml", "checks/bone-ends-collide.raises.yaml",
    "stages/ends-meet-by-whole-steps.yaml", "levels/lengthening-and-angulation.yaml",
  ])
  func stages(fixture: String) throws {
    let printed = try Scratch().run("plan", "Fixtures/\(fixture)", "--suggest-stages")
    let answer = LibraryCall.answer(try text(fixture), "", fixator_suggest_stages)
    let found = try #require(
      try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [String: Any])
    #expect(found["stages"] as? String == printed.output && answer.status == printed.status)
    for words in try #require(found["messages"] as? [String]) {
      #expect(
        printed.says(
          words.replacingOccurrences(of: "suggest_stages", with: "fixator plan --suggest-stages")))
      #expect(!words.contains("--"))
    }
  }

  /// A plan that was resumed is followed; that of another case is refused.
  @Test func aPlanThatWasFollowed() throws {
    let scratch = try Scratch()
    try scratch.shell(
      "fixator resume \(Sample.good) --struts \(Sample.dayTen) --day 10 --pause 2 --format json > plan.json")
    try scratch.shell("fixator plan \(Sample.good) --format csv > turned.csv")
    let (plan, done) = (try scratch.text("plan.json"), try scratch.text("turned.csv"))
    let case_ = try text("cases/tibia-varus-lengthening.yaml")
    let checked = try scratch.run(
      "check", Sample.good, "turned.csv", "--plan", "plan.json", "--format", "json")
    let table = Array(done.utf8)
    let without = LibraryCall.answer(case_, "", LibraryCall.check(table))
    let with = LibraryCall.answer(case_, try LibraryCall.options(["plan": plan]), LibraryCall.check(table))
    expectSame(with, checked)
    #expect(with.text != without.text)

    let words = "--struts \(Sample.dayTen) --day 12 --strut-sd 0.5 --distance 3=220±0.5"
    let numbers = Sample.dayTen.split(separator: ",").compactMap { Double($0) }
    let resumed = try scratch.shell(
      "fixator resume \(Sample.good) \(words) --plan plan.json --done turned.csv --format json")
    let options = try LibraryCall.options([
      "struts": numbers, "day": 12, "strut-sd": 0.5, "distance": ["3=220±0.5"], "plan": plan, "done": done,
    ])
    let answer = LibraryCall.answer(case_, options, fixator_resume)
    #expect(
      answer.text == resumed.output && answer.status == resumed.status, "\(resumed.errors) \(answer.text)")

    let other = LibraryCall.answer(
      try text("cases/pure-lengthening.yaml"), try LibraryCall.options(["plan": plan]),
      LibraryCall.check(table))
    #expect(other.status == FIXATOR_BAD_INPUT && other.text.contains("made from another case"))
    for wrong in [["plan": "{}"], ["plan": "days: 3"]] {
      let refused = LibraryCall.answer(case_, try LibraryCall.options(wrong), LibraryCall.check(table))
      #expect(refused.status == FIXATOR_BAD_INPUT && refused.text.contains(#""input":"plan""#))
    }
  }

  @Test func strutsThatAreOn() throws {
    let words = "resume Fixtures/check/two-scales.yaml --struts 44,45,44,45,44,45 --day 15 --struts-mounted a"
    let printed = try Scratch().shell("fixator \(words) --format json")
    func options(_ mounted: Any) throws -> String {
      try LibraryCall.options(["struts": [44, 45, 44, 45, 44, 45], "day": 15, "struts-mounted": mounted])
    }
    let case_ = try text("check/two-scales.yaml")
    expectSame(LibraryCall.answer(case_, try options("a"), fixator_resume), printed)
    for wrong in ["c", "a,b"] {
      let refused = LibraryCall.answer(case_, try options(wrong), fixator_resume)
      #expect(refused.status == FIXATOR_USAGE && refused.text.contains("struts-mounted"))
    }
  }

  /// Twelve readings, and a table of how they stood.
  @Test func twoLevelsWithTheirRecord() throws {
    let (scratch, fixture) = (try Scratch(), "levels/tibia-defect-60.yaml")
    try scratch.shell("fixator plan Fixtures/\(fixture) --format csv > twelve.csv")
    let twelve = "146,146,146,146,146,146,195,195,195,195,195,195"
    try scratch.shell("head -16 twelve.csv > done.csv")
    let printed = try scratch.shell(
      "fixator resume Fixtures/\(fixture) --struts \(twelve) --day 14 --done done.csv --format json")
    let options: [String: Any] = [
      "struts": twelve.split(separator: ",").compactMap { Double($0) }, "day": 14,
      "done": try scratch.text("done.csv"),
    ]
    let answer = LibraryCall.answer(try text(fixture), try LibraryCall.options(options), fixator_resume)
    #expect(
      answer.text == printed.output && answer.status == printed.status, "\(printed.errors) \(answer.text)")
    let refused = LibraryCall.answer(
      try text(fixture), try LibraryCall.options(options.merging(["distance": "3=169"]) { $1 }),
      fixator_resume)
    #expect(refused.status == FIXATOR_USAGE && refused.text.contains("for cases of one level"))
  }

  @Test(arguments: [
    ("--strut-sd 0.5 --distance 3=220±0.5 --format json", #""strut-sd": 0.5, "distance": "3=220±0.5""#),
    ("--certify --format json", #""certify": true"#), ("--all", #""all": true"#),
    ("--start 0,0,-170,1,0,0,0 --format json", #""start": [0, 0, -170, 1, 0, 0, 0]"#),
  ])
  func aPose(words: String, options: String) throws {
    let readings = "213,216,219,194,194,174"
    let printed = try Scratch().shell("fixator pose \(Sample.good) --struts \(readings) \(words)")
    let answer = LibraryCall.answer(
      try text("cases/tibia-varus-lengthening.yaml"), #"{"struts": [\#(readings)], \#(options)}"#,
      fixator_pose)
    expectSame(answer, printed)
  }

  @Test func aDesign() throws {
    let fixture = "cases/tibia-varus-lengthening.yaml"
    let printed = try Scratch().shell(
      "fixator design Fixtures/\(fixture) --rings generic-155,generic-180 --struts medium,long --height 160-180 --axial-offset 60-70 "
        + "--frames 12 --rotation 0 --draws 3 --seed 5 --format json")
    let options = """
      {"rings": ["generic-155", "generic-180"], "struts": ["medium", "long"], "height": [160, 180], "axial-offset": [60, 70], \
      "frames": 12, "rotation": 0, "draws": 3, "seed": 5}
      """
    expectSame(LibraryCall.answer(try text(fixture), options, fixator_design), printed)
  }

  @Test func measuredFrames() throws {
    let (scratch, fixture) = (try Scratch(), "measure/generic-155.yaml")
    let printed = try scratch.run(
      "measure", "Fixtures/\(fixture)", "--hardware-out", "own.yaml", "--format", "json")
    expectSame(LibraryCall.answer(try text(fixture), "", fixator_measure), printed)
    #expect(
      LibraryCall.answer(try text(fixture), "", fixator_measured_hardware).text
        == (try scratch.text("own.yaml")))
  }

  @Test func verification() throws {
    let scratch = try Scratch()
    let verify: LibraryCall.OfText = { _, _, options, length, room in fixator_verify(options, length, room) }
    let some = #"{"names": ["femur"]}"#
    expectSame(
      LibraryCall.answer([], some, verify), try scratch.run("verify", "femur", "--format", "json"))
    expectSame(LibraryCall.answer([], #"{"list": true}"#, verify), try scratch.run("verify", "--list"))
    #expect(LibraryCall.answer([], #"{"names": ["none such"]}"#, verify).status == FIXATOR_USAGE)
  }

  @Test func comparisonsSchemasAndTemplates() throws {
    let scratch = try Scratch()
    let (one, other) = ("Fixtures/cases/pure-lengthening.yaml", "Fixtures/cases/pure-rotation.yaml")
    let compare = LibraryCall.with(try text("cases/pure-rotation.yaml"), fixator_compare)
    expectSame(
      LibraryCall.answer(
        try text("cases/pure-lengthening.yaml"), try LibraryCall.options(["names": [one, other]]), compare),
      try scratch.run("compare", one, other, "--format", "json"))
    for subject in ["case", "plan2", "design"] {
      let answer = LibraryCall.answer(Array(subject.utf8), "") { text, length, _, _, room in
        fixator_schema(text, length, room)
      }
      expectSame(answer, try scratch.run("schema", subject))
    }
    for (flag, options) in [("--template", "{}"), ("--films", #"{"films": true}"#)] {
      let answer = LibraryCall.answer([], options) { _, _, options, length, room in
        fixator_template(options, length, room)
      }
      expectSame(answer, try scratch.run("new", flag))
    }
  }

  /// A part of the lines, lines for an engine, the picture of all.
  @Test(arguments: [
    ("--summary --shard 2/5", #"{"output": "summaries", "shard": "2/5""#),
    ("--summary --filter", #"{"output": "summaries", "filter": true"#),
    ("--study mounting", #"{"output": "mounting""#),
  ])
  func partsOfABatch(words: String, options: String) throws {
    let scratch = try Scratch()
    try scratch.shell("head -41 Fixtures/batch/registry.csv > table.csv")
    // A picture is named after the files that it is of.
    let input = words.contains("study") ? "cases --input-format csv" : "- < table.csv"
    try scratch.shell("cp table.csv cases")
    let printed = try scratch.shell(
      "fixator batch --base Fixtures/batch/clinic.yaml \(words) \(input) || [ $? -eq 65 ]")
    let base = try LibraryCall.options([
      "base": String(decoding: try text("batch/clinic.yaml"), as: UTF8.self)
    ])
    var lines: [UInt8] = []
    let answer = withUnsafeMutablePointer(to: &lines) { lines in
      LibraryCall.answer(
        Array((try? scratch.text("table.csv"))?.utf8 ?? "".utf8), "\(options), \(base.dropFirst())"
      ) {
        text, length, options, optionsLength, room in
        fixator_batch(
          text, length, options, optionsLength,
          { context, bytes, count in
            context?.assumingMemoryBound(to: [UInt8].self).pointee += UnsafeRawBufferPointer(
              start: bytes, count: count)
            return 0
          }, lines, room)
      }
    }
    #expect(String(decoding: lines, as: UTF8.self) == printed.output && !lines.isEmpty, "\(answer.text)")
  }

  @Test(arguments: [
    #"{"choose-height": [190, 160]}"#, #"{"choose-height": [10, 160]}"#, #"{"choose-height": "near"}"#,
    #"{"choose-offset": [0, 1e9]}"#, #"{"choose-offset": true}"#, #"{"certify": 1}"#, #"{"jobs": 0}"#,
  ])
  func optionsThatMakeNoSense(options: String) throws {
    let case_ = try text("cases/tibia-varus-lengthening.yaml")
    #expect(LibraryCall.answer(case_, options, fixator_plan).status == FIXATOR_USAGE)
  }

  @Test(arguments: [
    #"{}"#, #"{"struts": [1, 2, 3]}"#, #"{"struts": [1, 2, 3, 4, 5, 1e300]}"#,
    #"{"struts": [1, 2, 3, 4, 5, -900]}"#,
    #"{"struts": [1, 2, 3, 4, 5, 6], "start": [1, 2, 3]}"#,
    #"{"struts": [200, 200, 200, 200, 200, 200], "start": [0, 0, 0, 0, 0, 0, 0]}"#,
    #"{"struts": [200, 200, 200, 200, 200, 200], "distance": "7=3"}"#,
    #"{"struts": [200, 200, 200, 200, 200, 200], "distance": [3]}"#,
    #"{"struts": [200, 200, 200, 200, 200, 200], "strut-sd": 0}"#,
    #"{"struts": [200, 200, 200, 200, 200, 200], "strut-sd": 1, "all": true}"#,
    #"{"struts": [200, 200, 200, 200, 200, 200], "certify": true, "distance": "3=200"}"#,
  ])
  func posesThatMakeNoSense(options: String) throws {
    let case_ = try text("cases/tibia-varus-lengthening.yaml")
    #expect(LibraryCall.answer(case_, options, fixator_pose).status == FIXATOR_USAGE)
  }
}

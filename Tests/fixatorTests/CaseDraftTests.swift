import CommandAnswers
import Foundation
import Testing

/// A case that is typed key by key on a page.
@Suite struct CaseDraftTests {
  private static let typed: [DraftEdit] = [
    .set("case", .text("tibia")), .set("side", .text("left")), .set("bone", .text("tibia")),
    .set("reference", .text("proximal")), .set("deformity.ap-angulation", .text("12 varus")),
    .set("mounting.axial-offset", .text("60 proximal")), .set("frame.proximal-ring", .text("generic-155")),
    .set("frame.distal-ring", .text("generic-155")), .set("frame.mode", .text("chronic")),
    .set("frame.neutral-height", .text("203")),
    .append("structures-at-risk", .section(["ap": .text("25 lateral"), "name": .text("nerve: peroneal")])),
    .set("structures-at-risk[1].rate", .text("0.8")),
  ]

  @Test func aCaseGrowsFromNothing() throws {
    var draft = CaseDraft("")
    for edit in CaseDraftTests.typed { try draft.apply([edit]) }
    #expect(
      draft.text == """
        case: tibia
        side: left
        bone: tibia
        reference: proximal
        deformity:
          ap-angulation: 12 varus
        mounting:
          axial-offset: 60 proximal
        frame:
          proximal-ring: generic-155
          distal-ring: generic-155
          mode: chronic
          neutral-height: 203
        structures-at-risk:
          - {name: "nerve: peroneal", ap: 25 lateral, rate: 0.8}

        """)
    let state = String(decoding: draft.state(isWhole: true), as: UTF8.self)
    let read = try JSONSerialization.jsonObject(with: Data(state.utf8)) as? [String: Any]
    #expect(read?["plan"] != nil && read?["refusal"] == nil)
    #expect((read?["frames"] as? [Any])?.count == 1)
    let values = read?["values"] as? [String: Any]
    #expect((values?["deformity"] as? [String: Any])?["ap-angulation"] as? String == "12 varus")
  }

  @Test func commentsStay() throws {
    var draft = CaseDraft("# of March\n\n")
    try draft.apply([.set("deformity.ap-angulation", .text("12 varus"))])
    try draft.apply([.set("deformity.ap-angulation", .text("13 varus")), .set("side", .text("left"))])
    #expect(draft.text.hasPrefix("# of March\n") && draft.text.contains("ap-angulation: 13 varus"))
  }

  @Test func whatIsWrongIsToldWithItsKeyAndWhatWasTypedStays() throws {
    var draft = CaseDraft("")
    try draft.apply(CaseDraftTests.typed + [.set("deformity.ap-angulation", .text("12 # vorus"))])
    let state = String(decoding: draft.state(isWhole: false), as: UTF8.self)
    let read = try JSONSerialization.jsonObject(with: Data(state.utf8)) as? [String: Any]
    let refusal = read?["refusal"] as? [String: Any]
    let errors = refusal?["errors"] as? [[String: Any]]
    #expect(errors?.count == 1 && errors?.first?["key"] as? String == "deformity.ap-angulation")
    #expect(read?["plan"] == nil && read?["text"] as? String == draft.text)
  }

  /// Films while the edge of a ball is being marked: the ball is left out and said until there is enough of it.
  @Test(arguments: [0, 1, 2, 3]) func aBallWithTooFewPointsIsLeftOutOfFilmsThatAreMarked(count: Int) throws {
    let scratch = try Scratch()
    let points = (0..<count).map { "[\(60 + 12 * $0), \(90 + $0 * $0)]" }.joined(separator: ", ")
    let made = try scratch.run("new", "--films").output
    let text = made.replacingOccurrences(
      of: "- {ring: proximal, strut: 1, at: [-21.11, 77.62]}",
      with:
        "- {ball: 25.4, name: b, at: [\(points)]}\n      - {ring: proximal, strut: 1, at: [-21.11, 77.62]}")
    try #require(text != made)
    func state(_ text: String) throws -> [String: Any] {
      let state = CaseDraft(text).state(isWhole: false)
      return try #require(try JSONSerialization.jsonObject(with: Data(state)) as? [String: Any])
    }
    let (with, without) = (try state(text), try state(made))
    #expect(with["refusal"] == nil)
    let films = try #require(with["films"] as? [String: Any])
    let errors = (films["unfinished"] as? [String: Any])?["errors"] as? [[String: Any]]
    #expect(errors?.map { $0["key"] as? String } == (count < 3 ? ["films[1].marks[1].at"] : nil))
    let own = (without["films"] as? [String: Any])?["case"] as? String
    #expect(own != nil && (films["case"] as? String) != nil)
    if count < 3 { #expect(films["case"] as? String == own) }
    // A file that is given is no draft.
    try scratch.write(text, "films.yaml")
    let given = try scratch.run("films", "films.yaml")
    #expect(given.status == (count < 3 ? 65 : 0), "\(given.errors)")
    if count < 3 { #expect(given.says("three or more points")) }
  }

  @Test(arguments: ["deformity.angulation", "levels[1]x", "", "frame[2].mode.x", "structures-at-risk[0].ap"])
  func keysThatNoCaseHasAreRefused(path: String) {
    var draft = CaseDraft("side: left\n")
    #expect(throws: CommandRefusal.self) { try draft.apply([.set(path, .text("1"))]) }
    #expect(draft.text == "side: left\n")
  }

  @Test func ofSeveralChangesAllAreMadeOrNone() {
    var draft = CaseDraft("side: left\n")
    #expect(throws: CommandRefusal.self) {
      try draft.apply([.set("side", .text("right")), .remove("bone")])
    }
    #expect(draft.text == "side: left\n")
  }

  private static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: "\(Program.fixtures)/\(path)")), as: UTF8.self)
  }

  private static func plan(_ text: String) throws -> [String: Any] {
    let answer = try Commands.plan(Array(text.utf8)).text
    return try #require(try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any])
  }

  private static func plans(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(Program.fixtures)/\(folder)")
      .filter { $0.hasSuffix(".plan.json") }.map { "\(folder)/\($0)" }.sorted()
  }

  /// It has the plan that the command makes of the plan's file, also where the plan had been resumed.
  @Test func ofAPlanItIsTheCaseThatItWasMadeFrom() throws {
    let paths = try ["cases", "levels", "resumes"].flatMap { try CaseDraftTests.plans($0) }
    #expect(paths.count > 40)
    for path in paths {
      let text = try CaseDraftTests.text(path)
      let draft = CaseDraft(text)
      #expect(draft.isPlan, "\(path)")
      let own = try draft.ofPlan()
      #expect(!own.isPlan && own.text.contains("mounting:"), "\(path)")
      let (one, other) = (try CaseDraftTests.plan(text), try CaseDraftTests.plan(own.text))
      #expect(one["fingerprint"] as? String == other["fingerprint"] as? String, "\(path)")
      #expect(NSDictionary(dictionary: one).isEqual(to: other), "\(path)")
    }
    let text = try CaseDraftTests.text("cases/tibia-varus-lengthening.yaml")
    #expect(!CaseDraft(text).isPlan)
    #expect(try CaseDraft(text).ofPlan().text == text)
  }

  @Test func aPlanIsNotChangedBesideItsCase() throws {
    var draft = CaseDraft(try CaseDraftTests.text("cases/tibia-varus-lengthening.plan.json"))
    let before = draft.text
    #expect(throws: CommandRefusal.self) {
      try draft.apply([.set("deformity.ap-angulation", .text("20 valgus"))])
    }
    #expect(draft.text == before)
    let nothing = #"{"format": "fixator-plan/1", "days": []}"#
    #expect(throws: CommandRefusal.self) { try CaseDraft(nothing).ofPlan() }
  }

  @Test func keysOfLevelsAreChanged() throws {
    let path = "\(Program.fixtures)/levels/tibia-defect-60.yaml"
    var draft = CaseDraft(String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self))
    try draft.apply([.set("levels[1].schedule.rate", .text("0.75"))])
    #expect(draft.text.contains("0.75"))
    let state = String(decoding: draft.state(isWhole: false), as: UTF8.self)
    let read = try JSONSerialization.jsonObject(with: Data(state.utf8)) as? [String: Any]
    #expect((read?["frames"] as? [Any])?.count == 2)
  }
}

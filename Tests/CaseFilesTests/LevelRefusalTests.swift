import CaseFiles
import Testing
import TreatmentModel

/// What a case of two levels is refused for, each at its place.
@Suite struct LevelRefusalTests {
  /// What is refused, by the text that takes the place of another, and at which key and line.
  private struct Refusal: CustomTestStringConvertible {
    let base: String
    let old: String
    let new: String
    let code: ValueFault.Code
    let key: String
    let words: String
    var testDescription: String { "\(key): \(words)" }

    init(
      _ old: String, _ new: String, _ code: ValueFault.Code, _ key: String, _ words: String,
      of base: String = LevelCaseTests.independent
    ) {
      (self.base, self.old, self.new, self.code, self.key, self.words) = (base, old, new, code, key, words)
    }
  }

  private static let refusals: [Refusal] = [
    // The list.
    Refusal(
      "level: distal", "level: proximal", .doesNotBelong, "levels[2].level", "the proximal level stands first"
    ),
    Refusal("  - level: distal", "  - level: distl", .wrongWord, "levels[2].level", "did you mean distal"),
    Refusal(
      "  - level: distal", "  - reference: distal\n  - level: distal", .wrongKind, "levels", "two levels"),
    Refusal("  - level: proximal\n", "  -\n", .missing, "levels[1].level", "level is missing"),
    Refusal("middle: {length: 160, ap: 3 medial}\n", "", .missing, "middle", "middle is missing"),
    Refusal("{length: 160, ap: 3 medial}", "{ap: 3 medial}", .missing, "middle.length", "length is missing"),
    Refusal("length: 160", "length: 1", .outOfRange, "middle.length", "out of range"),
    Refusal("ap: 3 medial", "laterl: 3 anterior", .unknownKey, "middle.laterl", "did you mean lateral"),
    // What stands in each level, and what stands once.
    Refusal(
      "side: left", "side: left\nreference: distal", .doesNotBelong, "reference", "stands in each of them"),
    Refusal("side: left", "side: left\ndeformity: {}", .doesNotBelong, "deformity", "stands in each of them"),
    Refusal(
      "side: left", "side: left\nframe: {mode: chronic}", .doesNotBelong, "frame.mode",
      "stands in each of them"),
    Refusal(
      "{rate: 0.8", "{stages: [{}], rate: 0.8", .doesNotBelong, "schedule.stages", "stands in each of them"),
    Refusal(
      "{rate: 0.5}", "{surgery: 2026-03-01}", .doesNotBelong, "levels[2].schedule.surgery", "once at the top"),
    Refusal("{rate: 0.5}", "{latency: 3}", .doesNotBelong, "levels[2].schedule.latency", "once at the top"),
    Refusal(
      "{rate: 0.5}", "{visits: monday}", .doesNotBelong, "levels[2].schedule.visits", "once at the top"),
    Refusal(
      "{rate: 0.5}", "{time-zone: UTC}", .doesNotBelong, "levels[2].schedule.time-zone", "once at the top"),
    Refusal(
      "{rate: 0.5}", "{adjustments-per-day: 3}", .doesNotBelong, "levels[2].schedule.adjustments-per-day",
      "once at the top"),
    Refusal("{rate: 0.5}", "{rat: 0.5}", .unknownKey, "levels[2].schedule.rat", "did you mean rate"),
    Refusal(
      "  - level: distal", "  - level: distal\n    side: left", .doesNotBelong, "levels[2].side",
      "once at the top"),
    Refusal(
      "struts: auto", "strut-classes: [medium]", .doesNotBelong, "levels[2].frame.strut-classes",
      "once at the top"),
    Refusal(
      "    deformity: {ap-angulation: 12 varus}\n", "", .missing, "levels[1].deformity",
      "deformity is missing"),
    Refusal("12 varus", "12", .missingWord, "levels[1].deformity.ap-angulation", "no direction word"),
    // The middle ring.
    Refusal(
      "frame: {distal-ring: generic-130", "frame: {proximal-ring: generic-180, distal-ring: generic-130",
      .doesNotBelong,
      "levels[2].frame.proximal-ring", "the middle ring is one ring"),
    Refusal(
      "distal-ring: generic-155, struts: medium", "struts: medium", .missing, "levels[1].frame.distal-ring",
      "the middle ring is missing"),
    Refusal(
      "distal-ring: generic-130, ", "", .missing, "levels[2].frame.distal-ring", "distal-ring is missing"),
    Refusal(
      "    mounting: {axial-offset: 60 ± 2 distal}\n", "", .missing, "levels[2].mounting",
      "both levels leave the place"),
    Refusal(
      "reference: proximal\n", "reference: distal\n", .missing, "levels[2].mounting", "mounting is missing"),
    Refusal(
      "mode: chronic, neutral-height: 140", "mode: rings-first", .missing, "levels[2].frame.moving-mounting",
      "moving-mounting is missing"),
    Refusal(
      "struts: medium", "struts: {min: 100, max: 200}", .missing, "frame.strut-classes",
      "say which are to be had"),
    // When a level starts.
    Refusal(
      "    schedule: {rate: 0.5}", "    starts: after distal", .doesNotBelong, "levels[2].starts",
      "after itself"),
    Refusal(
      "    schedule: {rate: 0.5}", "    starts: after knee", .wrongWord, "levels[2].starts", "no such level"),
    Refusal("    schedule: {rate: 0.5}", "    starts: 1001", .outOfRange, "levels[2].starts", "out of range"),
    Refusal("    schedule: {rate: 0.5}", "    starts: 1.5", .notWhole, "levels[2].starts", "whole number"),
    Refusal(
      "  - level: distal", "    starts: after distal\n  - level: distal\n    starts: after proximal",
      .doesNotBelong,
      "levels[2].starts", "after the other"),
    // Stages and structures.
    Refusal(
      "{rate: 0.5}", "{stages: [{}, {acute: true}]}", .doesNotBelong, "levels[2].schedule.stages[2].acute",
      "what is done at surgery comes first"),
    Refusal(
      "{rate: 0.5}", "{stages: [{acute: yes}]}", .wrongWord, "levels[2].schedule.stages[1].acute",
      "true or false"),
    Refusal(
      "    schedule: {rate: 0.5}", "    structures-at-risk: [{name: n, from: leg}]", .wrongWord,
      "levels[2].structures-at-risk[1].from", "not one of those allowed"),
    // Transport's keys without transport.
    Refusal("side: left", "side: left\ntravels: distally", .doesNotBelong, "travels", "motion: transport"),
    Refusal("side: left", "side: left\nlimb-now: {}", .doesNotBelong, "limb-now", "motion: transport"),
    Refusal("side: left", "side: left\nlimb-target: {}", .doesNotBelong, "limb-target", "motion: transport"),
    Refusal("side: left", "side: left\nthen: {limb-target: {}}", .doesNotBelong, "then", "motion: transport"),
    Refusal(
      "{rate: 0.8", "{approach-rate: 1, rate: 0.8", .doesNotBelong, "schedule.approach-rate",
      "motion: transport"),
    Refusal(
      "{rate: 0.5}", "{compression-rate: 1}", .doesNotBelong, "levels[2].schedule.compression-rate",
      "motion: transport"),
    // Transport.
    Refusal(
      "distally", "sideways", .wrongWord, "travels", "not one of those allowed", of: LevelCaseTests.transport),
    Refusal(
      "    mounting: {axial-offset: 60",
      "    deformity: {axial-translation: 1 short}\n    mounting: {axial-offset: 60",
      .doesNotBelong, "levels[1].deformity", "fresh cut", of: LevelCaseTests.transport),
    Refusal(
      "    mounting: {axial-offset: 60",
      "    target: {axial-translation: 1 short}\n    mounting: {axial-offset: 60",
      .doesNotBelong, "levels[1].target", "fresh cut", of: LevelCaseTests.transport),
    Refusal(
      "    mounting: {axial-offset: 60", "    schedule: {stages: [{}]}\n    mounting: {axial-offset: 60",
      .doesNotBelong,
      "levels[1].schedule.stages", "fresh cut", of: LevelCaseTests.transport),
    Refusal(
      "    mounting: {axial-offset: 60", "    schedule: {approach-rate: 1}\n    mounting: {axial-offset: 60",
      .doesNotBelong,
      "levels[1].schedule.approach-rate", "level of the defect", of: LevelCaseTests.transport),
    Refusal(
      "    schedule: {rate: 0.5}", "    starts: 3", .doesNotBelong, "levels[2].starts", "move together",
      of: LevelCaseTests.transport),
    Refusal(
      "    deformity: {axial-translation: 60 long}\n", "", .missing, "levels[2].deformity",
      "deformity is missing",
      of: LevelCaseTests.transport),
    Refusal(
      "travels: distally", "then: {}", .missing, "then.limb-target", "limb-target is missing",
      of: LevelCaseTests.transport),
    Refusal(
      "travels: distally", "limb-now: {ap-angulation: 1 varus}", .unknownKey, "limb-now.ap-angulation",
      "unknown key",
      of: LevelCaseTests.transport),
    // Keys of a covariance.
    Refusal(
      "side: left", "side: left\ncovariance: {keys: [mounting.axial-offset], matrix: [[1]]}", .wrongWord,
      "covariance.keys[1]",
      "each level has this key"),
    Refusal(
      "side: left", "side: left\ncovariance: {keys: [levels.3.mounting.axial-offset], matrix: [[1]]}",
      .doesNotBelong,
      "covariance.keys[1]", "no such level"),
    Refusal(
      "side: left", "side: left\ncovariance: {keys: [levels.1.middle.length], matrix: [[1]]}", .wrongWord,
      "covariance.keys[1]", "once at the top"),
  ]

  @Test(arguments: refusals)
  private func whatIsWrongIsNamedAtItsPlace(_ refusal: Refusal) throws {
    let range = try #require(refusal.base.firstRange(of: refusal.old), "the base has changed")
    var text = refusal.base
    text.replaceSubrange(range, with: refusal.new)
    let found = errors(Array(text.utf8))
    let own = try #require(
      found.first { $0.key == refusal.key && $0.code == refusal.code }, "\(found.map(\.description))")
    #expect(own.message.contains(refusal.words), "\(own)")
    #expect(found.count == 1, "\(found.map(\.description))")
    // In the lines that were replaced, or at the section that lacks something.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(own.line >= 1 && own.line <= lines.count)
    // An empty section is told in words.
    if let found = own.found, refusal.code != .wrongKind, refusal.code != .missing,
      !found.hasPrefix("an empty")
    {
      #expect(lines[own.line - 1].contains(found.split(separator: " ")[0]), "\(own)")
    }
  }

  @Test(arguments: [
    "middle: {length: 3}", "motion: transport", "travels: distally", "limb-now: {}", "limb-target: {}",
    "then: {limb-target: {}}",
  ])
  func aCaseOfOneLevelHasNoKeysOfLevels(line: String) {
    let found = errors(Array((CaseTemplate.text + line + "\n").utf8))
    #expect(found.contains { $0.code == .doesNotBelong && $0.key == line.prefix { $0 != ":" } }, "\(found)")
  }

  @Test(arguments: [
    ("latency: 7", "approach-rate: 1", "schedule.approach-rate"),
    ("latency: 7", "compression-rate: 1", "schedule.compression-rate"),
    ("latency: 7", "stages: [{acute: true}]", "schedule.stages[1].acute"),
    ("name: peroneal nerve", "name: n, from: limb", "structures-at-risk[1].from"),
  ])
  func aCaseOfOneLevelSaysNothingOfOthers(old: String, new: String, key: String) {
    let found = errors(template(replacing: old, with: new))
    #expect(found.map(\.key) == [key] && found.allSatisfy { $0.code == .doesNotBelong }, "\(found)")
  }

  @Test func everythingThatIsWrongIsSaidAtOnce() {
    let text = LevelCaseTests.independent.replacing("12 varus", with: "12 medial").replacing(
      "8 ± 1 valgus", with: "99 valgus"
    )
    .replacing("side: left", with: "side: left\nreference: distal")
    #expect(
      errors(Array(text.utf8)).map(\.key) == [
        "reference", "levels[1].deformity.ap-angulation", "levels[2].deformity.ap-angulation",
      ])
  }
}

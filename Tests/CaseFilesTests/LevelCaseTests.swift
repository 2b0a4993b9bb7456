import CaseFiles
import Foundation
import TestSupport
import Testing
import TreatmentModel

/// Cases of two levels: what is read, and what is refused at its place.
@Suite struct LevelCaseTests {
  /// A case of which every line can be replaced.
  static let independent = """
    case: two levels
    side: left
    bone: tibia
    motion: independent
    middle: {length: 160, ap: 3 medial}
    schedule: {rate: 0.8, adjustments-per-day: 3}
    levels:
      - level: proximal
        reference: distal
        deformity: {ap-angulation: 12 varus}
        mounting: {axial-offset: 60 ± 2 distal}
        frame: {proximal-ring: generic-155, distal-ring: generic-155, struts: medium, mode: chronic, neutral-height: 150}
      - level: distal
        reference: proximal
        deformity: {ap-angulation: 8 ± 1 valgus}
        frame: {distal-ring: generic-130, struts: auto, mode: chronic, neutral-height: 140}
        schedule: {rate: 0.5}

    """

  static let transport =
    independent.replacing("motion: independent", with: "motion: transport\ntravels: distally")
    .replacing("    deformity: {ap-angulation: 12 varus}\n", with: "")
    .replacing("deformity: {ap-angulation: 8 ± 1 valgus}", with: "deformity: {axial-translation: 60 long}")

  private func treatment(_ text: String) throws -> Treatment {
    guard case .correction(let found, _) = try CaseFile.parse(Array(text.utf8), name: "levels.yaml") else {
      throw CancellationError()
    }
    return found
  }

  @Test func bothLevelsAreReadWithWhatTheyShare() throws {
    let read = try treatment(Self.independent)
    #expect(read.levels.count == 2 && read.motion == .independent && read.invalidValues == [])
    let middle = read.levels.middles[0]
    #expect(middle.length == 160 && middle.ap == -3 && middle.lateral == 0)
    let (first, second) = (read.levels[0], read.levels[1])
    #expect(first.reference == .distal && second.reference == .proximal)
    #expect((first.followed, second.followed) == (nil, .reference))
    #expect((first.schedule.rate, second.schedule.rate) == (0.8, 0.5))
    #expect(first.schedule.adjustmentsPerDay == 3 && second.schedule.adjustmentsPerDay == 3)
    #expect(first.distalRing.name == "generic-155" && second.distalRing.name == "generic-130")
    #expect(read[RingID(1)]?.name == "generic-155" && read.proximalRing.name == "generic-155")
    let deviations = read.common.standardDeviations
    #expect(deviations[MountingParameter.axialOffset.key.at(LevelID(0))] == 2)
    #expect(abs((deviations[DeformityParameter.apAngulation.key.at(LevelID(1))] ?? 0) - .pi / 180) < 1e-15)
    #expect(deviations.count == 2)
    let assumed = read.common.assumedDefaults.map(\.key.description)
    for key in [
      "levels[1].bone-diameter", "levels[2].bone-diameter", "levels[2].schedule.path", "limb-envelope",
    ] {
      #expect(assumed.contains(key), "\(key)")
    }
    #expect(!assumed.contains("levels[1].schedule.rate") && !assumed.contains("motion"))
    // Each level has its own, by the keys of a case of one.
    #expect(read[LevelID(0)]?.standardDeviations == [MountingParameter.axialOffset.key: 2])
  }

  @Test func transportIsRead() throws {
    var text = Self.transport.replacing("travels: distally\n", with: "")
    text +=
      "limb-now: {axial-translation: 15 short}\nlimb-target: {}\nthen: {limb-target: {axial-translation: 5 short}}\n"
    let read = try treatment(text.replacing("{rate: 0.5}", with: "{approach-rate: 0.5, compression-rate: 1}"))
    guard case .transport(let transport) = read.motion else {
      Issue.record("no transport")
      return
    }
    #expect(transport.travels == .distally && transport.shortness == 15)
    #expect(transport.limbTarget == Deformity() && transport.then?.axialTranslation == 5)
    #expect(read.common.assumedDefaults.contains(AssumedDefault(key: .top(.travels), value: "distally")))
    #expect(read.levels[0].deformity == Deformity() && read.levels[1].deformity.axialTranslation == -60)
    let (cut, defect) = (read.levels[0].schedule, read.levels[1].schedule)
    #expect((defect.approachRate, defect.compressionRate) == (0.5, 1))
    #expect((cut.approachRate, cut.compressionRate) == (nil, 0.25))
  }

  @Test(arguments: [
    ("starts: 7", LevelStart.afterDay(7)), ("starts: 0", .atOnce),
    ("starts: after proximal", .after(LevelID(0))),
  ])
  func aLevelMayStartLater(typed: String, start: LevelStart) throws {
    let text = Self.independent.replacing("    schedule: {rate: 0.5}", with: "    \(typed)")
    #expect(try treatment(text).levels[1].starts == start)
  }

  @Test func acuteStagesAndStructuresOfTheWholeLimbAreRead() throws {
    let text = Self.independent.replacing(
      "schedule: {rate: 0.5}",
      with: "schedule: {stages: [{acute: true}, {axial-rotation: 1 internal, acute: false}]}\n"
        + "    structures-at-risk: [{name: nerve, from: limb}, {name: vessel}]")
    let level = try treatment(text).levels[1]
    #expect(level.schedule.acuteStages == 1 && level.schedule.stages.count == 2)
    #expect(level.structuresAtRisk.map(\.spansLimb) == [true, false])
  }

  @Test func theMiddleRingMayBeSaidByEitherLevelOrByBoth() throws {
    let own = "{joint-radius: 90 ± 1, half-angle: 5}"
    let first = Self.independent.replacing(
      "distal-ring: generic-155, struts: medium", with: "distal-ring: \(own), struts: medium")
    let second = Self.independent.replacing(
      "distal-ring: generic-155, struts: medium", with: "struts: medium"
    )
    .replacing(
      "frame: {distal-ring: generic-130", with: "frame: {proximal-ring: \(own), distal-ring: generic-130")
    let both = first.replacing(
      "frame: {distal-ring: generic-130", with: "frame: {proximal-ring: \(own), distal-ring: generic-130")
    let read = try treatment(first)
    #expect(try treatment(second) == read)
    #expect(try treatment(both) == read)
    // Its errors are those of both levels.
    #expect(read[LevelID(0)]?.standardDeviations[CaseKey(.distalRing, .jointRadius)] == 1)
    #expect(read[LevelID(1)]?.standardDeviations[CaseKey(.proximalRing, .jointRadius)] == 1)
  }

  @Test func theOtherLevelMaySayWhereTheMiddleRingIs() throws {
    // Rings-first, whose moving ring is the middle one.
    let text = Self.independent.replacing("reference: distal\n", with: "reference: proximal\n")
      .replacing("mode: chronic, neutral-height: 150", with: "mode: rings-first")
      .replacing(
        "    reference: proximal\n    deformity: {ap-angulation: 8",
        with: "    reference: proximal\n    mounting: {}\n    deformity: {ap-angulation: 8")
    let read = try treatment(text)
    #expect((read.levels[0].followed, read.levels[1].followed) == (.moving, nil))
    // Said twice is allowed: the planner compares.
    let twice = Self.independent.replacing(
      "    schedule: {rate: 0.5}", with: "    mounting: {axial-offset: 30 proximal}")
    #expect(try treatment(twice).levels.allSatisfy { $0.followed == nil })
  }

  @Test func aCovarianceNamesKeysOfLevels() throws {
    let keys = "[\"levels[1].mounting.axial-offset\", levels.2.deformity.ap-angulation, middle.length]"
    let read = try treatment(
      Self.independent + "covariance: {keys: \(keys), matrix: [[4, 0, 0], [0, 1, 0], [0, 0, 9]]}\n")
    #expect(
      read.common.covariance?.keys.map(\.description) == [
        "levels[1].mounting.axial-offset", "levels[2].deformity.ap-angulation", "middle.length",
      ])
    #expect(read.common.standardDeviations[CaseKey(.middle, .length)] == 3)
  }

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
    Refusal("distally", "sideways", .wrongWord, "travels", "not one of those allowed", of: transport),
    Refusal(
      "    mounting: {axial-offset: 60",
      "    deformity: {axial-translation: 1 short}\n    mounting: {axial-offset: 60",
      .doesNotBelong, "levels[1].deformity", "fresh cut", of: transport),
    Refusal(
      "    mounting: {axial-offset: 60",
      "    target: {axial-translation: 1 short}\n    mounting: {axial-offset: 60",
      .doesNotBelong, "levels[1].target", "fresh cut", of: transport),
    Refusal(
      "    mounting: {axial-offset: 60", "    schedule: {stages: [{}]}\n    mounting: {axial-offset: 60",
      .doesNotBelong,
      "levels[1].schedule.stages", "fresh cut", of: transport),
    Refusal(
      "    mounting: {axial-offset: 60", "    schedule: {approach-rate: 1}\n    mounting: {axial-offset: 60",
      .doesNotBelong,
      "levels[1].schedule.approach-rate", "level of the defect", of: transport),
    Refusal(
      "    schedule: {rate: 0.5}", "    starts: 3", .doesNotBelong, "levels[2].starts", "move together",
      of: transport),
    Refusal(
      "    deformity: {axial-translation: 60 long}\n", "", .missing, "levels[2].deformity",
      "deformity is missing",
      of: transport),
    Refusal(
      "travels: distally", "then: {}", .missing, "then.limb-target", "limb-target is missing", of: transport),
    Refusal(
      "travels: distally", "limb-now: {ap-angulation: 1 varus}", .unknownKey, "limb-now.ap-angulation",
      "unknown key",
      of: transport),
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
    if let found = own.found, refusal.code != .wrongKind, refusal.code != .missing {
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
    let text = Self.independent.replacing("12 varus", with: "12 medial").replacing(
      "8 ± 1 valgus", with: "99 valgus"
    )
    .replacing("side: left", with: "side: left\nreference: distal")
    #expect(
      errors(Array(text.utf8)).map(\.key) == [
        "reference", "levels[1].deformity.ap-angulation", "levels[2].deformity.ap-angulation",
      ])
  }

  @Test func aFixtureOfEachKindIsReadAndWrittenBack() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/levels")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".yaml")
    }
    #expect(names.count >= 7)
    for name in names {
      let read = try treatment(String(contentsOf: folder.appending(path: name), encoding: .utf8))
      #expect(
        read.levels.count == 2 && read.invalidValues == [] && read.common.name + ".yaml" == name, "\(name)")
      let writer = try CaseWriter(read)
      #expect(try treatment(writer.yaml) == read, "\(writer.yaml)")
      #expect(try treatment(writer.json) == read, "\(writer.json)")
    }
  }

  @Test func whatDiffersBetweenTwoTreatmentsIsNamedWithItsLevel() throws {
    let (one, other) = (
      try treatment(Self.independent),
      try treatment(Self.independent.replacing("8 ± 1 valgus", with: "9 ± 1 valgus"))
    )
    #expect(try CaseDifference(one, other)?.key == "levels[2].deformity.ap-angulation")
  }

  @Test func aKeyOfALevelIsEditedInItsEntry() throws {
    var editor = try CaseEditor(Array(Self.independent.utf8), name: "levels.yaml")
    try editor.apply(.set(CaseKey(.schedule, .rate).at(LevelID(1)), "0.75"))
    try editor.apply(.set(CaseKey.top(.starts).at(LevelID(1)), "after proximal"))
    let read = try treatment(editor.text)
    #expect(read.levels[1].schedule.rate == 0.75 && read.levels[0].schedule.rate == 0.8)
    #expect(read.levels[1].starts == .after(LevelID(0)))
    #expect(throws: CaseEditError.self) { try editor.apply(.set(CaseKey.top(.side).at(LevelID(1)), "left")) }
  }
}

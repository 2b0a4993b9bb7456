import CaseFiles
import Foundation
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

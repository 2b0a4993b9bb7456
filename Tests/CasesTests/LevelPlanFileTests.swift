import Batch
import CaseFiles
import CorrectionPlanning
import Foundation
import HexapodKinematics
import Reports
import RigidMotion
import Testing
import TreatmentModel

/// A plan of two levels that is written stands alone, as one of one level does.
@Suite struct LevelPlanFileTests {
  private func treatment(_ bytes: [UInt8], _ name: String) throws -> Treatment {
    guard case .correction(let found, _) = try CaseFile.parse(bytes, name: name) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return found
  }

  private func plan(_ name: String) throws -> TreatmentPlan {
    let path = fixtures.appending(path: "levels/\(name).yaml").path
    return try Planner.plan(try treatment([UInt8](Data(contentsOf: URL(filePath: path))), path))
  }

  @Test(arguments: LevelFixtureTests.names)
  func whatAPlanWasMadeFromPlansToTheSameBytes(name: String) throws {
    let plan = try plan(name)
    let text = try plan.fileText
    let object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let madeFrom = try JSONSerialization.data(withJSONObject: try #require(object["made_from"]))
    let own = try treatment(Array(text.utf8), "plan.json")
    #expect(own == plan.treatment)
    for again in [try treatment(Array(madeFrom), "case.json"), own] {
      #expect(try Planner.plan(again).fileText == text)
    }
    // Keys in another order are the same plan; one that does not begin with its format may have no more values than a case.
    guard text.count < 200_000 else { return }
    let sorted = try JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
    #expect(try treatment(Array(sorted), "plan.json") == own)
  }

  @Test func onePlanThatDoesNotSayWhatItWasMadeFromIsRefused() throws {
    let text = try plan("rickets-middle-reference").json(isPretty: false)
    let bare = #expect(throws: CaseFileErrors.self) { try treatment(Array(text.utf8), "plan.json") }
    #expect(bare?.errors.first?.key == "made_from")
  }

  @Test func hardwareIsThatOfThePlanWhateverTheCatalogueHasBecome() throws {
    let text = try plan("tibia-defect-60").fileText
    let other = text.replacing("\"joint-radius\": \"93.8\"", with: "\"joint-radius\": \"94.8\"")
      .replacing("\"joint-radius\": 93.8", with: "\"joint-radius\": 94.8")
    #expect(other != text)
    let (own, changed) = (
      try treatment(Array(text.utf8), "plan.json"), try treatment(Array(other.utf8), "plan.json")
    )
    #expect(own != changed)
  }

  /// No point can have gone less far than straight from where it was to where it is.
  @Test(arguments: LevelFixtureTests.names)
  func theRatesOfALevelAreThoseOfItsDays(name: String) throws {
    let plan = try plan(name)
    for level in plan.levels {
      let points = level.level.pointsAtRisk
      let structures = level.level.structuresAtRisk.count { !$0.spansLimb }
      let groups = (0..<structures).map { $0..<$0 + 1 } + [structures..<points.count]
      for (path, group) in zip(level.dailyPaths, groups) {
        #expect(path.lengths.count == level.days.count - 1)
        for (index, (before, day)) in zip(level.days, level.days.dropFirst()).enumerated() {
          let chord = points[group].map {
            (day.fragmentPose * $0.position - before.fragmentPose * $0.position).norm
          }.reduce(0, max)
          #expect(path.lengths[index] >= chord - 1e-6, "\(path.name), day \(day.day)")
          #expect(path.lengths[index] <= chord * 1.05 + 1e-3, "\(path.name), day \(day.day)")
          #expect(path.lengths[index] <= path.rate(onDay: day.day) * 1.001 + 1e-6)
        }
      }
    }
  }

  /// A level that waits has nothing to go on the days on which it does.
  @Test func aLevelThatWaitsHasItsRatesLater() throws {
    var treatment = try plan("lengthening-and-angulation").treatment
    treatment.levels[1].starts = .afterDay(9)
    let later = try Planner.plan(treatment).levels[1].dailyPaths
    treatment.levels[1].starts = .atOnce
    let once = try Planner.plan(treatment).levels[1].dailyPaths
    for (a, b) in zip(once, later) {
      #expect(b.lengths.prefix(9).allSatisfy { $0 == 0 } && b.lengths[9] > 0)
      #expect(zip(a.lengths, b.lengths.dropFirst(9)).allSatisfy { abs($0 - $1) < 1e-9 })
    }
  }

  /// What spans both cuts is the limb's, and stands in neither level.
  @Test func aStructureThatSpansBothCutsHasItsRatesOnce() throws {
    var treatment = try plan("lengthening-and-angulation").treatment
    var nerve = StructureAtRisk(name: "nerve", ap: 30, lateral: 10, axial: -20, rate: 0.9)
    nerve.spansLimb = true
    treatment.levels[0].structuresAtRisk = [nerve]
    let plan = try Planner.plan(treatment)
    let pace = try #require(plan.limb?.paces.first)
    #expect(pace.days.lengths.count == plan.duration)
    #expect(pace.path == pace.days.lengths.max() && pace.path <= 0.9 * 1.001)
    for level in plan.levels { #expect(level.dailyPaths.map(\.name) == [PointAtRisk.rimName]) }
    let text = try plan.fileText
    #expect(text.components(separatedBy: "\"name\": \"nerve\"").count == 3, "its rates, and the case")
  }
}

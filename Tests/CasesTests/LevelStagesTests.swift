import CaseFiles
import CorrectionPlanning
import Foundation
import Reports
import Testing
import TreatmentModel

/// Stages that are suggested for a level hold for the whole treatment.
@Suite struct LevelStagesTests {
  private func treatment(_ name: String) throws -> Treatment {
    let file = try CaseFile.read(path: fixtures.appending(path: "levels/\(name).yaml").path)
    guard case .correction(let treatment, _) = file else { throw CocoaError(.fileReadCorruptFile) }
    return treatment
  }

  private func codes(_ plan: TreatmentPlan, _ level: Int) -> [Finding.Code] {
    plan.levels[level].checks.map(\.code)
  }

  @Test(arguments: [0]) func boneEndsOfALevelAreKeptApart(level: Int) throws {
    var own = try treatment("lengthening-and-angulation")
    own.levels[level].deformity = Deformity()
    own.levels[level].deformity.apAngulation = 0.15
    own.levels[level].target = Deformity()
    own.levels[level].target.axialTranslation = -4
    // Straightened first, and lengthened then.
    own.levels[level].schedule.stages = [Deformity()]
    #expect(codes(try Planner.plan(own), level).contains(.boneEndsCollide))
    let found = try TreatmentStages(own)
    #expect(found.levels.map(\.level) == [LevelID(level)])
    let stages = try #require(found.levels.first?.stages)
    own.levels[level].schedule.stages = stages
    #expect(!codes(try Planner.plan(own), level).contains(.boneEndsCollide))
    let yaml = found.yaml(of: own)
    #expect(yaml.hasPrefix("levels:\n  - level: \(LevelID(level).name)\n    schedule:\n"))
    #expect(yaml.components(separatedBy: "- {").count == stages.count + 1)
  }

  /// Faces that would meet by their rims, because the last millimetre comes before the angle.
  @Test func facesAreBroughtInLineBeforeTheyMeet() throws {
    var own = try treatment("tibia-defect-60")
    own.levels[1].deformity.axialTranslation = -12
    own.levels[1].deformity.apAngulation = 0.15
    var near = own.levels[1].deformity
    near.axialTranslation = -0.5
    own.levels[1].schedule.stages = [near]
    let before = try Planner.plan(own)
    #expect(before.checks.contains { $0.code == .dockingContact }, "\(before.checks.map(\.code))")
    let found = try TreatmentStages(own)
    let stages = try #require(found.levels.first?.stages, "\(found.levels)")
    own.levels[1].schedule.stages = stages
    #expect(!(try Planner.plan(own)).checks.contains { $0.code == .dockingContact })
  }

  @Test func whereTheTargetItselfIsInTheWayThatIsSaid() throws {
    let found = try TreatmentStages(try treatment("checks/docking-offset.raises"))
    #expect(found.levels.count == 1 && found.levels[0].stages == nil)
    #expect(found.levels[0].remedy == .otherDockingTarget)
  }

  @Test func aTreatmentWithNothingInTheWayNeedsNone() throws {
    #expect(try TreatmentStages(try treatment("rickets-middle-reference")).levels.isEmpty)
  }

  @Test func aSearchThatIsEndedSaysSo() throws {
    let own = try treatment("checks/docking-offset.raises")
    let error = #expect(throws: PlanningError.self) {
      try TreatmentStages(own, watch: SearchWatch { _ in false })
    }
    #expect(error?.code == .searchEnded)
  }
}

import CorrectionPlanning
import RigidMotion
import SampleCases
import Testing
import TreatmentModel
import Uncertainty

/// Foot rings, whose tilts are projected angles of 90°.
@Suite struct RightAngleTests {
  /// Of a foot ring at a right angle: draws lean to either side of it.
  @Test func aRingAtARightAngleSpreadsToBothSides() throws {
    var deformity = Deformity()
    deformity.axialTranslation = 8
    var level = sampleCase(deformity, above: 100)
    var moving = Mounting()
    (moving.lateralOffset, moving.axialOffset, moving.lateralTilt) = (-80, -30, radians(90))
    level.mode = .ringsFirst(movingMounting: moving, readings: nil)
    level.neutral = try #require(NeutralStance(lateralOffset: -80, lateralTilt: radians(90)))
    level.standardDeviations = [MountingParameter.lateralTilt.movingKey: radians(0.1)]
    let model = try EndModel(try Planner.plan(level), UncertainInputs(level).inputs)
    let linear = try model.linear()
    let columns = model.sample(4000, seed: 1, jobs: 1)
    for (index, parameter) in DeformityParameter.allCases.enumerated() {
      let found = columns.read(index) { ColumnStatistics($0) }
      #expect(found.count == 4000)
      let exact = linear.standardDeviation(parameter, model.spread)
      #expect(abs(found.variance.squareRoot() - exact) < 0.05 * exact + 1e-9, "\(parameter)")
    }
  }
}

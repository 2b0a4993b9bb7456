import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

@Suite struct RoundingTests {
  /// Whole steps chosen together against each strut alone: root-mean-square displacement of the rim of the cut (30 mm,
  /// 60 mm from the moving ring) over 2,000 random poses at height 150 on the generic 155 frame, 1 mm steps.
  ///
  /// A case with no deformity but its start is one such pose: day 0 of the plan is rounded to the strut's scale.
  @Test func choosingTogetherLeavesAtMostFiftyFivePercent() throws {
    var random = SplitMix64(seed: printedSeed(81))
    var sums = [Rounding.together: 0.0, .nearest: 0.0]
    for _ in 0..<2000 {
      var sample = sampleCase(random.deformity(degrees: 12, millimetres: 15), above: 90)
      sample.schedule.adjustmentsPerDay = 1
      sample.schedule.rate = 5
      // The rim alone counts.
      sample.schedule.roundingLever = 0
      for rounding in Rounding.allCases {
        sample.schedule.rounding = rounding
        let plan = try Planner.plan(sample)
        let day = plan.days[0]
        let solution = PoseSolver(plan.hexapod).solve(
          plan.struts.lengths(of: day.set), from: day.pose)
        let reached = plan.fragmentFromReferenceRing * solution.pose * plan.fragmentFromMovingRing.inverse
        let squares = PointAtRisk.rim(of: .cut(BoneCut()), .left, rate: 1).map { point -> Double in
          let off = (reached * point.position) - (day.fragmentPose * point.position)
          return off.dot(off)
        }
        sums[rounding, default: 0] += (squares.reduce(0, +) / 8).squareRoot() / 2000
      }
    }
    let (together, nearest) = (sums[.together, default: 1], sums[.nearest, default: 0])
    print("together \(together) mm, nearest \(nearest) mm, ratio \(together / nearest)")
    #expect(together <= 0.55 * nearest)
  }

  /// A correction of which whole steps leave nothing is a plan by which nobody turns anything: that is said, however small it is.
  @Test func aCorrectionThatIsRoundedAwayIsSaid() throws {
    var small = Deformity()
    small.axialTranslation = 0.3
    let plan = try Planner.plan(sampleCase(small, above: 60))
    #expect(plan.days.allSatisfy { day in day.turns.allSatisfy { $0 == 0 } })
    #expect(
      plan.checks.contains { $0.code == .roundingError && $0.what.plain.hasPrefix("nothing is ever turned") })
    for deformity in [
      Deformity(),
      {
        var large = small; large.axialTranslation = 3; return large
      }(),
    ] {
      let other = try Planner.plan(sampleCase(deformity, above: 60))
      #expect(!other.checks.contains { $0.what.plain.hasPrefix("nothing is ever turned") })
    }
  }
}

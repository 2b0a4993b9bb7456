import CorrectionPlanning
import Glibc
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

/// The exact results of MODEL section 9 that are about a mounting other than the plan believes.
@Suite struct ExactResultTests {
  /// What is left on a limb whose reference ring really sits at `trueMounting` (MODEL section 11, chronic).
  private func left(_ plan: Plan, _ trueMounting: RigidTransform) -> RigidTransform {
    let (first, last) = (plan.days[0], plan.days[plan.duration])
    return trueMounting * last.pose * first.pose.inverse * trueMounting.inverse * first.fragmentPose
  }

  @Test(arguments: [5.0, 20, 60])
  func aMountingOffsetErrorLeavesTwoESineOfHalfTheAngle(angle: Double) throws {
    var deformity = Deformity()
    deformity.apAngulation = radians(angle)
    let plan = try Planner.plan(sampleCase(deformity, height: 250))
    let believed = plan.fragmentFromReferenceRing
    for error in [Vector3(7, 0, 0), Vector3(0, 0, 7), Vector3(0, 7, 0)] {
      var really = believed
      really.translation += error
      let rest = left(plan, really)
      // The hinge of varus is the y axis: an error along it leaves nothing.
      let expected = error.y == 0 ? 2 * 7 * sin(radians(angle) / 2) : 0
      #expect(abs(rest.translation.norm - expected) < 1e-10)
      #expect(rest.rotation.angle < 1e-12)
    }
  }

  @Test func aRingRotatedUnknownLeavesAboutTwoSineOfHalfTheTurnTimesTheAngle() throws {
    for (turn, angle) in [(5.0, 10.0), (10, 20), (20, 15)] {
      var deformity = Deformity()
      deformity.apAngulation = radians(angle)
      let plan = try Planner.plan(sampleCase(deformity, height: 200))
      var really = plan.fragmentFromReferenceRing
      really.rotation = Rotation(axis: Vector3(0, 0, 1), angle: radians(turn)) * really.rotation
      let rest = left(plan, really).rotation.angle
      let rule = 2 * sin(radians(turn) / 2) * radians(angle)
      #expect(abs(rest / rule - 1) < 0.02, "\(degrees(rest))° against \(degrees(rule))°")
    }
  }

  /// Rounding each strut to 1 mm leaves on average about 0.52 mm and 0.24°.
  @Test func roundingEachStrutAloneLeavesHalfAMillimetre() throws {
    let ring = { Ring(standard: $0, jointRadius: 93.8, halfAngle: radians(4.58)) }
    let neutral = Hexapod.neutralPose(height: 150, side: -1)
    let hexapod = try Hexapod(reference: ring(.proximal), moving: ring(.distal), neutral: neutral)
    let solver = PoseSolver(hexapod)
    var random = SplitMix64(seed: printedSeed(101))
    var (distance, angle) = (0.0, 0.0)
    for _ in 0..<2000 {
      let pose = random.pose(around: neutral, millimetres: 15, degrees: 15)
      let exact = hexapod.strutLengths(at: pose)
      let reached = solver.solve(StrutLengths { exact[$0].rounded() }, from: pose).pose
      distance += (reached.translation - pose.translation).norm / 2000
      angle += degrees((reached.rotation.inverse * pose.rotation).angle) / 2000
    }
    print("on average \(distance) mm and \(angle)°")
    #expect(abs(distance - 0.52) < 0.06 && abs(angle - 0.24) < 0.03)
  }
}

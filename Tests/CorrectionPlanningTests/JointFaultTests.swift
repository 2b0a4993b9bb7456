import CorrectionPlanning
import Glibc
import HexapodKinematics
import RigidMotion
import TestSupport
import Testing
import TreatmentModel

/// What is said of joints that are turned too fast, about the wrong axis, or beside it.
@Suite struct JointFaultTests {
  /// A structure that lies on the axis, or has no place, lets a joint go in a day; the bone beside it does not.
  @Test(
    arguments: Side.allCases.flatMap { side in FragmentEnd.allCases.map { Limb(side: side, reference: $0) } })
  func aStructureTooNearToTheAxisSetsNoPace(limb: Limb) throws {
    for (distance, severity) in [
      (0.0, Finding.Severity?.some(.error)), (5, .error), (11, .warning), (15.2, nil),
    ] {
      let plan = try Planner.plan(equinus(structureAt: distance, limb: limb))
      let found = plan.checks.first { $0.remedy == .stateFarthestStructure }
      #expect(found?.severity == severity, "\(distance)")
      guard let found else { continue }
      // The farthest way of the bone's edge, 30 mm wide: an arc of its radius, in so many days.
      let days = max((radians(30) * distance).rounded(.up), 1)
      #expect(abs((found.value ?? 0) - 2 * 15 * sin(radians(15) / days)) < 1e-6)
    }
  }

  @Test func anAxisThatCannotBeIsNamed() throws {
    for axis in [TreatedJoint.Axis.long, .anteriorPosterior] {
      var level = equinus()
      level.joint?.hinge?.axis = axis
      let finding = try Planner.plan(level).checks.first { $0.code == .hingeLeavesRest }
      #expect(finding?.severity == .error && finding?.remedy == .otherAxis(.medialLateral))
    }
  }

  /// What is less than a hundredth goes along, and the limb ends where it is to be.
  @Test func aRestOfNothingTakesNoDay() throws {
    var level = equinus()
    level.joint?.hinge?.axial = -0.01
    let (plan, exact) = (try Planner.plan(level), try Planner.plan(equinus()))
    #expect(plan.duration == exact.duration && !plan.checks.contains { $0.code == .hingeLeavesRest })
    let end = plan.days[plan.duration].fragmentPose
    #expect(end.translation.norm < 1e-9 && end.rotation.angle < 1e-9)
  }

  /// Readings that have the limb beside every turn about its hinge.
  @Test func aJointBesideItsHingeIsToldWhenItGoesOn() throws {
    let plan = try Planner.plan(equinus(structureAt: 60))
    var request = ResumeRequest(readings: plan.days[10].set)
    request.day = 10
    #expect(try !Planner.resume(plan.level, from: request).checks.contains { $0.code == .hingeLeavesRest })
    request.readings[0] += 6
    request.readings[3] -= 6
    let found = try Planner.resume(plan.level, from: request).checks.first {
      $0.code == .hingeLeavesRest && $0.day == 10
    }
    #expect(found?.severity == .warning && (found?.value ?? 0) > 0)
  }
}

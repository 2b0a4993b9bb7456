import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel

@Suite struct MotionBoundTests {
  /// Speeds from the motion itself, accelerations from its differences, at 200 places of 60 random stages (100 of 8 with equal steps).
  @Test(arguments: PathKind.allCases)
  func noFragmentMovesFasterOrBendsMoreThanItsBound(kind: PathKind) throws {
    var random = SplitMix64(seed: printedSeed(331))
    var (speed, bend) = (0.0, 0.0)
    var done = 0
    let (cases, places) = kind == .equalSteps ? (8, 100) : (60, 200)
    while done < cases {
      var input = random.correctionCase()
      input.schedule.path = kind
      input.deformity = random.deformity(degrees: 30, millimetres: 30)
      guard let frame = try? MountedFrame(input), let path = try? CorrectionPath(input, frame),
        let stage = path.stages.first
      else { continue }
      done += 1
      let bound = try stage.path.motionBound()
      var previous: FragmentMotion?
      for step in 0...places {
        let motion = try stage.path.motion(at: Double(step) / Double(places))
        speed = max(
          speed, motion.velocity.norm / bound.speed, motion.angularVelocity.norm / bound.turnRate)
        if let previous {
          let change = Double(places) * (motion.velocity - previous.velocity).norm
          let turn = Double(places) * (motion.angularVelocity - previous.angularVelocity).norm
          bend = max(
            bend, change / max(bound.acceleration, 1e-6), turn / max(bound.turnAcceleration, 1e-6))
        }
        previous = motion
      }
    }
    print("\(kind): up to \(speed) of the speeds and \(bend) of the accelerations")
    #expect(speed <= 1 + 1e-9 && bend <= 1 + 1e-6)
  }
}

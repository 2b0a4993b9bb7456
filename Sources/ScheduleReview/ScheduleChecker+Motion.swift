import CorrectionPlanning
import HexapodKinematics
import RigidMotion

extension ScheduleChecker {
  /// What is in the way of the motion that the readings make, between the rows too: joints' tilt, singular poses, struts
  /// against each other and the limb, bone ends.
  ///
  /// From row to row the fragment is taken to go straight. Rows whose pose was not found, and the way to and from them,
  /// are left out.
  ///
  /// - Throws: never; a straight way can always be followed.
  func motionFindings() throws(PlanningError) -> [Finding] {
    let runs = days.split { !$0.isFound }.map { $0.map(sample) }
    let samples = runs.flatMap { $0 }
    guard !samples.isEmpty else { return [] }
    let motion = MotionChecker(
      level, frame, try PathSearch(throughRuns: runs, frame), samples, reached: [],
      strutRadii: scales.largestRadii, origin: .readings)
    var checks = try motion.singularityChecks() + motion.boneEndChecks()
    checks += try motion.strutChecks() + motion.limbChecks() + motion.tiltChecks()
    return motion.assemblyChecks() + checks
  }

  private func sample(_ day: OpinionDay) -> PathSample {
    PathSample(
      day: day.day, stage: 1, part: day.part, fragmentPose: day.fragmentPose, ringPose: day.pose,
      lengths: frame.hexapod.strutLengths(at: day.pose))
  }
}

import Hexapod
import RigidMotion

/// One moment at which struts stand at rest: day 0, or the end of an adjustment.
struct Moment: Sendable {
  let day: Int
  /// From 1.
  let stage: Int
  /// From 1; 0 on day 0.
  let part: Int
  let fragmentPose: RigidTransform
  let ringPose: RigidTransform
  /// Exact strut lengths, joint to joint.
  let lengths: StrutLengths
  /// At the end of a day that is behind the plan, or catches up: what is lost.
  var shortfall: Shortfall?
}

/// The exact motion of a case with its moments: which moment of which day finds the fragment where.
struct Itinerary: Sendable {
  let path: CorrectionPath
  /// In order; the first is day 0, the last part of each day is its end.
  let moments: [Moment]
  /// One for each stage that moves.
  var pacing: [Pacing] { path.pacing }

  init(_ correctionCase: CorrectionCase, _ frame: MountedFrame) throws(PlanningError) {
    let path = try CorrectionPath(correctionCase, frame)
    let parts = correctionCase.schedule.adjustmentsPerDay
    var moments = [Itinerary.moment(path.start, day: 0, stage: 1, part: 0, frame)]
    for stage in path.stages {
      for (day, part, s) in stage.adjustments(parts) {
        moments.append(
          Itinerary.moment(try stage.path.pose(at: s), day: day, stage: stage.number, part: part, frame))
      }
    }
    (self.path, self.moments) = (path, moments)
  }

  /// A moment as a frame finds it.
  static func moment(
    _ fragmentPose: RigidTransform, day: Int, stage: Int, part: Int, _ frame: MountedFrame
  ) -> Moment {
    let ringPose = frame.ringPose(ofFragment: fragmentPose)
    return Moment(
      day: day, stage: stage, part: part, fragmentPose: fragmentPose, ringPose: ringPose,
      lengths: frame.hexapod.strutLengths(at: ringPose))
  }
}

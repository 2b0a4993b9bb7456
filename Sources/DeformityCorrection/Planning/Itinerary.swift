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

/// The exact motion of a case, before anything is rounded: which moment of which day finds the fragment where.
struct Itinerary: Sendable {
  /// In order; the first is day 0, the last part of each day is its end.
  let moments: [Moment]
  /// One for each stage that moves.
  let pacing: [Pacing]

  init(_ correctionCase: CorrectionCase, _ frame: MountedFrame) throws(PlanningError) {
    let schedule = correctionCase.schedule
    let points = correctionCase.pointsAtRisk
    let ends = ([correctionCase.deformity] + schedule.stages + [correctionCase.target]).map {
      $0.referenceFromMoving(correctionCase.limb, correctionCase.convention)
    }
    var moments = [Itinerary.moment(ends[0], day: 0, stage: 1, part: 0, frame)]
    var pacing: [Pacing] = []
    for (stage, (start, end)) in zip(ends, ends.dropFirst()).enumerated() {
      let path = try Itinerary.path(schedule.path, from: start, to: end, frame)
      let pacer = Pacer(path, points)
      let before = moments[moments.count - 1].day
      let days = try pacer.days(schedule.pace, longest: Planner.longestPlan - before)
      guard days.count > 1 else { continue }
      pacing.append(try pacer.pacing(days))
      for (day, (from, to)) in zip(days, days.dropFirst()).enumerated() {
        for part in 1...schedule.adjustmentsPerDay {
          let last = part == schedule.adjustmentsPerDay
          let s = last ? to : from + (to - from) * Double(part) / Double(schedule.adjustmentsPerDay)
          moments.append(
            Itinerary.moment(
              try path.pose(at: s), day: before + day + 1, stage: stage + 1, part: part, frame))
        }
      }
    }
    (self.moments, self.pacing) = (moments, pacing)
  }

  private static func path(
    _ kind: PathKind, from start: RigidTransform, to end: RigidTransform, _ frame: MountedFrame
  ) throws(PlanningError) -> StagePath {
    switch kind {
    case .straight: .straight(from: start, to: end)
    case .screw: .screw(from: start, to: end)
    case .equalSteps: try .equalSteps(from: start, to: end, frame)
    }
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

import Hexapod
import RigidMotion

/// How far a point at risk travels on the way to a day.
public struct PointTravel: Sendable, Equatable {
  /// Name of the point; of the points on the rim of the cut, the one that goes farthest.
  public let name: String
  /// Length of its path, mm, for each day since the row before, along the straight motion between the two poses.
  public let perDay: Double
  /// What it may travel a day, mm.
  public let rate: Double
  /// What rounding of the readings can add to ``perDay`` or hide of it, mm.
  public let rounding: Double

  /// Whether it goes faster than its rate, and rounding alone does not explain it.
  public var isTooFast: Bool { perDay > rate + rounding }
}

/// What a day's six readings really do.
public struct OpinionDay: Sendable, Equatable {
  /// Its number in the schedule.
  public let day: Int
  /// Its date, if the schedule has one.
  public let date: CalendarDate?
  /// The six readings, mm.
  public let readings: PerStrut<Double>
  /// How the search for the pose ended.
  public let outcome: PoseSolution.Outcome
  /// The moving ring in the reference ring's frame; to be used as one only when ``isFound``.
  public let pose: RigidTransform
  /// The moving fragment in the reference fragment's frame.
  public let fragmentPose: RigidTransform
  /// ``fragmentPose`` in the case's convention; nil where the pose was not found, or has no such angles.
  public let remaining: Deformity?
  /// Smallest singular value of the scaled Jacobian in ``pose``.
  public let stiffness: Double
  /// The points at risk on the way from the row before; empty on the first day and where a pose was not found.
  public let travels: [PointTravel]

  /// Whether the pose was found, on this side of every singularity.
  public var isFound: Bool { outcome == .found }
}

/// Finds the motion that a schedule's lengths produce.
struct MotionOfReadings {
  let correctionCase: CorrectionCase
  let frame: MountedFrame
  let scales: StrutScales
  let noise: ReadingNoise

  /// Pose by pose, each searched from the one before; where that fails, from neutral.
  func days(_ rows: [ScheduleRow]) throws(PlanningError) -> [OpinionDay] {
    let points = correctionCase.pointsAtRisk
    var days: [OpinionDay] = []
    var start = frame.hexapod.neutral
    for row in rows {
      let lengths = scales.lengths(row)
      var solution = frame.solver.solve(lengths, from: start)
      if !solution.isFound, start != frame.hexapod.neutral {
        let again = frame.solver.solve(lengths)
        if again.isFound { solution = again }
      }
      let fragment = frame.fragmentPose(ofRing: solution.pose)
      var travels: [PointTravel] = []
      if let before = days.last, before.isFound, solution.isFound {
        travels = try self.travels(
          points, from: before, to: (fragment, solution.pose), days: max(1, row.day - before.day))
      }
      days.append(
        OpinionDay(
          day: row.day, date: row.date, readings: row.readings, outcome: solution.outcome,
          pose: solution.pose,
          fragmentPose: fragment,
          remaining: solution.isFound
            ? Deformity(referenceFromMoving: fragment, correctionCase.limb, correctionCase.convention) : nil,
          stiffness: solution.stiffness, travels: travels))
      if solution.isFound { start = solution.pose }
    }
    return days
  }

  private func travels(
    _ points: [PointAtRisk], from start: OpinionDay, to end: (fragment: RigidTransform, ring: RigidTransform),
    days: Int
  ) throws(PlanningError) -> [PointTravel] {
    let path = StagePath.straight(from: start.fragmentPose, to: end.fragment)
    let lengths = path.isStill ? points.map { _ in 0 } : try PathLength(path, points).lengths(from: 0, to: 1)
    let spread = RoundingSpread(frame, noise)
    return names(points).map { point in
      let farthest = zip(points, lengths).filter { $0.0.name == point.name }.map(\.1).max() ?? 0
      return PointTravel(
        name: point.name, perDay: farthest / Double(days), rate: point.rate,
        rounding: spread.allowance(point, from: start.pose, to: end.ring) / Double(days))
    }
  }

  private func names(_ points: [PointAtRisk]) -> [PointAtRisk] {
    points.enumerated().filter { index, point in !points[..<index].contains { $0.name == point.name } }
      .map(\.element)
  }
}

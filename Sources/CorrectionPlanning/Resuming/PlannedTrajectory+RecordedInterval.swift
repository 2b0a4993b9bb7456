import HexapodKinematics
import RigidMotion
import TreatmentModel

extension PlannedTrajectory {
  /// What was turned from record to record, and until today.
  ///
  /// Between two records every strut is taken to have gone in equal steps. Where the readings are those that the plan
  /// sets, the limb is where the plan has it; elsewhere whole steps may put a point off by `rounding` at either end.
  ///
  /// - Throws: ``PlanningError/Code/strutsFitNoPose``.
  func turnedDays(
    _ done: [MountedRecord.Entry], until today: LimbPlace, on day: Int, rounding: Double
  ) throws(PlanningError) -> [RecordedInterval] {
    var places = done.map { (day: $0.day, place: $0.limb) }
    guard let first = places.first else { return [] }
    if first.day > firstDay {
      let start = try LimbPlace(
        turningPlan.settings[0], of: turningPlan.timeline.starts, on: self, near: firstDay,
        about: .daysDone(nil))
      places.insert((firstDay, start), at: 0)
    }
    places.append((day, today))
    let motions = DayMotions(frame: turningPlan.frame, points: points, parts: 1)
    var turned: [RecordedInterval] = []
    for (before, after) in zip(places, places.dropFirst()) {
      turned.append(try self.turned(before, after, motions, rounding: rounding))
    }
    return turned
  }

  private func turned(
    _ before: (day: Int, place: LimbPlace), _ after: (day: Int, place: LimbPlace), _ motions: DayMotions,
    rounding: Double
  ) throws(PlanningError) -> RecordedInterval {
    let paths = try self.paths(from: before.place, to: after.place, motions)
    let least = self.least(before.place, after.place) ?? paths
    let days = Double(after.day - before.day)
    let slack = [before.place, after.place].reduce(1e-6) { $0 + ($1.isAsSet ? 0 : rounding) }
    let worst = points.indices.max { paths[$0] / points[$0].rate < paths[$1] / points[$1].rate } ?? 0
    return RecordedInterval(
      days: (before.day + 1)...after.day, plannedDay: day(at: after.place.position),
      point: points[worst].name, path: paths[worst], allowed: points[worst].rate * days,
      isExceeded: points.indices.contains { least[$0] > points[$0].rate * days + slack })
  }

  /// The least that each point has gone between two places that the plan has, mm: of moments that are set alike readings do not tell
  /// which it was. Nil where the plan has not both.
  private func least(_ before: LimbPlace, _ after: LimbPlace) -> [Double]? {
    guard before.isAsSet, after.isAsSet else { return nil }
    let (one, other) = (setAlike(Int(before.position)), setAlike(Int(after.position)))
    if one.overlaps(other) { return points.map { _ in 0 } }
    return one.upperBound < other.lowerBound
      ? paths(from: Double(one.upperBound), to: Double(other.lowerBound))
      : paths(from: Double(one.lowerBound), to: Double(other.upperBound))
  }

  /// Length of each point's path between two places, mm: along the plan where the plan has both, otherwise in equal steps
  /// of the struts.
  private func paths(
    from before: LimbPlace, to after: LimbPlace, _ motions: DayMotions
  ) throws(PlanningError) -> [Double] {
    if before.isAsSet && after.isAsSet { return paths(from: before.position, to: after.position) }
    let configurations = [before, after].map {
      FrameConfiguration(
        lengths: turningPlan.frame.hexapod.strutLengths(at: $0.ringPose), ringPose: $0.ringPose)
    }
    if let motion = try motions.motion(from: configurations[0], to: configurations[1].lengths) {
      return motion.paths
    }
    return points.map { (after.fragmentPose * $0.position - before.fragmentPose * $0.position).norm }
  }

  /// The same along the plan, in chords from moment to moment.
  func paths(from one: Double, to other: Double) -> [Double] {
    let (low, high) = (min(one, other), max(one, other))
    let between = turningPlan.samples.indices.filter { Double($0) > low && Double($0) < high }.map(
      Double.init)
    let poses = ([low] + between + [high]).map(fragmentPose)
    return points.map { point in
      zip(poses, poses.dropFirst()).reduce(0) { sum, pair in
        sum + (pair.1 * point.position - pair.0 * point.position).norm
      }
    }
  }
}

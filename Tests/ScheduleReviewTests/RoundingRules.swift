import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import ScheduleReview
import TreatmentModel

/// How a schedule may have been rounded.
enum RoundingRule: String, CaseIterable {
  /// As plans are rounded.
  case together
  /// As versions before rounded: each day's end for itself, by the mean displacement of the points at risk alone.
  case earlier
  /// Each strut alone.
  case nearest

  /// A schedule of exact lengths, one row for each; the first row's readings give the whole steps.
  func schedule(_ plan: Plan, _ level: TreatedLevel) throws -> TypedSchedule? {
    let own = TypedSchedule(plan)
    guard self != .together else { return own }
    let frame = try MountedFrame(level)
    let struts = plan.strutTimeline.starts
    guard plan.strutTimeline.changes.isEmpty else { return nil }
    let first = own.rows[0].readings
    let rows = zip(plan.days, own.rows).map { day, row in
      let wanted = struts.readings(of: day.exact)
      let steps = StrutReadings { (wanted[$0] - first[$0]) / struts[$0].step }
      func readings(_ steps: StrutReadings) -> StrutReadings {
        StrutReadings { first[$0] + steps[$0] * struts[$0].step }
      }
      guard self == .earlier else {
        return ScheduleRow(
          day: day.day, readings: readings(StrutReadings { steps[$0].rounded() }), line: row.line)
      }
      let points = level.pointsAtRisk.map { frame.inMovingRing($0.position) }
      let responses = LengthResponse(frame.hexapod, at: day.pose).map { response in
        points.map { response.displacements(of: $0) }
      }
      var (best, least) = (first, Double.infinity)
      for set in 0..<64 {
        let candidate = readings(StrutReadings { steps[$0].rounded(.down) + Double(set >> $0 & 1) })
        let cost = (responses ?? []).reduce(0.0) { sum, response in
          let moved = (0..<6).reduce(Vector3.zero) { $0 + (candidate[$1] - wanted[$1]) * response[$1] }
          return sum + moved.dot(moved)
        }
        if cost < least { (best, least) = (candidate, cost) }
      }
      return ScheduleRow(day: day.day, readings: best, line: row.line)
    }
    return TypedSchedule(rows: rows)
  }
}

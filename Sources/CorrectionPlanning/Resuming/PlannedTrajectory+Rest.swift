import RigidMotion
import TreatmentModel

extension PlannedTrajectory {
  /// What is left of the plan for a limb that is where a day of it ends, on the struts that are on then: its own days, readings and
  /// visits, no others.
  ///
  /// On another day than that on which it was to be there, all of it comes so many days later or sooner, unless something goes by the
  /// calendar: a visit, a strut that is held, or a level that waits for a day.
  ///
  /// - Returns: nil where the limb is elsewhere, where nothing is left, and where the rest cannot be as it was.
  /// - Throws: ``PlanningError/Code/pathNotReachable``, and only on paths of equal steps.
  func rest(from limb: LimbPlace, on day: Int) throws(PlanningError) -> TurningPlan? {
    let (plan, first) = (turningPlan, Int(limb.position))
    guard limb.isAsSet, first % parts == 0, first + 1 < plan.samples.count else { return nil }
    let planned = firstDay + first / parts
    let (later, timeline) = (day - planned, plan.timeline)
    guard timeline.hardware(onDay: planned).isSame(as: limb.mounted) else { return nil }
    let changes = timeline.changes.filter { $0.day > planned }
    let isBehindYet = plan.behindDays.contains { $0 > planned }
    // What a record has lost on days behind the path is not written down.
    guard !(isBehindYet && plan.sampledPath.isKnownByMoments) else { return nil }
    let holds = plan.level.holds.contains { $0.days.upperBound > min(planned, day) }
    let awaitsDay =
      if case .afterDay(let start) = plan.level.own.starts { start > min(planned, day) } else { false }
    guard later == 0 || (changes.isEmpty && !isBehindYet && !holds && !awaitsDay) else { return nil }
    let turned = DiscretizedMotion(
      samples: plan.samples.rest(from: first), shortfalls: plan.turned.shortfalls.filter { $0.key > planned },
      unresolvedDay: plan.turned.unresolvedDay,
      timeline: StrutTimeline(
        starts: timeline.hardware(onDay: planned), changes: changes,
        awaited: timeline.awaited.filter { $0.day > planned }),
      settings: Array(plan.settings[first...]))
    // Days of a path count from its first.
    let path = try plan.sampledPath.later(by: -firstDay).rest(after: planned - firstDay)
    return TurningPlan(
      level: plan.level, frame: plan.frame, sampledPath: path.later(by: day), turned: turned.later(by: later),
      start: TurningStart(
        readings: limb.readings, on: limb.mounted, base: Planner.base(of: limb, plan), day: day, resting: 0))
  }
}

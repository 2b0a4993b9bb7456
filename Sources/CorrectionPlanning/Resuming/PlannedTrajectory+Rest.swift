import RigidMotion
import TreatmentModel

extension PlannedTrajectory {
  /// What is left of the plan for a limb that is where a day of it ends, on the struts that are on then: its own days, readings and
  /// visits, no others.
  ///
  /// On another day than that on which it was to be there, all of it comes so many days later or sooner, unless something goes by the
  /// calendar: a visit, or a strut that is held.
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
    guard later == 0 || (changes.isEmpty && !isBehindYet && !holds) else { return nil }
    let start = plan.samples[first]
    let samples =
      [
        PathSample(
          day: planned, stage: plan.samples[first + 1].stage, part: 0, fragmentPose: start.fragmentPose,
          ringPose: start.ringPose, lengths: start.lengths)
      ] + plan.samples[(first + 1)...]
    let turned = DiscretizedMotion(
      samples: samples, shortfalls: plan.turned.shortfalls.filter { $0.key > planned },
      unresolvedDay: plan.turned.unresolvedDay,
      timeline: StrutTimeline(
        starts: timeline.hardware(onDay: planned), changes: changes,
        awaited: timeline.awaited.filter { $0.day > planned }),
      settings: Array(plan.settings[first...]))
    let path = try restOfPath(from: first / parts, samples)
    return TurningPlan(
      level: plan.level, frame: plan.frame, sampledPath: path.later(by: later),
      turned: turned.later(by: later),
      start: TurningStart(
        readings: limb.readings, on: limb.mounted, base: Planner.base(of: limb, plan), day: day, resting: 0))
  }

  /// The exact motion after so many days of it.
  private func restOfPath(
    from over: Int, _ samples: [PathSample]
  ) throws(PlanningError) -> SampledPath {
    let (plan, whole) = (turningPlan, turningPlan.sampledPath)
    guard !whole.isKnownByMoments else { return SampledPath(moments: samples, plan.level) }
    let path = try whole.path.later(by: -firstDay).rest(after: over, plan.level, plan.frame)
    return try SampledPath(path, plan.level, plan.frame).later(by: firstDay + over)
  }
}

extension CorrectionPath {
  /// What is left of it after so many days: the same stages, days and way.
  fileprivate func rest(
    after over: Int, _ level: TreatedLevel, _ frame: MountedFrame
  ) throws(PlanningError) -> CorrectionPath {
    let (kinds, points) = (level.legs.map(\.path), level.pointsAtRisk)
    var (left, paces) = ([Stage](), [Pacing]())
    for (stage, paced) in zip(stages, pacing) {
      let (gone, days) = (over - stage.firstDay, stage.dayEnds.count - 1)
      guard gone < days else { continue }
      guard gone > 0 else {
        left.append(stage.later(by: -over))
        paces.append(paced)
        continue
      }
      let s = stage.dayEnds[gone]
      let kind = kinds.indices.contains(stage.number - 1) ? kinds[stage.number - 1] : level.schedule.path
      left.append(
        Stage(
          number: stage.number,
          path: try CorrectionPath.path(kind, from: try stage.path.pose(at: s), to: stage.path.end, frame),
          dayEnds: stage.dayEnds[gone...].map { ($0 - s) / (1 - s) }, firstDay: 0))
      paces.append(Pacing(paced.dailyPaths.rest(after: gone), points))
    }
    return CorrectionPath(
      start: try pose(at: Double(over)), firstStage: left.first?.number ?? firstStage,
      restDays: max(0, restDays - over), stages: left, pacing: paces)
  }
}

extension DayTable {
  /// The same without so many days.
  fileprivate func rest(after over: Int) -> DayTable {
    var rest = DayTable(points: points, days: days - over)
    for day in over..<days { for length in self[day] { rest.append(length) } }
    return rest
  }
}

import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

extension Planner {
  /// The plan of a case as it was written down: its days, readings and strut changes are those of the record, whatever
  /// version and rule made it. Where the record is the plan that is made today, that is what it is; any other has no checks,
  /// since it was checked when it was made, and no ``Plan/pacing``.
  ///
  /// - Throws: ``PlanningError`` as ``plan(_:)``.
  public static func plan(
    _ level: TreatedLevel, asRecorded record: RecordedPlan
  ) throws(PlanningError) -> Plan {
    try level.refuseInvalidValues()
    if let own = ownTurningPlan(level, asRecorded: record) { return try plan(own) }
    return try unexamined(try recordedTurningPlan(level, record), pacing: [])
  }

  /// The motion that a record sets; without one, the motion that is planned today.
  static func turningPlan(
    _ level: TreatedLevel, asRecorded record: RecordedPlan?
  ) throws(PlanningError) -> TurningPlan {
    guard let record else { return try turningPlan(level) }
    if let own = ownTurningPlan(level, asRecorded: record) { return own }
    return try recordedTurningPlan(level, record)
  }

  /// The motion that is planned today, if it is the record's to the last reading.
  private static func ownTurningPlan(_ level: TreatedLevel, asRecorded record: RecordedPlan) -> TurningPlan? {
    guard record.firstDay == 0, let own = try? turningPlan(level), own.isSet(by: record) else { return nil }
    return own
  }

  private static func recordedTurningPlan(
    _ level: TreatedLevel, _ record: RecordedPlan
  ) throws(PlanningError) -> TurningPlan {
    let frame = try MountedFrame(unchecked: level)
    let stages = RecordedStages.Known(of: level)
    return try TurningPlan(record, level, frame, stages)
  }
}

extension TurningPlan {
  /// Whether a record from the case's day 0 sets the same, to the last reading.
  func isSet(by record: RecordedPlan) -> Bool {
    record.firstDay == samples[0].day
      && zip(samples.dayEnds.map { samples[$0].ringPose }, record.days).allSatisfy { $0.isNear($1.ringPose) }
      && settings == record.days.flatMap(\.settings) && samples.last?.day == record.lastDay
      && timeline.starts == record.starts
      && timeline.changes.map { RecordedPlan.Change(strut: $0.strut, to: $0.to, day: $0.day) }
        == record.changes
  }

  /// The motion of a record from its numbers alone. Within a day the fragment goes straight.
  ///
  /// - Throws: ``PlanningError/Code/strutsFitNoPose`` for a record that is not of this case.
  init(
    _ record: RecordedPlan, _ level: TreatedLevel, _ frame: MountedFrame, _ known: RecordedStages.Known
  ) throws(PlanningError) {
    guard record.days.count == 1 || record.parts == level.schedule.adjustmentsPerDay else {
      throw PlanningError(
        .strutsFitNoPose, key: CaseKey(.schedule, .adjustmentsPerDay),
        "the plan that is followed has \(counted(record.parts, "adjustment")) a day, and the case has "
          + "\(level.schedule.adjustmentsPerDay)")
    }
    let poses = record.days.map { frame.fragmentPose(ofRing: $0.ringPose) }
    let stages = try RecordedStages(record, poses, known).numbers
    var samples: [PathSample] = []
    var settings: [StrutReadings] = []
    for (index, day) in record.days.enumerated() {
      let before = poses[max(0, index - 1)]
      for part in day.settings.indices {
        let share = Double(part + 1) / Double(day.settings.count)
        let fragment = share == 1 ? poses[index] : before.interpolatedStraight(to: poses[index], share)
        let ringPose = frame.ringPose(ofFragment: fragment)
        samples.append(
          PathSample(
            day: day.number, stage: stages[index], part: index == 0 ? 0 : part + 1, fragmentPose: fragment,
            ringPose: ringPose, lengths: frame.hexapod.strutLengths(at: ringPose)))
      }
      settings += day.settings
    }
    let timeline = StrutTimeline(record)
    try TurningPlan.refuseOtherFrame(samples, settings, timeline)
    self.init(
      level: level, frame: frame,
      sampledPath: SampledPath(moments: samples, points: level.pointsAtRisk(onWayFrom:)),
      turned: DiscretizedMotion(
        samples: samples, shortfalls: [:], unresolvedDay: nil, timeline: timeline, settings: settings),
      start: TurningStart(
        readings: settings[0], on: timeline.starts, base: TurningStart(level).base, day: record.firstDay,
        resting: 0),
      recordedBehind: Set(record.days.lazy.filter(\.isBehind).map(\.number)))
  }

  /// What a reading may differ from the length of its strut by, in steps: two are the most that whole steps ever wait.
  private static let mostSteps = 4.0

  /// Readings and poses that are not of one frame: a record that was changed, or hardware that is not its own.
  private static func refuseOtherFrame(
    _ samples: [PathSample], _ settings: [StrutReadings], _ timeline: StrutTimeline
  ) throws(PlanningError) {
    for (sample, setting) in zip(samples, settings) {
      let mounted = timeline.hardware(onDay: sample.day)
      let set = mounted.lengths(of: setting)
      for strut in StrutNumber.allCases {
        let gap = abs(set[strut] - sample.lengths[strut])
        guard gap > max(2, mostSteps * mounted[strut].step) else { continue }
        throw PlanningError(
          .strutsFitNoPose, key: .top(.frame),
          "the plan that is followed is not of this frame: on day \(sample.day) strut \(strut) is "
            + "\(decimal(sample.lengths[strut], 1)) mm long by its pose and \(decimal(set[strut], 1)) mm by its reading"
        )
      }
    }
  }
}

extension TreatedLevel {
  /// The points at risk with the rates of a stage that begins at a pose: faces that dock are pressed on each other once they have met.
  fileprivate func pointsAtRisk(onWayFrom pose: RigidTransform) -> [PointAtRisk] {
    guard role == .defect else { return pointsAtRisk }
    let isDocked = DockingFaces(self).gap(pose) <= DockingState.closed
    return pointsAtRisk(rimRate: isDocked ? schedule.compressionRate : schedule.approachRate ?? schedule.rate)
  }
}

extension StrutTimeline {
  /// The classes of a record. Windows are not written down.
  fileprivate init(_ record: RecordedPlan) {
    var mounted = record.starts
    self.init(
      starts: record.starts,
      changes: record.changes.map { change in
        defer { mounted[change.strut.index] = change.to }
        return StrutChange(
          strut: change.strut, from: mounted[change.strut.index], to: change.to, window: nil, day: change.day)
      })
  }
}

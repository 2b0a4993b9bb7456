import HexapodKinematics
import RigidMotion
import TreatmentModel

/// Makes plans of cases: inputs, poses, path, days, lengths, whole steps, the pose really reached, checks, in this order.
public enum Planner {
  /// The daily schedule of a case.
  ///
  /// - Throws: ``PlanningError`` when no plan can be made, and of that ``PlanningError/Code/invalidValues`` for what no case file
  ///   could state (``TreatedLevel/invalidValues``). A plan that is made but must not be used carries a check of severity
  ///   `error` instead.
  public static func plan(_ level: TreatedLevel) throws(PlanningError) -> Plan {
    try level.refuseInvalidValues()
    return try plan(unchecked: level)
  }

  /// The same of a case whose values were held against their ranges when its file was read.
  package static func plan(unchecked level: TreatedLevel) throws(PlanningError) -> Plan {
    try plan(try turningPlan(level))
  }

  /// The motion of a case from its day 0.
  static func turningPlan(_ level: TreatedLevel) throws(PlanningError) -> TurningPlan {
    let frame = try MountedFrame(unchecked: level)
    let sampledPath = try SampledPath(level, frame)
    return try turned(sampledPath, level, frame, TurningStart(level))
  }

  /// What can be done of an sampled path, and the readings to set at each moment of it, on which struts.
  ///
  /// - Parameter sampled path: its day 0 is the day on which turning starts.
  static func turned(
    _ sampledPath: SampledPath, _ level: TreatedLevel, _ frame: MountedFrame, _ start: TurningStart
  ) throws(PlanningError) -> TurningPlan {
    let turned = try StrutTurning(sampledPath.samples, level, frame, from: start).turned()
    return TurningPlan(
      level: level, frame: frame, sampledPath: sampledPath.later(by: start.day),
      turned: turned.later(by: start.day), start: start)
  }

  /// The days of a course, with everything that is to be known of them.
  static func plan(_ turningPlan: TurningPlan, resumption: Resumption? = nil) throws(PlanningError) -> Plan {
    let reached = turningPlan.turned.reached(turningPlan.frame)
    let samples = turningPlan.samples
    let stiffness = KnownStiffness(samples, dayEnds: samples.dayEnds, turningPlan.frame)
    var plan = try unexamined(
      turningPlan, reached, stiffness, pacing: turningPlan.sampledPath.pacing, resumption: resumption)
    plan.checks = try plan.examined(
      turningPlan.sampledPath, turningPlan.turned, reached, stiffness, turningPlan.frame)
    return plan
  }

  /// The days alone.
  static func unexamined(_ turningPlan: TurningPlan, pacing: [Pacing]) throws(PlanningError) -> Plan {
    let samples = turningPlan.samples
    return try unexamined(
      turningPlan, turningPlan.turned.reached(turningPlan.frame),
      KnownStiffness(samples, dayEnds: samples.dayEnds, turningPlan.frame), pacing: pacing, resumption: nil)
  }

  private static func unexamined(
    _ turningPlan: TurningPlan, _ reached: [BatchPose], _ stiffness: KnownStiffness, pacing: [Pacing],
    resumption: Resumption?
  ) throws(PlanningError) -> Plan {
    let (level, frame, turned) = (turningPlan.level, turningPlan.frame, turningPlan.turned)
    let days = try days(
      endingWith: turned.samples.dayEnds, turned, reached, stiffness.dayEnds, level, frame)
    let angled = [level.deformity, level.target] + level.schedule.stages
    let spread = angled.reduce(0) { max($0, $1.conventionSpread(level.limb)) }
    return Plan(
      level: level, strutTimeline: turned.timeline, hexapod: frame.hexapod,
      fragmentFromReferenceRing: frame.fragmentFromReferenceRing,
      fragmentFromMovingRing: frame.fragmentFromMovingRing, conventionSpread: spread, days: days,
      restDays: turningPlan.sampledPath.path.restDays, pacing: pacing, checks: [], resumption: resumption)
  }

  private static func days(
    endingWith ends: [Int], _ turned: DiscretizedMotion, _ reached: [BatchPose], _ stiffness: [Double],
    _ level: TreatedLevel, _ frame: MountedFrame
  ) throws(PlanningError) -> [PlanDay] {
    let (samples, calendar) = (turned.samples, level.calendar)
    var days: [PlanDay] = []
    days.reserveCapacity(ends.count)
    // A strut goes only through classes that turn in its steps.
    let steps = turned.timeline.starts.mapped(\.step)
    let isOnPath = turned.shortfalls.isEmpty
    var (before, first) = (turned.lengths[0], 0)
    for (end, stiffness) in zip(ends, stiffness) {
      let sample = samples[end]
      guard
        let remaining = Deformity(
          referenceFromMoving: sample.fragmentPose, level.limb, level.convention)
      else {
        throw PlanningError(
          .notInConvention, key: CaseKey(.deformity, .convention),
          "on day \(sample.day) the fragment is turned by 90° or more, which \(level.convention.rawValue) "
            + "angles cannot say")
      }
      let lengths = turned.lengths[end]
      let fragment = frame.fragmentPose(ofRing: reached[end].pose)
      days.append(
        PlanDay(
          day: sample.day, stage: sample.stage, date: calendar.date(ofDay: sample.day), exact: sample.lengths,
          set: turned.settings[end],
          turns: PerStrut { Int(((lengths[$0] - before[$0]) / steps[$0]).rounded()) },
          pose: sample.ringPose, fragmentPose: sample.fragmentPose, remaining: remaining,
          errorDistance: (fragment.translation - sample.fragmentPose.translation).norm,
          errorAngle: (sample.fragmentPose.rotation.inverse * fragment.rotation).angle,
          isReached: reached[end].isFound, stiffness: abs(stiffness),
          adjustments: (first..<(sample.part > 0 ? end + 1 : first)).map {
            Adjustment(part: samples[$0].part, set: turned.settings[$0])
          },
          shortfall: isOnPath ? nil : turned.shortfalls[sample.day]))
      (before, first) = (lengths, end + 1)
    }
    return days
  }
}

import Hexapod
import RigidMotion
import TreatmentModel

/// Makes plans of cases: inputs, poses, path, days, lengths, whole steps, the pose really reached, checks, in this order.
public enum Planner {
  /// The daily schedule of a case.
  ///
  /// - Throws: ``PlanningError`` when no plan can be made. A plan that is made but must not be used carries a check of
  ///   severity `error` instead.
  public static func plan(_ level: TreatedLevel) throws(PlanningError) -> Plan {
    try plan(try course(level))
  }

  /// The motion of a case from its day 0.
  static func course(_ level: TreatedLevel) throws(PlanningError) -> Course {
    let frame = try MountedFrame(level)
    let itinerary = try Itinerary(level, frame)
    return try turned(itinerary, level, frame, TurningStart(level))
  }

  /// What can be done of an itinerary, and the readings to set at each moment of it, on which struts.
  ///
  /// - Parameter itinerary: its day 0 is the day on which turning starts.
  static func turned(
    _ itinerary: Itinerary, _ level: TreatedLevel, _ frame: MountedFrame, _ start: TurningStart
  ) throws(PlanningError) -> Course {
    let turned = try StrutTurning(itinerary.moments, level, frame, from: start).turned()
    return Course(
      level: level, frame: frame, itinerary: itinerary.later(by: start.day),
      turned: turned.later(by: start.day), start: start)
  }

  /// The days of a course, with everything that is to be known of them.
  static func plan(_ course: Course, resumption: Resumption? = nil) throws(PlanningError) -> Plan {
    let (level, frame, turned) = (course.level, course.frame, course.turned)
    let reached = turned.reached(frame)
    let moments = turned.moments
    let ends = moments.dayEnds
    let stiffness = KnownStiffness(moments, dayEnds: ends, frame)
    let days = try days(endingWith: ends, turned, reached, stiffness.dayEnds, level, frame)
    let angled = [level.deformity, level.target] + level.schedule.stages
    let spread = angled.reduce(0) { max($0, $1.conventionSpread(level.limb)) }
    var plan = Plan(
      level: level, strutTimeline: turned.timeline, hexapod: frame.hexapod,
      fragmentFromReferenceRing: frame.fragmentFromReferenceRing,
      fragmentFromMovingRing: frame.fragmentFromMovingRing, conventionSpread: spread, days: days,
      pacing: course.itinerary.pacing, checks: [], resumption: resumption)
    plan.checks = try plan.examined(course.itinerary, turned, reached, stiffness, frame)
    return plan
  }

  private static func days(
    endingWith ends: [Int], _ turned: TurnedPath, _ reached: [BatchPose], _ stiffness: [Double],
    _ level: TreatedLevel, _ frame: MountedFrame
  ) throws(PlanningError) -> [PlanDay] {
    let (moments, calendar) = (turned.moments, level.calendar)
    var days: [PlanDay] = []
    days.reserveCapacity(ends.count)
    // A strut goes only through classes that turn in its steps.
    let steps = turned.timeline.starts.mapped(\.step)
    let isOnPath = turned.shortfalls.isEmpty
    var (before, first) = (turned.lengths[0], 0)
    for (end, stiffness) in zip(ends, stiffness) {
      let moment = moments[end]
      guard
        let remaining = Deformity(
          referenceFromMoving: moment.fragmentPose, level.limb, level.convention)
      else {
        throw PlanningError(
          .notInConvention, key: CaseKey(.deformity, .convention),
          "on day \(moment.day) the fragment is turned by 90° or more, which \(level.convention.rawValue) "
            + "angles cannot say")
      }
      let lengths = turned.lengths[end]
      let fragment = frame.fragmentPose(ofRing: reached[end].pose)
      days.append(
        PlanDay(
          day: moment.day, stage: moment.stage, date: calendar.date(ofDay: moment.day), exact: moment.lengths,
          set: turned.settings[end],
          turns: PerStrut { Int(((lengths[$0] - before[$0]) / steps[$0]).rounded()) },
          pose: moment.ringPose, fragmentPose: moment.fragmentPose, remaining: remaining,
          errorDistance: (fragment.translation - moment.fragmentPose.translation).norm,
          errorAngle: (moment.fragmentPose.rotation.inverse * fragment.rotation).angle,
          isReached: reached[end].isFound, stiffness: abs(stiffness),
          adjustments: (first..<(moment.part > 0 ? end + 1 : first)).map {
            Adjustment(part: moments[$0].part, set: turned.settings[$0])
          },
          shortfall: isOnPath ? nil : turned.shortfalls[moment.day]))
      (before, first) = (lengths, end + 1)
    }
    return days
  }
}

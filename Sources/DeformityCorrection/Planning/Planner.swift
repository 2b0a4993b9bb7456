import Hexapod
import RigidMotion

/// Makes plans of cases: inputs, poses, path, days, lengths, whole steps, the pose really reached, checks, in this order.
public enum Planner {
  /// No plan takes more days than this.
  public static let longestPlan = 1000

  /// The daily schedule of a case.
  ///
  /// - Throws: ``PlanningError`` when no plan can be made. A plan that is made but must not be used carries a check of
  ///   severity `error` instead.
  public static func plan(_ correctionCase: CorrectionCase) throws(PlanningError) -> Plan {
    try plan(try course(correctionCase))
  }

  /// The motion of a case from its day 0.
  static func course(_ correctionCase: CorrectionCase) throws(PlanningError) -> Course {
    let frame = try MountedFrame(correctionCase)
    let itinerary = try Itinerary(correctionCase, frame)
    let struts = try StrutSelection.select(correctionCase.frame.struts, for: itinerary.moments.map(\.lengths))
    return try turned(itinerary, correctionCase, frame, struts, TurningStart(correctionCase))
  }

  /// What can be done of an itinerary, and the readings to set at each moment of it.
  static func turned(
    _ itinerary: Itinerary, _ correctionCase: CorrectionCase, _ frame: MountedFrame,
    _ struts: PerStrut<StrutHardware>, _ start: TurningStart
  ) throws(PlanningError) -> Course {
    let points = correctionCase.pointsAtRisk
    let choice = StepChoice(frame, struts, correctionCase.schedule.rounding, points)
    let turning = BoundedTurning(
      choice: choice, points: points, adjustmentsPerDay: correctionCase.schedule.adjustmentsPerDay,
      bounds: StrutBounds(struts, held: correctionCase.holds).from(day: start.day, resting: start.rest))
    let (moments, settings) = try turning.turn(itinerary.moments, from: start)
    return Course(
      correctionCase: correctionCase, frame: frame, struts: struts, pacing: itinerary.pacing,
      moments: moments.map { $0.later(by: start.day) }, settings: settings, start: start)
  }

  /// The days of a course, with everything that is to be known of them.
  static func plan(_ course: Course, resumption: Resumption? = nil) throws(PlanningError) -> Plan {
    let (correctionCase, frame) = (course.correctionCase, course.frame)
    let days = try days(course.moments, course.settings, correctionCase, frame, course.struts)
    let angled = [correctionCase.deformity, correctionCase.target] + correctionCase.schedule.stages
    let spread = angled.reduce(0) { max($0, $1.conventionSpread(correctionCase.limb)) }
    let draft = Plan(
      correctionCase: correctionCase, struts: course.struts, hexapod: frame.hexapod,
      fragmentFromReferenceRing: frame.fragmentFromReferenceRing,
      fragmentFromMovingRing: frame.fragmentFromMovingRing, conventionSpread: spread, days: days,
      pacing: course.pacing, checks: [], resumption: resumption)
    return draft.checked(course.moments, course.settings)
  }

  private static func days(
    _ moments: [Moment], _ settings: [PerStrut<Double>], _ correctionCase: CorrectionCase,
    _ frame: MountedFrame,
    _ struts: PerStrut<StrutHardware>
  ) throws(PlanningError) -> [PlanDay] {
    var days: [PlanDay] = []
    var adjustments: [Adjustment] = []
    for (index, moment) in moments.enumerated() {
      let set = settings[index]
      if moment.part > 0 { adjustments.append(Adjustment(part: moment.part, set: set)) }
      guard index + 1 == moments.count || moments[index + 1].day > moment.day else { continue }
      guard
        let remaining = Deformity(
          referenceFromMoving: moment.fragmentPose, correctionCase.limb, correctionCase.convention)
      else {
        throw PlanningError(
          .notInConvention, key: "deformity.convention",
          "on day \(moment.day) the fragment is turned by 90° or more, which \(correctionCase.convention.rawValue) "
            + "angles cannot say")
      }
      let previous = days.last?.set ?? set
      let reached = reached(set, moment, frame, struts)
      days.append(
        PlanDay(
          day: moment.day, stage: moment.stage,
          date: correctionCase.schedule.surgery.map {
            $0 + (correctionCase.schedule.latency - 1 + moment.day)
          },
          exact: moment.lengths, set: set,
          turns: PerStrut { Int(((set[$0] - previous[$0]) / struts[$0].step).rounded()) },
          pose: moment.ringPose, fragmentPose: moment.fragmentPose, remaining: remaining,
          errorDistance: (reached.fragment.translation - moment.fragmentPose.translation).norm,
          errorAngle: (moment.fragmentPose.rotation.inverse * reached.fragment.rotation).angle,
          isReached: reached.solution.isFound, stiffness: frame.hexapod.stiffness(at: moment.ringPose),
          adjustments: adjustments, shortfall: moment.shortfall))
      adjustments = []
    }
    return days
  }

  /// Where the readings that are set really bring the fragment.
  private static func reached(
    _ set: PerStrut<Double>, _ moment: Moment, _ frame: MountedFrame, _ struts: PerStrut<StrutHardware>
  ) -> (solution: PoseSolution, fragment: RigidTransform) {
    let solution = frame.solver.solve(
      PerStrut { struts[$0].length(ofReading: set[$0]) }, from: moment.ringPose)
    return (solution, frame.fragmentPose(ofRing: solution.pose))
  }
}

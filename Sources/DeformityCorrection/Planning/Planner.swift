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
    let frame = try MountedFrame(correctionCase)
    let itinerary = try Itinerary(correctionCase, frame)
    let struts = try StrutSelection.select(correctionCase.frame.struts, for: itinerary.moments.map(\.lengths))
    let (moments, settings) = try turned(itinerary.moments, correctionCase, frame, struts)
    let days = try days(moments, settings, correctionCase, frame, struts)
    let angled = [correctionCase.deformity, correctionCase.target] + correctionCase.schedule.stages
    let spread = angled.reduce(0) { max($0, $1.conventionSpread(correctionCase.limb)) }
    let draft = Plan(
      correctionCase: correctionCase, struts: struts, hexapod: frame.hexapod,
      fragmentFromReferenceRing: frame.fragmentFromReferenceRing,
      fragmentFromMovingRing: frame.fragmentFromMovingRing, conventionSpread: spread, days: days,
      pacing: itinerary.pacing, checks: [])
    return try draft.checked(itinerary, moments, settings, frame)
  }

  /// What can be done of the path, and the readings to set at each moment of it.
  private static func turned(
    _ moments: [Moment], _ correctionCase: CorrectionCase, _ frame: MountedFrame,
    _ struts: PerStrut<StrutHardware>
  ) throws(PlanningError) -> (moments: [Moment], settings: [PerStrut<Double>]) {
    let points = correctionCase.pointsAtRisk
    let choice = StepChoice(frame, struts, correctionCase.schedule.rounding, points)
    let turning = BoundedTurning(
      choice: choice, points: points, adjustmentsPerDay: correctionCase.schedule.adjustmentsPerDay,
      bounds: StrutBounds(struts, held: correctionCase.holds))
    // Only residual mode starts from readings that need not be whole steps of the scale.
    guard case .residual(let readings) = correctionCase.frame.mode else {
      return try turning.turn(moments, readings: nil)
    }
    return try turning.turn(moments, readings: readings)
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

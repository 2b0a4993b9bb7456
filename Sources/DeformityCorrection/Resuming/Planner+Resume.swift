import Hexapod
import RigidMotion

extension Planner {
  /// The rest of a case's plan from the struts as they are read today: the same target, stages still to go, path, pace,
  /// rates, rounding and held struts. The rings stay mounted as the case's own start has them.
  ///
  /// Where the readings are those that the plan sets at some moment, the plan goes on from that moment. Otherwise the limb
  /// is where forward kinematics has it, and goes from there to the end of the stage that it is in. On pace `even` that
  /// stage takes no fewer days than the plan had left for it from the place nearest to the limb.
  ///
  /// - Returns: a plan whose first day is today, with its ``Plan/resumption``.
  /// - Throws: ``PlanningError`` as ``plan(_:)``, and when the readings fit no pose that the limb can be in; its key is then
  ///   that of the input on the command line, such as `--struts`.
  public static func resume(
    _ correctionCase: CorrectionCase, from request: ResumeRequest
  ) throws(PlanningError) -> Plan {
    let line = CourseLine(try course(correctionCase))
    let (frame, struts) = (line.course.frame, line.course.struts)
    let solver =
      request.distances.isEmpty
      ? nil
      : PoseSolver(frame.hexapod, strutDeviation: request.strutDeviation, extra: request.distances)
    let given = request.day ?? request.recordedDay
    let limb = try LimbPlace(request.readings, on: line, solver, near: given, key: "--struts")
    let day = given ?? Int(line.day(at: limb.position).rounded())
    try refuseDaysOutOfOrder(request.done, today: day)
    let found = ResumeFindings(
      request, line, limb, day: day, rounding: line.roundingDisplacement)
    let resumption = try found.resumption()

    let resumed = correctionCase.slowed(by: request.slow)
    let rest = found.rest(through: correctionCase.stageEnds)
    let itinerary = try Itinerary(
      through: rest.ends, stage: rest.stage, resting: request.pause, leastDays: rest.leastDays, resumed, frame
    )
    let start = TurningStart(
      readings: limb.readings, base: base(of: limb.readings, line.course), day: day, resting: request.pause)
    return try plan(turned(itinerary, resumed, frame, struts, start), resumption: resumption)
  }

  /// Whole steps go on from those of the plan; a strut that stands between them counts its own from where it stands.
  private static func base(of readings: PerStrut<Double>, _ course: Course) -> PerStrut<Double> {
    PerStrut { strut in
      let steps = (readings[strut] - course.start.base[strut]) / course.struts[strut].step
      return abs(steps - steps.rounded()) <= 1e-6 ? course.start.base[strut] : readings[strut]
    }
  }

  private static func refuseDaysOutOfOrder(
    _ done: [DayReadings], today day: Int
  ) throws(PlanningError) {
    guard (0...longestPlan).contains(day) else {
      throw PlanningError(.daysOutOfOrder, key: "--day", "a day from 0 to \(longestPlan) is wanted")
    }
    var before = -1
    for record in done {
      guard record.day > before else {
        throw PlanningError(
          .daysOutOfOrder, key: "--done",
          before < 0 && record.day < 0
            ? "the days begin with 0" : "day \(record.day) comes after day \(before)")
      }
      before = record.day
    }
  }
}

extension CorrectionCase {
  /// The same case with every rate this share of what it was.
  fileprivate func slowed(by share: Double) -> CorrectionCase {
    guard share != 1 else { return self }
    var slowed = self
    slowed.schedule.rate *= share
    for index in structuresAtRisk.indices {
      slowed.structuresAtRisk[index].rate = structuresAtRisk[index].rate.map { $0 * share }
    }
    return slowed
  }
}

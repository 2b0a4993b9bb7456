import HexapodKinematics
import RigidMotion
import TreatmentModel

extension Planner {
  /// The rest of a case's plan from the struts as they are read today: the same target, stages still to go, path, pace,
  /// rates, rounding and held struts. The rings stay mounted as the case's own start has them.
  ///
  /// Where the readings are those that the plan sets at some moment, the plan goes on from that moment. Otherwise the limb
  /// is where forward kinematics has it, and goes from there to the end of the stage that it is in. On pace `even` that
  /// stage takes no fewer days than the plan had left for it from the place nearest to the limb.
  ///
  /// The struts are those that are said to be on (``TreatedLevel/strutsMounted``), or else those that the plan has on today, unless
  /// readings and rates show that visits were on other days; where they fit both, it is refused. What is to be changed from here
  /// on is planned anew.
  ///
  /// - Parameter record: the plan that was really followed, if it is not the one that is made of the case today.
  /// - Returns: a plan whose first day is today, with its ``Plan/resumption``.
  /// - Throws: ``PlanningError`` as ``plan(_:)``, for a request that is none (``ResumeRequest/invalidValues``), and when the
  ///   readings fit no pose that the limb can be in; its subject is then that of what the request gives, such as
  ///   ``PlanningError/Subject/readings``.
  public static func resume(
    _ level: TreatedLevel, from request: ResumeRequest, following record: RecordedPlan? = nil
  ) throws(PlanningError) -> Plan {
    try level.refuseInvalidValues()
    if let invalid = InvalidValues(request.invalidValues) { throw PlanningError(invalid, about: .readings) }
    try refuseDaysOutOfOrder(request.done, today: request.day ?? request.recordedDay ?? 0)
    let line = PlannedTrajectory(try turningPlan(level, asRecorded: record))
    let frame = line.turningPlan.frame
    let rounding = line.roundingDisplacement
    let hypotheses = MountedHypotheses(line)
    let (today, done) = try today(request, hypotheses, rounding: rounding)
    let limb = today.limb
    let found = ResumeFindings(request, line, today, done, rounding: rounding)
    let resumption = try found.resumption()
    // As planned it goes on as it was planned, to the last reading.
    if request.slow == 1, request.pause == 0, let rest = try line.rest(from: limb, on: today.day) {
      return try plan(rest, resumption: resumption)
    }
    let resumed = level.slowed(by: request.slow)
    let rest = found.rest(through: level.stageEnds)
    let path = try CorrectionPath(
      through: rest.ends, stage: rest.stage, resting: request.pause, leastDays: rest.leastDays, resumed, frame
    )
    let start = TurningStart(
      readings: limb.readings, on: limb.mounted, base: base(of: limb, line.turningPlan), day: today.day,
      resting: request.pause)
    return try plan(turned(SampledPath(path, resumed, frame), resumed, frame, start), resumption: resumption)
  }

  /// Where the limb is, with which struts, on which day; and where it was on the days that were written down.
  static func today(
    _ request: ResumeRequest, _ hypotheses: MountedHypotheses, rounding: Double
  ) throws(PlanningError) -> (MountedToday, [MountedRecord.Entry]) {
    let line = hypotheses.line
    let solver =
      request.distances.isEmpty
      ? nil
      : PoseSolver(
        line.turningPlan.frame.hexapod, strutDeviation: request.strutDeviation, extra: request.distances)
    guard let day = request.day ?? request.recordedDay else {
      if let found = try MountedToday(undated: request.readings, hypotheses, solver) {
        return (found, [])
      }
      let (limb, day) = try likeliestDay(request, line, solver)
      return (MountedToday(limb, onDay: day), [])
    }
    try line.refuseToday(day)
    let done = try MountedRecord(request.done, before: day, hypotheses).entries
    let known = done.last.map { ($0.day, $0.limb.position) } ?? (line.firstDay, 0)
    let reach = LimbReach(line: line, known: known, rounding: rounding)
    return (try MountedToday(request.readings, onDay: day, hypotheses, solver, reach), done)
  }

  /// The day at whose end the plan has the limb most nearly as it is. Which struts are read depends on that day, so it counts
  /// only if they are those that are mounted on it.
  private static func likeliestDay(
    _ request: ResumeRequest, _ line: PlannedTrajectory, _ solver: PoseSolver?
  ) throws(PlanningError) -> (limb: LimbPlace, day: Int) {
    let timeline = line.turningPlan.timeline
    var (found, refusal) = ([(limb: LimbPlace, day: Int)](), PlanningError?.none)
    var isElsewhere = false
    for first in [line.firstDay] + timeline.visitDays {
      let mounted = timeline.hardware(onDay: first)
      do throws(PlanningError) {
        let limb = try LimbPlace(
          request.readings, of: mounted, on: line, solver, near: first, about: .readings)
        let day = Int(line.day(at: limb.position).rounded())
        let then = timeline.hardware(onDay: day)
        if (0..<6).allSatisfy({ then[$0] == mounted[$0] }) {
          found.append((limb, day))
        } else {
          isElsewhere = true
        }
      } catch {
        refusal = refusal ?? error
      }
    }
    let asSet = found.filter(\.limb.isAsSet)
    let candidates = asSet.isEmpty ? found : asSet
    if candidates.count == 1 { return candidates[0] }
    if let refusal, candidates.isEmpty, !isElsewhere { throw refusal }
    throw PlanningError(
      .daysOutOfOrder, about: .day,
      "struts are changed in this plan, and without the day it cannot be told which of them are read",
      remedy: .stateDayOfChanges)
  }

  /// Whole steps go on from those of the plan; a strut that stands between them counts its own from where it stands.
  static func base(of limb: LimbPlace, _ turningPlan: TurningPlan) -> StrutReadings {
    StrutReadings { strut in
      let (hardware, reading) = (limb.mounted[strut], limb.readings[strut])
      let base = hardware.reading(
        ofLength: turningPlan.timeline.starts[strut].length(ofReading: turningPlan.start.base[strut]))
      let steps = (reading - base) / hardware.step
      guard abs(steps - steps.rounded()) <= 1e-6 else { return reading }
      // On the scale that it has been counted on all along the readings stay the plan's to the last bit.
      return hardware.readingOffset == turningPlan.timeline.starts[strut].readingOffset
        ? turningPlan.start.base[strut] : base
    }
  }

  /// - Throws: ``PlanningError/Code/daysOutOfOrder``.
  static func refuseDaysOutOfOrder(
    _ done: [DayReadings], today day: Int
  ) throws(PlanningError) {
    guard (0...Schedule.longestPlan).contains(day) else {
      throw PlanningError(.daysOutOfOrder, about: .day, "a day from 0 to \(Schedule.longestPlan) is wanted")
    }
    var before = -1
    for record in done {
      guard record.day > before else {
        throw PlanningError(
          .daysOutOfOrder, about: .daysDone(nil),
          before < 0 && record.day < 0
            ? "the days begin with 0" : "day \(record.day) comes after day \(before)")
      }
      before = record.day
    }
  }
}

extension PlannedTrajectory {
  /// - Throws: ``PlanningError/Code/daysOutOfOrder`` for a day before the plan's first.
  func refuseToday(_ day: Int) throws(PlanningError) {
    guard day < firstDay else { return }
    throw PlanningError(
      .daysOutOfOrder, about: .day,
      "the plan that was followed begins on day \(firstDay), on which it was resumed")
  }
}

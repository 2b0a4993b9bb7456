import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import TreatmentModel

/// An independent look at anybody's schedule for a case: the motion that its lengths really produce, and what is wrong.
public struct SecondOpinion: Sendable {
  /// The case that the schedule is for.
  public let level: TreatedLevel
  /// What the readings do, row by row, in the order of the days.
  public internal(set) var days: [OpinionDay]
  /// How many rows a day has.
  public let clock: ScheduleClock
  /// What is wrong: first the mistakes that explain most, then what follows from them.
  public internal(set) var findings: [Finding]
  /// The case's own plan beside it; nil when none can be made.
  public let comparison: PlanComparison?
  /// Why the case's own plan could not be made.
  public let planFailure: PlanningError?
  /// Which understanding of the case explains the schedule, its other mistakes repaired, if that was asked.
  public let identification: Identification?
  /// The step in which the readings go, mm; 0 for readings that are not rounded.
  public let resolution: Double
  /// The rows with the mistakes repaired that were found.
  let repaired: WorkingSchedule

  /// Whether a finding of severity `error` stands against the schedule.
  public var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// Looks at a schedule.
  ///
  /// - Parameters:
  ///   - plan: the case's own plan, if it has been made already; otherwise it is made here.
  ///   - before: the case at the rates that it had before that plan was resumed, if others: what was turned until then is held against
  ///     these, and against the plan that is made of the case from its beginning.
  ///   - identifying: whether to say which of all hypotheses explains the schedule best.
  /// - Throws: ``PlanningError`` when the case's frame or struts are of no use.
  public init(
    _ level: TreatedLevel, _ schedule: TypedSchedule, plan: Plan? = nil, before: TreatedLevel? = nil,
    identifying: Bool = false
  ) throws(PlanningError) {
    if let plan, let days = DaysBefore(schedule, plan) {
      self = try days.opinion(level, before: before ?? level, identifying: identifying)
      return
    }
    let frame = try MountedFrame(level)
    try self.init(level, frame, schedule, SecondOpinion.plan(level, plan), identifying: identifying)
  }

  /// Looks at the schedule of a level by its plan, in the frame that the plan has.
  init(_ plan: Plan, _ schedule: TypedSchedule, identifying: Bool) throws(PlanningError) {
    try self.init(plan.level, plan.frame, schedule, (plan, nil), identifying: identifying)
  }

  private init(
    _ level: TreatedLevel, _ frame: MountedFrame, _ schedule: TypedSchedule,
    _ planned: (plan: Plan?, failure: PlanningError?), identifying: Bool
  ) throws(PlanningError) {
    let (made, failure) = planned
    let asPlanned = try StrutScales(level, made)
    let units = UnitStretches(
      schedule, asPlanned, ReadingCurve.all(level, frame, asPlanned.offsets, made)[0])
    let best = try ScaledDiagnosis.best(level, frame, units, made)
    let (scales, diagnosis, planned) = (best.scales, best.diagnosis, best.planned)

    self.level = level
    (planFailure, resolution) = (failure, schedule.resolution)
    let rounding = planned.rounding(of: diagnosis.work, made)
    // Of rows in another unit nothing says in which steps the others go.
    let slack = RoundingSlack(
      units.isWhole ? schedule : units.schedule, schedule.rounding ?? rounding)
    let travel = LeastTravel(frame: frame, slack: slack)
    let motion = MotionOfReadings(level: level, frame: frame, scales: scales, travel: travel)
    days = try motion.days(schedule.inOrder)
    clock = schedule.clock
    comparison = made.map { [days] in PlanComparison($0, days) }
    repaired = diagnosis.work
    identification = identifying ? best.identification : nil
    let checker = ScheduleChecker(
      level, frame, scales, units.schedule, days, diagnosis, planned: planned.exact, travel,
      resumed: made.flatMap { $0.firstDay > 0 ? $0.days[0].fragmentPose : nil })
    let last = days.last?.day
    // A level of several may have come to its end before the plan of all has.
    let isOver = made.map { plan in
      plan.days.allSatisfy { $0.day < last ?? 0 || $0.exact == plan.days[plan.duration].exact }
    }
    findings =
      try best.moved
      + checker.findings().filter { $0.code != .rowMissing || $0.day != last || isOver != true }
  }

  private static func plan(_ level: TreatedLevel, _ plan: Plan?) -> (Plan?, PlanningError?) {
    if let plan { return (plan, nil) }
    do throws(PlanningError) {
      return (try Planner.plan(level), nil)
    } catch {
      return (nil, error)
    }
  }
}

extension TypedSchedule {
  /// The rows in the order of their numbers, each number once.
  var inOrder: [ScheduleRow] {
    var inOrder: [ScheduleRow] = []
    let numbered = rows.enumerated().sorted {
      (number($0.element), $0.offset) < (number($1.element), $1.offset)
    }
    for (_, row) in numbered where inOrder.last.map(number) != number(row) { inOrder.append(row) }
    return inOrder
  }
}

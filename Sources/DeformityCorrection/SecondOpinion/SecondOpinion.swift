import Hexapod
import RigidMotion

/// An independent look at anybody's schedule for a case: the motion that its lengths really produce, and what is wrong.
public struct SecondOpinion: Sendable {
  /// The case that the schedule is for.
  public let correctionCase: CorrectionCase
  /// What the readings do, in the order of the days.
  public let days: [OpinionDay]
  /// What is wrong: first the mistakes that explain most, then what follows from them.
  public let findings: [Finding]
  /// The case's own plan beside it; nil when none can be made.
  public let comparison: PlanComparison?
  /// Why the case's own plan could not be made.
  public let planFailure: PlanningError?
  /// Which understanding of the case explains the schedule, its other mistakes repaired, if that was asked.
  public let identification: Identification?
  /// The step in which the readings go, mm; 0 for readings that are not rounded.
  public let resolution: Double

  /// Whether a finding of severity `error` stands against the schedule.
  public var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// Looks at a schedule.
  ///
  /// - Parameters:
  ///   - plan: the case's own plan, if it has been made already; otherwise it is made here.
  ///   - identifying: whether to say which of all hypotheses explains the schedule best.
  /// - Throws: ``PlanningError`` when the case's frame or struts are of no use.
  public init(
    _ correctionCase: CorrectionCase, _ schedule: TypedSchedule, plan: Plan? = nil, identifying: Bool = false
  ) throws(PlanningError) {
    let frame = try MountedFrame(correctionCase)
    let (made, failure) = SecondOpinion.plan(correctionCase, plan)
    let scales = try StrutScales(correctionCase, made)
    let offsets = scales.offsets
    let aligned = scales.onFirstScales(schedule)
    let curves = ReadingCurve.ofCase(correctionCase, frame, offsets)
    let planned = (made?.days ?? []).map { SixReadings($0.exact) - offsets }
    let diagnosis = Diagnosis(aligned, curves, planned: planned) {
      HypothesisCurves(correctionCase, offsets)
    }

    self.correctionCase = correctionCase
    (planFailure, resolution) = (failure, schedule.resolution)
    let motion = MotionOfReadings(
      correctionCase: correctionCase, frame: frame, scales: scales, noise: diagnosis.noise)
    days = try motion.days(SecondOpinion.inOrder(schedule))
    comparison = made.map { [days] in PlanComparison($0, days) }
    identification =
      identifying ? diagnosis.identification { HypothesisCurves(correctionCase, offsets) } : nil
    let inspection = Inspection(
      correctionCase: correctionCase, frame: frame, scales: scales, schedule: aligned, days: days,
      diagnosis: diagnosis, planned: planned)
    findings = inspection.findings
  }

  private static func plan(_ correctionCase: CorrectionCase, _ plan: Plan?) -> (Plan?, PlanningError?) {
    if let plan { return (plan, nil) }
    do throws(PlanningError) {
      return (try Planner.plan(correctionCase), nil)
    } catch {
      return (nil, error)
    }
  }

  /// The rows in the order of their days, each day once.
  private static func inOrder(_ schedule: TypedSchedule) -> [ScheduleRow] {
    var rows: [ScheduleRow] = []
    for row in schedule.rows.enumerated().sorted(by: {
      ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
    })
    where row.element.day != rows.last?.day {
      rows.append(row.element)
    }
    return rows
  }
}

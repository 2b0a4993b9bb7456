import CorrectionPlanning
import HexapodKinematics
import TreatmentModel

/// What is wrong with a schedule, its struts changed on the days that its plan has or on those that its readings show.
struct ScaledDiagnosis {
  let scales: StrutScales
  /// The rows of the case's own plan, on the scales of the first day.
  let planned: PlannedRows
  let diagnosis: FaultDiagnosis
  /// Strut changes that are not as planned.
  private(set) var moved: [Finding] = []
  private let hypotheses: () -> HypothesisCurves

  /// - Parameter schedule: in millimetres; `faults` is what was repaired in it for that.
  private init(
    _ level: TreatedLevel, _ frame: MountedFrame, _ schedule: TypedSchedule, _ faults: [ScheduleFault],
    _ plan: Plan?, changes: StrutTimeline?
  ) throws(PlanningError) {
    scales = try StrutScales(level, plan, changes: changes)
    let (offsets, clock) = (scales.offsets, schedule.clock)
    planned = plan.map { [scales] in PlannedRows($0, frame, scales, clock) } ?? .none
    hypotheses = { HypothesisCurves(level, offsets) }
    diagnosis = FaultDiagnosis(
      WorkingSchedule(schedule, scales), faults, ReadingCurve.all(level, frame, offsets, plan),
      planned: planned, noise: ReadingNoise(schedule), hypotheses: hypotheses)
  }

  /// The diagnosis that explains a schedule with the fewest mistakes.
  ///
  /// - Throws: ``PlanningError`` when the case leaves the choice of struts to a plan and there is none.
  static func best(
    _ level: TreatedLevel, _ frame: MountedFrame, _ units: UnitStretches, _ plan: Plan?
  ) throws(PlanningError) -> Self {
    let (schedule, faults) = (units.schedule, units.faults)
    func diagnosis(
      _ schedule: TypedSchedule, _ faults: [ScheduleFault], _ moved: MovedChanges?
    ) throws(PlanningError) -> Self {
      var found = try Self(level, frame, schedule, faults, plan, changes: moved?.timeline)
      found.moved = moved?.findings ?? []
      return found
    }
    let moved = plan.map { MovedChanges(level, $0, schedule) }
    var best = try diagnosis(schedule, faults, moved)
    guard let moved, let plan, moved.canBeTold, best.mistakes > 1 else { return best }
    if !moved.findings.isEmpty, level.strutsMounted == nil {
      // Columns or rows that are exchanged look like changes that are not as planned.
      let asPlanned = try Self(level, frame, schedule, faults, plan, changes: moved.planned)
      if asPlanned.hasExchange, asPlanned.mistakes < best.mistakes { best = asPlanned }
    }
    guard best.mistakes > 1, let exchange = ColumnExchange(schedule, moved.course) else { return best }
    let both = try diagnosis(
      exchange.schedule, faults + [exchange.fault], MovedChanges(level, plan, exchange.schedule))
    // Of as many mistakes those are likelier that call fewer readings wrong.
    return (both.mistakes, both.misread) < (best.mistakes, best.misread) ? both : best
  }

  /// How many there are; more than any where they do not explain the rows.
  private var mistakes: Int {
    diagnosis.isExplained ? diagnosis.faults.count + moved.count : .max
  }

  /// How many readings are called wrong by themselves.
  private var misread: Int {
    diagnosis.faults.count {
      switch $0 {
      case .misread, .digitsTransposed: true
      default: false
      }
    }
  }

  private var hasExchange: Bool {
    diagnosis.faults.contains {
      switch $0 {
      case .strutsSwapped, .rowsExchanged: true
      default: false
      }
    }
  }

  /// Which understanding of the case explains the schedule, its other mistakes repaired.
  var identification: Identification { diagnosis.identification(hypotheses) }
}

extension ReadingCurve {
  /// The lines that a schedule of a case may follow: along each kind of path, and first that of its plan where it is none of these, as
  /// struts that are held or a part of the way that is done already make it.
  static func all(
    _ level: TreatedLevel, _ frame: MountedFrame, _ offsets: ReadingOffsets, _ plan: Plan?
  ) -> [ReadingCurve] {
    let own = ofCase(level, frame, offsets)
    guard let ofPlan = plan.map({ ReadingCurve(ofDaysOf: $0, offsets) }) else { return own }
    let isOwn =
      level.role != .cut && own.contains { line in ofPlan.knots.allSatisfy { line.place($0).squared < near } }
    return isOwn ? own : [ofPlan] + own
  }

  /// Squared distance that short straight pieces leave of a path, mm².
  private static let near = 0.01
}

import CorrectionPlanning
import HexapodKinematics
import TreatmentModel

/// An independent look at anybody's schedules for the two frames of one limb: each level by itself, and what both make of the limb.
public struct TreatmentOpinion: Sendable {
  /// The treatment's own plan, or the one that was followed.
  public let plan: TreatmentPlan
  /// Each level by itself, from proximal to distal.
  public let levels: [SecondOpinion]
  /// The limb on the days of either schedule.
  public let limb: [LimbOpinionDay]
  /// Mistakes that only both schedules together show.
  public let mistakes: [Finding]
  /// What follows from them, and from the mistakes of either level.
  public let consequences: [Finding]
  /// What both schedules together say: mistakes first, then what follows from them.
  public var findings: [Finding] { mistakes + consequences }

  /// Whether a finding of severity `error` stands against either schedule, or against both together.
  public var hasErrors: Bool {
    levels.contains(where: \.hasErrors) || findings.contains { $0.severity == .error }
  }

  /// Looks at the schedules of a treatment of two levels.
  ///
  /// - Parameters:
  ///   - schedules: from proximal to distal.
  ///   - plan: the treatment's own plan, if it has been made already; otherwise it is made here.
  ///   - identifying: whether to say of each which of all hypotheses explains it best.
  /// - Throws: ``PlanningError`` when the treatment has no plan to be held against, or not two levels.
  public init(
    _ treatment: Treatment, _ schedules: [TypedSchedule], plan: TreatmentPlan? = nil,
    identifying: Bool = false
  ) throws(PlanningError) {
    let plan = if let plan { plan } else { try Planner.plan(treatment) }
    guard let chain = LimbChain(plan), schedules.count == plan.levels.count else {
      throw PlanningError(
        .notPlannedYet, about: .treatment, "two schedules are those of a treatment of two levels")
    }
    self.plan = plan
    let exchange = LevelExchange(plan, schedules)
    let columns = exchange.findings.isEmpty ? ColumnAcrossLevels(plan, schedules) : nil
    var opinions: [SecondOpinion] = []
    for (level, schedule) in zip(plan.levels, columns?.schedules ?? exchange.schedules) {
      do throws(PlanningError) {
        opinions.append(try SecondOpinion(level, schedule, identifying: identifying))
      } catch {
        throw error.at(level.level.id)
      }
    }
    levels = opinions
    let course = LimbOpinion(plan, chain, opinions)
    limb = course.days
    let days = SharedDays(opinions, plan)
    mistakes = exchange.findings + (columns.map { [$0.finding] } ?? []) + days.mistakes
    consequences = (days.findings + course.findings).ordered { $0.day ?? 0 }
  }
}

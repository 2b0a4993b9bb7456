import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import TextOutput

/// The chief numbers of a plan, in words, to stand beside those of another.
struct PlanFigures {
  private let plan: TreatmentPlan

  init(_ plan: TreatmentPlan) { self.plan = plan }

  var all: [(name: String, text: String)] {
    let levels = plan.levels
    let days = levels[0].days
    let error = (levels.map(\.largestErrorDistance).max() ?? 0, levels.map(\.largestErrorAngle).max() ?? 0)
    let stiffness = levels.flatMap(\.days).map(\.stiffness).min() ?? 0
    return [
      ("days of turning", "\(plan.duration)"),
      ("last turn", plan.duration > 0 ? days[plan.duration].date.map { "\($0)" } ?? "" : ""),
      ("visits", "\(plan.visitDays.count)"),
      ("on days", plan.visitDays.map { "\($0)" }.joined(separator: ", ")),
      ("strut changes", "\(levels.reduce(0) { $0 + $1.strutTimeline.changes.count })"),
      ("whole steps leave at most", "\(decimal(error.0, 2)) mm, \(decimal(degrees(error.1), 2))°"),
      ("least stiffness", decimal(stiffness, 3)),
      ("errors", "\(count(.error))"), ("warnings", "\(count(.warning))"),
    ].filter { !$0.1.isEmpty }
  }

  private func count(_ severity: Finding.Severity) -> Int {
    (plan.checks + plan.levels.flatMap(\.checks)).count { $0.severity == severity }
  }
}

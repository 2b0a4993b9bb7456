import CorrectionPlanning
import TreatmentModel

extension RecordedPlan {
  /// How the plan that is made today of a record's case differs from the record, in words.
  func comparison(with plan: Plan) -> String {
    guard firstDay == plan.firstDay else {
      return "it was resumed on day \(firstDay); this is the plan of its case from the beginning"
    }
    let differing = zip(days, plan.days).first { recorded, planned in
      recorded.settings != (planned.adjustments.isEmpty ? [planned.set] : planned.adjustments.map(\.set))
    }
    if let differing {
      return "planned anew, with other readings from day \(differing.0.number) on than it has"
    }
    let changed = plan.strutTimeline.changes.map { Change(strut: $0.strut, to: $0.to, day: $0.day) }
    guard starts == plan.strutTimeline.starts, changes == changed else {
      return "planned anew, with other struts or days of strut changes than it has"
    }
    return lastDay == plan.lastDay
      ? "planned anew, with the readings that it has"
      : "planned anew, to day \(plan.lastDay) where it goes to day \(lastDay)"
  }
}

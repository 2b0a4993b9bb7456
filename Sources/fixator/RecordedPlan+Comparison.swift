import CorrectionPlanning
import TreatmentModel

extension RecordedPlan {
  /// How the plan that is made today of a record's case differs from the record, in words.
  func comparison(with plan: Plan) -> String {
    guard firstDay == plan.firstDay else {
      return "it was resumed on day \(firstDay); this is the plan of its case from the beginning"
    }
    let differing = zip(days, plan.days).first { $0.settings.last != $1.set }?.0.number
    if let differing { return "planned anew, with other readings from day \(differing) on than it has" }
    return lastDay == plan.lastDay
      ? "planned anew, with the readings that it has"
      : "planned anew, to day \(plan.lastDay) where it goes to day \(lastDay)"
  }
}

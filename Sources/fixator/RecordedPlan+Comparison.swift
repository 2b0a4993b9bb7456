import CorrectionPlanning
import TreatmentModel

extension [RecordedPlan] {
  /// How the plans that are made today of a record's case, level by level, differ from the record, in words.
  func comparison(with plans: [Plan]) -> String {
    let levels = zip(self, plans)
    if let resumed = levels.first(where: { $0.firstDay != $1.firstDay }) {
      return "it was resumed on day \(resumed.0.firstDay); this is the plan of its case from the beginning"
    }
    if let day = levels.compactMap({ $0.firstDayOfOtherReadings(than: $1) }).min() {
      return "planned anew, with other readings from day \(day) on than it has"
    }
    guard levels.allSatisfy({ $0.hasStruts(of: $1) }) else {
      return "planned anew, with other struts or days of strut changes than it has"
    }
    guard let longer = levels.first(where: { $0.lastDay != $1.lastDay }) else {
      return "planned anew, with the readings that it has"
    }
    return "planned anew, to day \(longer.1.lastDay) where it goes to day \(longer.0.lastDay)"
  }
}

extension RecordedPlan {
  fileprivate func firstDayOfOtherReadings(than plan: Plan) -> Int? {
    zip(days, plan.days).first { recorded, planned in
      recorded.settings != (planned.adjustments.isEmpty ? [planned.set] : planned.adjustments.map(\.set))
    }?.0.number
  }

  fileprivate func hasStruts(of plan: Plan) -> Bool {
    let changed = plan.strutTimeline.changes.map { Change(strut: $0.strut, to: $0.to, day: $0.day) }
    return starts == plan.strutTimeline.starts && changes == changed
  }
}

/// The keys of a `fixator-plan/1` object that are read again.
enum PlanKey {
  static let format = "format"
  static let formatOfPlans = "fixator-plan/1"
  static let madeFrom = "made_from"
  static let hardware = "hardware"
  static let struts = "struts"
  static let strutChanges = "strut_changes"
  static let days = "days"
  static let resumed = "resumed"
}

extension Scenario {
  /// The corrections of `schedules.yaml`.
  static let schedules = scheduleTexts.map { name, text in
    Scenario(name, .schedules) { try ScheduleTrial(text).figures }
  }

  /// Their names and cases.
  package static let scheduleTexts = CaseTexts(PackageResources.schedules_yaml).cases
}

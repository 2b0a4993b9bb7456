extension TreatmentPlan {
  /// The same plan, with what was proven of each level's readings.
  public func certified(jobs: Int) -> TreatmentPlan {
    TreatmentPlan(
      treatment: treatment, levels: levels.map { $0.certified(jobs: jobs) }, limb: limb,
      resumption: resumption,
      checks: checks)
  }
}

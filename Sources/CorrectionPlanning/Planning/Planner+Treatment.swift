import TreatmentModel

extension Planner {
  /// The daily schedules of a treatment.
  ///
  /// - Throws: ``PlanningError`` as ``plan(_:)``, and of that ``PlanningError/Code/notPlannedYet`` for what a treatment can state
  ///   and no plan is made of (``Unplanned``).
  public static func plan(_ treatment: Treatment) throws(PlanningError) -> TreatmentPlan {
    if let invalid = InvalidValues(treatment.invalidValues) { throw PlanningError(invalid) }
    return try plan(unchecked: treatment)
  }

  /// The same of a treatment whose values were held against their ranges when its file was read.
  package static func plan(unchecked treatment: Treatment) throws(PlanningError) -> TreatmentPlan {
    if let unplanned = treatment.unplanned { throw PlanningError(unplanned) }
    if treatment.levels.count > 1 { return try plan(levels: treatment) }
    return TreatmentPlan(treatment: treatment, levels: [try plan(unchecked: treatment.soleLevel())])
  }
}

extension Treatment {
  /// The level of a treatment that has one and states what plans are made of.
  ///
  /// - Throws: ``PlanningError/Code/notPlannedYet`` for what is ``Unplanned``, and for several levels.
  public func soleLevel() throws(PlanningError) -> TreatedLevel {
    if let unplanned { throw PlanningError(unplanned) }
    guard levels.count == 1 else {
      throw PlanningError(
        .notPlannedYet, about: .treatment,
        "this case has \(levels.count) levels, and here cases of one level are read; fixator plan reads both")
    }
    guard let level = self[LevelID.only] else { throw PlanningError(.joint(.only)) }
    return level
  }
}

import TreatmentModel

extension TreatedLevel {
  /// Refuses what no case file could state. What is not planned yet is told first: it is the simpler thing to know.
  ///
  /// - Throws: ``PlanningError/Code/notPlannedYet`` and ``PlanningError/Code/invalidValues``.
  package func refuseInvalidValues() throws(PlanningError) {
    if let unplanned { throw PlanningError(unplanned) }
    if let invalid = InvalidValues(invalidValues) { throw PlanningError(invalid) }
  }
}

/// Makes plans of cases.
public enum Planner {
  /// No plan takes more days than this.
  public static let longestPlan = 1000

  /// The daily schedule of a case.
  ///
  /// - Throws: ``PlanningError`` when no plan can be made. A plan that is made but must not be used carries a check of
  ///   severity `error` instead.
  public static func plan(_ correctionCase: CorrectionCase) throws(PlanningError) -> Plan {
    throw PlanningError(.frameUnusable, key: "frame", "not built yet")
  }
}

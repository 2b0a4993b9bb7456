import TreatmentModel

/// The plans of a treatment, level by level.
public struct TreatmentPlan: Sendable, Equatable {
  /// What it was made from.
  public let treatment: Treatment
  /// The daily schedule of each level, from proximal to distal.
  public let levels: [Plan]

  /// Whether a check of severity `error` stands against the plan of a level.
  public var hasErrors: Bool { levels.contains(where: \.hasErrors) }
}

extension Planner {
  /// The daily schedules of a treatment.
  ///
  /// - Throws: ``PlanningError`` as ``plan(_:)``, and of that ``PlanningError/Code/notPlannedYet`` for what a treatment can state
  ///   and no plan is made of (``Unplanned``).
  public static func plan(_ treatment: Treatment) throws(PlanningError) -> TreatmentPlan {
    TreatmentPlan(treatment: treatment, levels: [try plan(treatment.soleLevel())])
  }
}

extension Treatment {
  /// The level of a treatment that has one and states what plans are made of.
  ///
  /// - Throws: ``PlanningError/Code/notPlannedYet`` for what is ``Unplanned``.
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

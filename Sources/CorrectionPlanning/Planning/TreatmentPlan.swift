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
  /// - Throws: ``PlanningError``, and of that ``PlanningError/Code/notPlannedYet`` for what a treatment can state and no plan is
  ///   made of: several levels, whose rings and visits have to be planned together, and joints in place of a cut.
  public static func plan(_ treatment: Treatment) throws(PlanningError) -> TreatmentPlan {
    TreatmentPlan(treatment: treatment, levels: [try plan(treatment.soleLevel())])
  }
}

extension Treatment {
  /// The level of a treatment that has one, a bone that is cut.
  ///
  /// - Throws: ``PlanningError/Code/notPlannedYet`` for several levels and for a joint.
  public func soleLevel() throws(PlanningError) -> TreatedLevel {
    guard levels.count == 1 else {
      throw PlanningError(
        .notPlannedYet, about: .treatment,
        "this treatment has \(levels.count) levels, and plans are made of one; state each as a case of its own"
      )
    }
    guard let level = self[LevelID.only] else {
      throw PlanningError(
        .notPlannedYet, about: .treatment,
        "the fragments of this level meet in a joint, and plans are made of cut bones")
    }
    return level
  }
}

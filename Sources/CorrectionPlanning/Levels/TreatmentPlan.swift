import TreatmentModel

/// The plans of a treatment, level by level, and of the limb as a whole.
public struct TreatmentPlan: Sendable, Equatable {
  /// What it was made from.
  public let treatment: Treatment
  /// The daily schedule of each level, from proximal to distal; of several levels all have the same days.
  public let levels: [Plan]
  /// The limb as a whole; nil where the one level is the limb.
  public let limb: LimbCourse?
  /// What is to be known of the limb as a whole, errors first; what is to be known of a level is in its plan.
  public internal(set) var checks: [Finding] = []

  init(treatment: Treatment, levels: [Plan], limb: LimbCourse? = nil) {
    (self.treatment, self.levels, self.limb) = (treatment, levels, limb)
  }

  /// Whether a check of severity `error` stands against the limb or the plan of a level.
  public var hasErrors: Bool {
    levels.contains(where: \.hasErrors) || checks.contains { $0.severity == .error }
  }

  /// Number of days of turning.
  public var duration: Int { levels[0].duration }
  /// The days with a visit at any level, in order.
  public var visitDays: [Int] { Set(levels.flatMap { $0.strutTimeline.visitDays }).sorted() }
}

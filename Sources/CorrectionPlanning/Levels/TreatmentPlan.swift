import TreatmentModel

/// The plans of a treatment, level by level, and of the limb as a whole.
public struct TreatmentPlan: Sendable, Equatable {
  /// What it was made from.
  public let treatment: Treatment
  /// The daily schedule of each level, from proximal to distal; of several levels all have the same days.
  public let levels: [Plan]
  /// The limb as a whole; nil where the one level is the limb.
  public let limb: LimbCourse?
  /// Of a plan from struts as they were read after its beginning: what was found of the limb then.
  public let resumption: LimbResumption?
  /// What is to be known of the limb as a whole, errors first; what is to be known of a level is in its plan.
  public internal(set) var checks: [Finding] = []

  init(
    treatment: Treatment, levels: [Plan], limb: LimbCourse? = nil, resumption: LimbResumption? = nil,
    checks: [Finding] = []
  ) {
    (self.treatment, self.levels, self.limb, self.resumption) = (treatment, levels, limb, resumption)
    self.checks = checks
  }

  /// Whether a check of severity `error` stands against the limb or the plan of a level.
  public var hasErrors: Bool {
    levels.contains(where: \.hasErrors) || checks.contains { $0.severity == .error }
  }

  /// Number of days of turning, and of a pause before it.
  public var duration: Int { levels[0].duration }
  /// The days with a visit at any level, in order.
  public var visitDays: [Int] { Set(levels.flatMap { $0.strutTimeline.visitDays }).sorted() }
}

/// What was found of a limb of several levels when its plan was resumed; what was found of a level is in its plan's
/// ``Plan/resumption``.
public struct LimbResumption: Sendable, Equatable {
  /// How far a limb in transport is from its path.
  public struct Offset: Sendable, Equatable {
    /// Root mean square displacement of the rim of the distal level's cut, mm.
    public let distance: Double
    /// Radians.
    public let angle: Double
  }

  /// Today, in days of the case's plan.
  public let day: Int
  /// Whether somebody said so; otherwise it is the day that fits best.
  public let isDayGiven: Bool
  /// Where a limb in transport is today beside its path; nil where each level moves by itself.
  public let offPath: Offset?
  /// Last day of the plan before.
  public let lastPlannedDay: Int
  /// Days without a turn.
  public let pause: Int
  /// Share of every rate with which it goes on.
  public let slow: Double
  /// What is to be known of all this.
  public let checks: [Finding]
}

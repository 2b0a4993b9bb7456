/// From when on a level is turned (MODEL section 12).
public enum LevelStart: Sendable, Equatable {
  /// It stands still through this day, ≥ 0; 0 for one that begins with the plan.
  case afterDay(Int)
  /// From the last day of another level on.
  case after(LevelID)

  /// With the plan.
  public static let atOnce = LevelStart.afterDay(0)
}

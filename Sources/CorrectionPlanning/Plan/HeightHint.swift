/// A neutral height at which a plan needs fewer strut changes than at the one that was typed.
public struct HeightHint: Sendable, Equatable {
  /// The height, mm.
  public let neutralHeight: Double
  /// How many changes the plan has at that height.
  public let strutChanges: Int
  /// At how many visits.
  public let visits: Int
}

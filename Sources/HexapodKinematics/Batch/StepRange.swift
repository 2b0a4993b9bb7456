/// How many whole steps from where they are counted each strut may be.
public struct StepRange: Sendable {
  /// The fewest, strut by strut.
  public var low: PerStrut<Int>
  /// The most; not below ``low``.
  public var high: PerStrut<Int>

  /// More than any strut can go.
  public static let free = StepRange(low: PerStrut(repeating: -farthest), high: PerStrut(repeating: farthest))
  /// No strut is further than this from where its steps are counted.
  public static let farthest = 1_000_000_000

  /// Between two settings, both included.
  public init(between one: PerStrut<Int>, and other: PerStrut<Int>) {
    low = PerStrut { min(one[$0], other[$0]) }
    high = PerStrut { max(one[$0], other[$0]) }
  }

  private init(low: PerStrut<Int>, high: PerStrut<Int>) { (self.low, self.high) = (low, high) }
}

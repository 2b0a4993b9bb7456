/// What was turned between two days on which the struts were read, held against the rates.
public struct RecordedInterval: Sendable, Equatable {
  /// The first day of turning and the last; one and the same where every day was written down.
  public let days: ClosedRange<Int>
  /// Where the limb was at the end, in days of the plan.
  public let plannedDay: Double
  /// Name of the point at risk that comes nearest to its rate, or exceeds it most.
  public let point: String
  /// Length of its path, mm.
  public let path: Double
  /// What it may travel in these days, mm.
  public let allowed: Double
  /// Whether a point went further than its rate, by more than whole steps explain.
  public let isExceeded: Bool
}

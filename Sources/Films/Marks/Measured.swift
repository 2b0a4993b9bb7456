/// A number that is known to within a standard deviation, in the program's units (radians, millimetres).
public struct Measured: Sendable, Equatable {
  /// The number.
  public let value: Double
  /// One standard deviation, at least 0; 0 for what is known exactly.
  public let standardDeviation: Double

  /// A number; one that is no number, and a standard deviation below 0, are refused by the ``FilmSet``.
  public init(_ value: Double, standardDeviation: Double = 0) {
    (self.value, self.standardDeviation) = (value, standardDeviation)
  }

  var isSound: Bool { value.isFinite && standardDeviation.isFinite && standardDeviation >= 0 }
}

import HexapodKinematics

/// What the scales of six struts show, mm. People and files know readings alone, hexapods lengths alone; ``ReadingOffsets``
/// of the struts that are mounted turns the one into the other.
@frozen
public struct StrutReadings: StrutValues {
  /// The readings as bare numbers.
  public var values: PerStrut<Double>

  /// Readings, mm.
  @inlinable
  public init(values: PerStrut<Double>) { self.values = values }

  /// The reading of strut `index + 1`.
  @inlinable
  public subscript(index: Int) -> Double {
    get { values[index] }
    set { values[index] = newValue }
  }
}

/// From where to where each of six struts can go, both ends included.
public struct StrutRanges<Values: StrutValues>: Sendable, Equatable {
  /// The least of each.
  public let low: Values
  /// The greatest of each, not below ``low``.
  public let high: Values

  /// The range that `range` gives for each of the indices 0...5.
  public init(_ range: (Int) -> ClosedRange<Double>) {
    let ranges = PerStrut(range)
    (low, high) = (Values { ranges[$0].lowerBound }, Values { ranges[$0].upperBound })
  }

  /// Without ends.
  public static var free: Self { Self { _ in -Double.infinity...Double.infinity } }

  /// The range of strut `index + 1`.
  public subscript(index: Int) -> ClosedRange<Double> { low[index]...high[index] }
}

/// Six numbers of one meaning, one a strut. Index 0 is strut 1.
///
/// A type of its own for each meaning keeps apart what is measured between joints and what a scale shows: neither is taken
/// where the other is asked for. In memory each is its six numbers and nothing else. Each has a subscript of its own: one of
/// this protocol for all of them stops Swift 6.3's optimizer in the modules that conform.
public protocol StrutValues: Sendable, Equatable, RandomAccessCollection, MutableCollection
where Element == Double, Index == Int {
  /// The numbers without their meaning.
  var values: PerStrut<Double> { get set }

  /// Numbers that have this meaning.
  init(values: PerStrut<Double>)
}

extension StrutValues {
  /// The numbers that `value` gives for the indices 0...5.
  @inlinable
  public init<E: Error>(_ value: (Int) throws(E) -> Double) throws(E) {
    self.init(values: try PerStrut(value))
  }

  /// The same number six times.
  @inlinable
  public init(repeating value: Double) { self.init(values: PerStrut(repeating: value)) }

  /// The six numbers of a sequence; nil when there are fewer or more.
  @inlinable
  public init?(_ sequence: some Sequence<Double>) {
    guard let values = PerStrut(sequence) else { return nil }
    self.init(values: values)
  }

  /// 0.
  @inlinable public var startIndex: Int { 0 }
  /// 6.
  @inlinable public var endIndex: Int { 6 }
}

/// Six strut lengths, joint centre to joint centre, in the frame's unit of length (millimetres for a fixator).
@frozen
public struct StrutLengths: StrutValues {
  /// The lengths as bare numbers.
  public var values: PerStrut<Double>

  /// Lengths.
  @inlinable
  public init(values: PerStrut<Double>) { self.values = values }

  /// The length of strut `index + 1`.
  @inlinable
  public subscript(index: Int) -> Double {
    get { values[index] }
    set { values[index] = newValue }
  }
}

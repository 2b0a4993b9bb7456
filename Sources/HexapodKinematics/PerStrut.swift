/// One value for each of the six struts, without a heap allocation. Index 0 is strut 1.
public struct PerStrut<Element: Sendable>: Sendable, RandomAccessCollection, MutableCollection {
  @usableFromInline var values: InlineArray<6, Element>

  /// The values that `value` gives for the indices 0...5.
  @inlinable
  public init<E: Error>(_ value: (Int) throws(E) -> Element) throws(E) {
    values = try InlineArray<6, Element>(value)
  }

  /// The same value six times.
  @inlinable
  public init(repeating value: Element) {
    values = InlineArray<6, Element>(repeating: value)
  }

  /// The six values of a sequence; nil when there are fewer or more.
  @inlinable
  public init?(_ sequence: some Sequence<Element>) {
    let array = Array(sequence)
    guard array.count == 6 else { return nil }
    self.init { array[$0] }
  }

  /// 0.
  @inlinable public var startIndex: Int { 0 }
  /// 6.
  @inlinable public var endIndex: Int { 6 }

  /// The value of strut `index + 1`.
  @inlinable
  public subscript(index: Int) -> Element {
    get { values[index] }
    set { values[index] = newValue }
  }

  /// Another value from each.
  @inlinable
  public func mapped<Other>(_ transform: (Element) -> Other) -> PerStrut<Other> {
    PerStrut<Other> { transform(values[$0]) }
  }
}

extension PerStrut: Equatable where Element: Equatable {
  /// Whether all six are equal.
  @inlinable
  public static func == (left: Self, right: Self) -> Bool {
    left.indices.allSatisfy { left[$0] == right[$0] }
  }
}

/// Which of a hexapod's six struts, as people number them. The raw value is the number, 1...6.
public enum StrutNumber: Int, Sendable, CaseIterable, Comparable, CustomStringConvertible {
  /// Strut 1.
  case one = 1
  /// Strut 2.
  case two
  /// Strut 3.
  case three
  /// Strut 4.
  case four
  /// Strut 5.
  case five
  /// Strut 6.
  case six

  /// Strut 1 to strut 6.
  public static let allCases: [StrutNumber] = [.one, .two, .three, .four, .five, .six]

  /// The strut at an index 0...5 of the six; nil for another index.
  @inlinable
  public init?(index: Int) { self.init(rawValue: index + 1) }

  /// Its index 0...5 among the six.
  @inlinable public var index: Int { rawValue - 1 }

  /// The number: `3`.
  public var description: String { String(rawValue) }

  /// By number.
  @inlinable
  public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}

extension StrutNumber: ExpressibleByIntegerLiteral {
  /// A strut whose number stands in the source; another number than 1...6 stops the program.
  public init(integerLiteral number: Int) {
    guard let strut = StrutNumber(rawValue: number) else { preconditionFailure("a hexapod has struts 1...6") }
    self = strut
  }
}

extension PerStrut {
  /// The value of a strut.
  @inlinable
  public subscript(strut: StrutNumber) -> Element {
    get { self[strut.index] }
    set { self[strut.index] = newValue }
  }
}

extension StrutValues {
  /// The number of a strut.
  @inlinable
  public subscript(strut: StrutNumber) -> Double {
    get { values[strut.index] }
    set { values[strut.index] = newValue }
  }
}

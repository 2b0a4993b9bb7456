import TextOutput

/// What a number of a statement may be, in the units of files. Ranges are wider than any sane case, narrower than any slip of the
/// keyboard. ``CaseKey/valueRange`` is the table of them; files and values made in code are held against the same.
public struct ValueRange: Sendable, Equatable {
  /// From where to where, both ends included, in ``unit``; of the magnitude where the number goes with ``directions``.
  public let range: ClosedRange<Double>
  /// The unit of the number in files.
  public let unit: Unit
  /// The direction words, where the number goes with one in files and is signed in code.
  public let directions: DirectionPair?

  /// The units of numbers in files; the raw value says them.
  public enum Unit: String, Sendable {
    /// A bare number.
    case none = ""
    /// Millimetres.
    case millimetres = "mm"
    /// Degrees in files, radians in code.
    case degrees = "deg"
    /// Millimetres a day.
    case millimetresADay = "mm/day"
    /// Days.
    case days
    /// Times a day.
    case aDay = "a day"
    /// A share of the stiffness in neutral.
    case ofNeutral = "of neutral's"
    /// Steps of a strut.
    case steps
    /// How many times.
    case times

    /// A number as it is in code, of one as it is in files.
    func inside(_ outside: Double) -> Double { quantity.inside(outside) }

    /// A number as it is in files, of one as it is in code.
    func outside(_ inside: Double) -> Double { quantity.outside(inside) }

    private var quantity: QuantityUnit { self == .degrees ? .degrees : .millimetres }
  }

  /// A range.
  package init(_ range: ClosedRange<Double>, _ unit: Unit = .none, _ directions: DirectionPair? = nil) {
    (self.range, self.unit, self.directions) = (range, unit, directions)
  }

  /// The number of a strut.
  package static let strutNumber = ValueRange(1...6)

  /// `0 to 80 deg`.
  public var words: String {
    let numbers = "\(shortest(range.lowerBound)) to \(shortest(range.upperBound))"
    return unit == .none ? numbers : "\(numbers) \(unit.rawValue)"
  }

  /// Whether a file could state this number, given as it is in code: radians for angles, signed where files have words. What is
  /// not finite is never within.
  ///
  /// The ends are turned into code's unit as files' numbers are, so that what a file states at an end is within.
  public func contains(_ value: Double) -> Bool {
    let magnitude = directions == nil ? value : value.magnitude
    return magnitude >= unit.inside(range.lowerBound) && magnitude <= unit.inside(range.upperBound)
  }

  /// The largest standard deviation that a file takes for such a number, as it is in code.
  var largestDeviation: Double { unit.inside(range.upperBound - range.lowerBound) }
}

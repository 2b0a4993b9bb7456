/// What a number in a case file may be, in the units of the file. Ranges are wider than any sane case, narrower than any slip
/// of the keyboard.
package struct Limit: Sendable, Equatable {
  let range: ClosedRange<Double>
  let unit: Unit

  /// The units of numbers in files, in words.
  enum Unit: String, Sendable {
    case none = ""
    case millimetres = "mm"
    case degrees = "deg"
    case millimetresADay = "mm/day"
    case days
    case aDay = "a day"
    case ofNeutral = "of neutral's"
    case steps
    case times
  }

  init(_ range: ClosedRange<Double>, _ unit: Unit = .none) {
    (self.range, self.unit) = (range, unit)
  }

  /// `0 to 80 deg`.
  var words: String {
    let numbers = "\(Printable.number(range.lowerBound)) to \(Printable.number(range.upperBound))"
    return unit == .none ? numbers : "\(numbers) \(unit.rawValue)"
  }
}

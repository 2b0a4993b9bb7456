/// A unit of length in a table.
enum LengthUnit: String {
  case mm
  case cm

  var millimetres: Double { self == .mm ? 1 : 10 }
  var words: String { self == .mm ? "millimetres" : "centimetres" }

  static let allowed = "mm or cm"

  /// A cell without the unit at its end and the spaces before that, and the unit.
  static func cut(from cell: String) -> (rest: Substring, unit: LengthUnit?) {
    var (rest, unit) = (cell[...], LengthUnit?.none)
    for candidate in [LengthUnit.mm, .cm] where cell.lowercased().hasSuffix(candidate.rawValue) {
      rest = cell.dropLast(2)
      unit = candidate
      while rest.last == " " || rest.last == "\u{A0}" { rest.removeLast() }
    }
    return (rest, unit)
  }
}

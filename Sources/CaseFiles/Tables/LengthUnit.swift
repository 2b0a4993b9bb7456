/// A unit of length in a table.
enum LengthUnit: String {
  case mm
  case cm

  var millimetres: Double { self == .mm ? 1 : 10 }
  var words: String { self == .mm ? "millimetres" : "centimetres" }

  static let allowed = "mm or cm"

  /// A cell without the unit at its end and the spaces before that, and the unit.
  static func cut(from cell: Substring) -> (rest: Substring, unit: LengthUnit?) {
    var (rest, unit) = (cell, LengthUnit?.none)
    var cell = cell
    // 213 (mm)
    if let last = cell.last, [")", "]"].contains(last),
      let first = cell.lastIndex(where: { "([".contains($0) }),
      LengthUnit(cell: String(cell[first...])) != nil
    {
      cell = cell[..<first] + cell[cell.index(after: first)...].dropLast()
    }
    for candidate in [LengthUnit.mm, .cm] where cell.lowercased().hasSuffix(candidate.rawValue) {
      rest = cell.dropLast(2)
      unit = candidate
      while rest.last == " " || rest.last == "\u{A0}" { rest.removeLast() }
    }
    return (rest, unit)
  }

  /// A cell that is a unit and nothing else: `mm`, `(mm)`, `[cm]`.
  init?(cell: String) {
    self.init(rawValue: cell.lowercased().filter { !" ()[]./".contains($0) })
  }

  /// Names of units that are not known here.
  static let foreign = ["in", "inch", "inches", "m", "um", "µm", "ft", "\"", "″", "pt"]

  /// Whether a cell is a number in a unit that is not known here.
  static func isForeign(_ cell: Substring) -> Bool {
    let digits = cell.prefix { "0123456789.,".contains($0) }
    return !digits.isEmpty
      && foreign.contains(String(cell.dropFirst(digits.count)).lowercased().filter { $0 != " " && $0 != "." })
  }
}

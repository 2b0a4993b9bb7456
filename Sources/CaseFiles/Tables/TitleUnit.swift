/// A unit of all readings that a line above the columns says: `Struts (mm)` over a merged cell, `Readings in cm`, `(mm)`.
enum TitleUnit {
  /// Words that say of what the unit is: of somebody's height in centimetres nothing follows.
  private static let subjects: Set<String> = [
    "strut", "struts", "reading", "readings", "unit", "units", "values", "einheit", "einheiten", "werte",
    "strebe", "streben",
  ]

  /// The unit that a row says; nil for none, and for several.
  static func unit(in row: TableRow) -> LengthUnit? {
    let found = Set(row.texts.compactMap(unit))
    return found.count == 1 ? found.first : nil
  }

  private static func unit(in cell: String) -> LengthUnit? {
    guard !cell.isEmpty, cell.utf8.count <= 200 else { return nil }
    if let unit = LengthUnit(cell: cell) { return unit }
    let words = cell.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let units = Set(words.compactMap(LengthUnit.init(rawValue:)))
    guard units.count == 1, words.contains(where: subjects.contains) else { return nil }
    return units.first
  }
}

/// What the first row of a table is.
package enum FirstRow {
  /// The names of the columns.
  case names
  /// Values already.
  case values

  /// Tells names from values.
  ///
  /// - Parameter areWanted: whether there are names among the cells that are asked for.
  /// - Returns: nil when it cannot be told.
  package static func kind(of row: TableRow, _ rules: TableRules, areWanted: ([String]) -> Bool) -> FirstRow?
  {
    let texts = row.texts
    if rules.names == .always || areWanted(texts) { return .names }
    switch rules.names {
    case .always: return .names
    case .wanted: return texts.contains { CellNumber.isNumber($0, rules.numbers) } ? .values : nil
    case .words: return texts.contains { isWord($0, rules.numbers) } ? .names : .values
    }
  }

  /// Whether a cell has letters and is all the same no number, no number of a day and no date.
  private static func isWord(_ text: String, _ numbers: TableRules.Numbers) -> Bool {
    text.contains(where: \.isLetter) && !CellNumber.isNumber(text, numbers)
      && (try? DayNumber.read(text)) == nil && !DateOrder.allCases.contains { $0.parts(text) != nil }
  }
}

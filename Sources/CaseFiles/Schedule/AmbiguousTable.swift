import HexapodKinematics

/// A table of six rows numbered 1 to 6, which may be the days or the struts.
enum AmbiguousTable {
  private static let numbers = Set((1...6).map(String.init))

  /// What is to be asked; nil for a table of which one reading alone is possible.
  ///
  /// - Parameter rows: all of the table, titles and names among them.
  static func fault(_ rows: [TableRow]) -> (fault: ValueFault, line: Int)? {
    let numbered = rows.filter { numbers.contains(label($0)) && !isHead($0) }
    guard numbered.count == 6, Set(numbered.map(label)) == numbers,
      numbered.allSatisfy({ row in
        row.texts.dropFirst().allSatisfy {
          $0.isEmpty || CellNumber.isNumber($0, TableRules.schedule.numbers)
        }
      })
    else { return nil }
    // More rows of readings are more days; fewer or more readings a row than six are days of struts.
    let readings = rows.filter {
      $0.texts.count { CellNumber.isNumber($0, TableRules.schedule.numbers) } >= 6
    }
    guard readings.allSatisfy({ row in numbered.contains { $0.line == row.line } || isHead(row) }) else {
      return nil
    }
    let head = rows.first(where: isHead)
    let counts = Set(numbered.map { row in row.texts.dropFirst().count { !$0.isEmpty } })
    guard counts == [6] || (counts == [5] && head == nil) else { return nil }
    guard head != nil || !rows.contains(where: ScheduleParser.areNames) else { return nil }
    guard head != nil || !rows.contains(where: namesDays) else { return nil }
    let message =
      "the rows are numbered 1 to 6, which may be the days (struts are columns) or the struts (days are columns): both fit"
    return (
      ValueFault(
        .wrongKind, message, found: numbered[0].texts.joined(separator: ", "),
        allowed:
          "a line of names day,strut_1,…,strut_6 above them, or rows that begin with Strut 1 to Strut 6"),
      numbered[0].line
    )
  }

  private static func label(_ row: TableRow) -> String { String(CellNumber.withoutFormula(row.text(0))) }

  /// Whether a row has the numbers 1 to 6 behind a first cell, and nothing else.
  private static func isHead(_ row: TableRow) -> Bool {
    let cells = row.texts.dropFirst().filter { !$0.isEmpty }
    return cells.count == 6 && Set(cells) == numbers && !numbers.contains(label(row))
  }

  /// Whether a row has days or dates behind a first cell that is neither: then struts are rows.
  private static func namesDays(_ row: TableRow) -> Bool {
    !numbers.contains(label(row)) && TransposedTable.name(ofDaysIn: row) != nil
  }
}

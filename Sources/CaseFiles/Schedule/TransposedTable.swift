import HexapodKinematics

/// A schedule written the other way round: a row for each strut, a column for each day.
struct TransposedTable {
  /// Turned round: the names of columns, and a row for each day.
  let rows: [TableRow]
  /// Whether the struts are named by words, not by bare numbers.
  let isByWords: Bool

  /// Most rows from the first strut to the last, notes between them and all.
  private static let mostRows = 100

  /// Nil for a table whose first column does not name six struts, each once.
  ///
  /// Bare numbers name struts only under a row of days: in front of six readings they are days.
  init?(_ table: [TableRow]) {
    let labels = table.map { try? ScheduleColumn($0.text(0)) }
    var struts: [Int] = []
    for number in 1...6 {
      let found = labels.indices.filter { if case .strut(number, _)? = labels[$0] { true } else { false } }
      guard found.count == 1 else { return nil }
      struts.append(found[0])
    }
    guard let first = struts.min(), let last = struts.max(), last - first < TransposedTable.mostRows,
      table.allSatisfy({ $0.count <= TableRules.schedule.mostLines })
    else { return nil }
    let isWord = struts.allSatisfy { table[$0].text(0).contains(where: \.isLetter) }
    var block: [(label: String, row: TableRow)] = []
    var isDated = false
    for (index, row) in table.enumerated() {
      let isNamed =
        [.day, .date, .part].contains(labels[index] ?? .other)
        && (isWord || TransposedTable.name(ofDaysIn: row) != nil)
      if isNamed || struts.contains(index) {
        block.append((row.text(0), row))
        isDated = isDated || isNamed
      } else if index == first - 1, let name = TransposedTable.name(ofDaysIn: row) {
        block.append((name, row))
        isDated = true
      } else if index > first, index < last {
        // A row that says something else between the struts.
        block.append((row.text(0).isEmpty ? "line \(row.line)" : row.text(0), row))
      }
    }
    guard isWord || isDated else { return nil }
    let line = block.map(\.row.line).min() ?? 1
    var turned = [TableRow(texts: block.map(\.label), line: line)]
    for column in 1..<max(2, block.map(\.row.count).max() ?? 2) {
      let texts = block.map { $0.row.text(column) }
      if !texts.allSatisfy(\.isEmpty) { turned.append(TableRow(texts: texts, line: line)) }
    }
    (rows, isByWords) = (turned, isWord)
  }

  /// What the row above the struts has, behind a first cell that is neither: days or dates; nil for neither.
  static func name(ofDaysIn row: TableRow) -> String? {
    guard !CellNumber.isNumber(row.text(0), TableRules.schedule.numbers),
      (try? DayNumber.read(row.text(0))) == nil
    else { return nil }
    let texts = row.texts.dropFirst().filter { !$0.isEmpty }
    guard !texts.isEmpty else { return nil }
    if texts.allSatisfy({ (try? DayNumber.read($0)) != nil }) { return "day" }
    return texts.allSatisfy { text in DateOrder.allCases.contains { $0.parts(text) != nil } } ? "date" : nil
  }
}

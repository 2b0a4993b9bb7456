import HexapodKinematics

/// A schedule written the other way round: a row for each strut, a column for each day.
struct TransposedTable {
  /// Turned round: the names of columns, and a row for each day.
  let rows: [TableRow]
  /// Whether the struts are named by words, not by bare numbers.
  let isByWords: Bool
  /// Whether the row of days has numbers that nothing calls so.
  let isDayUnnamed: Bool

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
    var (isDated, isDayUnnamed) = (false, false)
    let most = struts.map { TransposedTable.cells(table[$0]) }.max() ?? 0
    func tells(_ index: Int) -> Bool {
      switch labels[index] {
      case .day, .date, .part, .like: isWord || TransposedTable.name(ofDaysIn: table[index]) != nil
      default: false
      }
    }
    let above = first - 1
    let hasOthers = table.indices.contains { index in
      !struts.contains(index) && index != above
        && (tells(index) && labels[index] != .part || TransposedTable.guess(table[index]) == "date")
    }
    for (index, row) in table.enumerated() {
      let isNamed = tells(index)
      if isNamed || struts.contains(index) {
        block.append((row.text(0), row))
        isDated = isDated || isNamed
      } else if index == above, !hasOthers, let name = TransposedTable.guess(row) {
        block.append((name, row))
        isDated = true
        isDayUnnamed = name == "day" && !row.texts.dropFirst().contains(where: DayNumber.saysDay)
      } else if index < first, 2 * TransposedTable.cells(row) >= most {
        // What it is, its cells say; numbers may be those of struts.
        block.append((row.text(0), row))
        isDated = isDated || TransposedTable.guess(row) == "date"
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
    (rows, isByWords, self.isDayUnnamed) = (turned, isWord, isDayUnnamed)
  }

  /// The same of a row whose first cell says nothing of days: dates, not all the same, or numbers that rise and are no amounts.
  private static func guess(_ row: TableRow) -> String? {
    let texts = row.texts.dropFirst().filter { !$0.isEmpty }
    guard let name = name(ofDaysIn: row), texts.count == 1 || Set(texts).count > 1 else { return nil }
    let numbers = texts.compactMap { try? DayNumber.read($0) }
    let rises = 4 * CountingNumbers(numbers).falls <= numbers.count
    return name == "date" || (rises && !DayColumns.areAmounts(row.text(0))) ? name : nil
  }

  /// How many cells behind the first say something.
  private static func cells(_ row: TableRow) -> Int { row.texts.dropFirst().count { !$0.isEmpty } }

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

import HexapodKinematics

/// Lines of a table that are no rows: titles, second lines of names, notes, averages. What is left out is said.
extension ScheduleParser {
  /// Makes one line of names of two, as merged cells leave them: `Day, Date, Strut` above `, , 1, 2, 3, 4, 5, 6`.
  mutating func joinNames(_ rows: inout [TableRow]) {
    let head = rows.prefix(TableRules.mostTitles + 1)
    guard !head.contains(where: ScheduleParser.areNames) else { return }
    for index in head.indices.dropFirst() {
      let (upper, lower) = (rows[index - 1], rows[index])
      let cells = lower.texts.filter { !$0.isEmpty }
      guard cells.count == 6, cells.allSatisfy(isStrut),
        upper.texts.contains(where: { $0.contains(where: \.isLetter) })
      else { continue }
      let texts = (0..<max(upper.count, lower.count)).map {
        lower.text($0).isEmpty ? upper.text($0) : lower.text($0)
      }
      let joined = TableRow(texts: texts, line: lower.line)
      guard ScheduleParser.areNames(joined) else { continue }
      say("the names of the columns stand in lines \(upper.line) and \(lower.line)")
      rows[index] = joined
      return
    }
  }

  /// Takes the lines above the names away.
  ///
  /// - Returns: the unit of all readings that one of them says.
  mutating func removeTitles(_ rows: inout [TableRow]) -> (unit: LengthUnit, line: Int)? {
    let head = rows.prefix(TableRules.mostTitles + 1)
    if let names = head.firstIndex(where: ScheduleParser.areNames) {
      if let row = rows[..<names].first(where: { ScheduleParser.numbers($0) >= 6 }) {
        fault(
          ValueFault(
            .syntax,
            "readings stand above the line of names (line \(rows[names].line)): are these two tables?",
            found: row.texts.joined(separator: ", "), allowed: "one table"), row.line)
        return nil
      }
      let units = rows[..<names].compactMap { row in
        TitleUnit.unit(in: row).map { (unit: $0, line: row.line) }
      }
      if let first = units.first, let other = units.first(where: { $0.unit != first.unit }) {
        let message = "line \(first.line) says \(first.unit.rawValue) and this one \(other.unit.rawValue)"
        fault(ValueFault(.unit, message, allowed: "one of them"), other.line)
      }
      sayLeftOut(Array(rows[..<names]), "above the names")
      rows.removeFirst(names)
      return units.first
    }
    // Without names the first line with six readings is the first row; a line of as many words is one of names that are not known.
    guard let first = head.firstIndex(where: { ScheduleParser.numbers($0) >= 6 }), first > 0 else {
      return nil
    }
    let titles = rows[..<first]
    guard
      titles.allSatisfy({ row in row.texts.count { !$0.isEmpty } < 6 && ScheduleParser.numbers(row) == 0 })
    else { return nil }
    sayLeftOut(Array(titles), "above the readings")
    rows.removeFirst(first)
    return nil
  }

  /// Takes lines of units and of colours under the names away, and those that say something below the readings or between them.
  ///
  /// - Returns: the units, by strut, that a line has.
  mutating func removeNotes(_ rows: inout [TableRow], _ layout: Layout, head: TableRow?) -> [LengthUnit?] {
    var units = [LengthUnit?](repeating: nil, count: 6)
    while head != nil, let next = rows.first, !isDated(next, layout) {
      let cells = layout.struts.map { next.text($0) }
      let (found, filled) = (cells.map { LengthUnit(cell: $0) }, cells.filter { !$0.isEmpty })
      guard !filled.isEmpty else { break }
      if found.compactMap({ $0 }).count == filled.count {
        units = (0..<6).map { found[$0] ?? units[$0] }
      } else if filled.allSatisfy({ cell in cell.contains(where: \.isLetter) && isStrut(cell) }) {
        sayLeftOut([next], "under the names")
      } else {
        break
      }
      rows.removeFirst()
    }
    var left = rows.filter { row in row.texts == head?.texts || isNote(row, layout) }
    rows.removeAll { row in row.texts == head?.texts || isNote(row, layout) }
    while let last = rows.last, rows.count > 1, isStatistics(last, layout) {
      left.append(last)
      rows.removeLast()
    }
    sayLeftOut(left.sorted { $0.line < $1.line }, "without readings of a day")
    return units
  }

  private func isStrut(_ cell: String) -> Bool {
    if case .strut? = try? ScheduleColumn(cell) { true } else { false }
  }

  private mutating func sayLeftOut(_ rows: [TableRow], _ what: String) {
    guard let first = rows.first else { return }
    let text = Printable.text(first.texts.filter { !$0.isEmpty }.joined(separator: ", "))
    say(
      rows.count == 1
        ? "left out \(what): line \(first.line) (\(text))"
        : "left out \(what): \(rows.count) lines, the first is line \(first.line) (\(text))")
  }

  /// The rows with six numbers, without averages and the like behind them.
  func rowsOfReadings(_ rows: [TableRow], _ struts: PerStrut<Int>) -> [TableRow] {
    var found = rows.filter { row in
      struts.allSatisfy { CellNumber.isNumber(row.text($0), TableRules.schedule.numbers) }
    }
    let layout = Layout(struts: struts, count: 0)
    while let last = found.last, found.count > 1, isStatistics(last, layout) { found.removeLast() }
    return found
  }

  /// How many cells are numbers.
  static func numbers(_ row: TableRow) -> Int {
    row.texts.count { CellNumber.isNumber($0, TableRules.schedule.numbers) }
  }

  /// Whether a row has a day or a date.
  private func isDated(_ row: TableRow, _ layout: Layout) -> Bool {
    [layout.day, layout.date].compactMap { $0 }.map(row.text).contains { cell in
      (try? DayNumber.read(cell)) != nil || SpreadsheetDay.date(cell) != nil
        || (!cell.contains(": ") && DateOrder.allCases.contains { $0.parts(cell) != nil })
    }
  }

  /// Whether a cell begins as a number does, whatever comes behind.
  private func isLikeNumber(_ cell: String) -> Bool {
    let rest = CellNumber.withoutFormula(cell).drop { "\"'(~<>≈+-−. ".contains($0) }
    return rest.first.map { $0.isNumber } ?? false
  }

  /// Whether a row has no day, no date and nothing like a number in a strut's cell: a note, a signature, the number of a page, a rule. A
  /// word in each of the six is no note: that is a row whose readings were not taken.
  private func isNote(_ row: TableRow, _ layout: Layout) -> Bool {
    guard !isDated(row, layout) else { return false }
    let cells = layout.struts.map { row.text($0) }
    let isRule = cells.allSatisfy { !$0.isEmpty && $0.allSatisfy { "-=_:—–".contains($0) } }
    return isRule || (cells.contains(where: \.isEmpty) && !cells.contains(where: isLikeNumber))
  }

  /// Whether a row has an average or the like of those above it.
  private func isStatistics(_ row: TableRow, _ layout: Layout) -> Bool {
    guard !isDated(row, layout) else { return false }
    let struts = Array(layout.struts)
    return row.texts.enumerated().contains { column, text in
      guard !struts.contains(column) else { return false }
      let word = text.lowercased().prefix { $0.isLetter }
      return FooterWords.statistics.contains(String(word))
    }
  }
}

import HexapodKinematics

extension ScheduleParser {
  /// Finds the columns, and takes the lines of titles, names and units away, and those that are no rows.
  mutating func layout(_ rows: inout [TableRow]) -> Layout? {
    if let (error, line) = AmbiguousTable.fault(rows) {
      fault(error, line)
      return nil
    }
    if let turned = TransposedTable(rows),
      turned.isByWords || !rows.prefix(TableRules.mostTitles + 1).contains(where: ScheduleParser.areNames)
    {
      (rows, self.turned) = (turned.rows, turned)
      say("struts are rows and days are columns")
    }
    joinNames(&rows)
    let unit = removeTitles(&rows)
    guard faults.errors.isEmpty, let first = rows.first else { return nil }
    var columns: [ScheduleColumn] = []
    for name in first.texts {
      do throws(ValueFault) { columns.append(try ScheduleColumn(name)) } catch {
        fault(error, first.line)
        return nil
      }
    }
    let numbers = columns.filter { if case .strut = $0 { true } else { false } }.count
    let kind = FirstRow.kind(of: first, .schedule) { $0 == ["1", "2", "3", "4", "5", "6"] }
    guard kind == .names else { return unnamed(first, &rows) }
    guard numbers > 0 else {
      fault(
        ValueFault(
          .missing, "no column is named as a strut", found: first.texts.joined(separator: ", "),
          allowed: "names such as strut_1, Strut 1, S1 (mm) or 1"), first.line)
      return nil
    }
    rows.removeFirst()
    return named(first, columns, &rows).map { layout in
      guard let unit, layout.units.allSatisfy({ $0 == nil }) else { return layout }
      var layout = layout
      layout.units = layout.units.map { _ in unit.unit }
      say("line \(unit.line) says the unit of the readings: \(unit.unit.rawValue)")
      return layout
    }
  }

  private mutating func named(
    _ head: TableRow, _ columns: [ScheduleColumn], _ rows: inout [TableRow]
  ) -> Layout? {
    func places(_ isWanted: (ScheduleColumn) -> Bool) -> [Int] {
      columns.indices.filter { isWanted(columns[$0]) }
    }
    var struts = PerStrut(repeating: 0)
    var units = [LengthUnit?](repeating: nil, count: 6)
    let found = (1...6).map { number in places { if case .strut(number, _) = $0 { true } else { false } } }
    guard !found.allSatisfy({ $0.count > 1 }) else {
      fault(
        ValueFault(
          .duplicateKey, "two sets of six columns could be the readings: which of them are meant?",
          found: found[0].map(head.text).joined(separator: ", "),
          allowed: "one set of six; leave out the other"),
        head.line)
      return nil
    }
    for number in 1...6 {
      let found = found[number - 1]
      guard found.count == 1 else {
        fault(
          ValueFault(
            found.isEmpty ? .missing : .duplicateKey,
            found.isEmpty
              ? "no column is named as strut \(number)" : "more than one column is named as strut \(number)",
            found: (found.isEmpty ? head.texts : found.map(head.text)).joined(separator: ", ")),
          head.line)
        continue
      }
      struts[number - 1] = found[0]
      if case .strut(_, let unit) = columns[found[0]] { units[number - 1] = unit }
    }
    guard faults.errors.isEmpty else { return nil }
    let days: DayColumns
    do throws(ValueFault) {
      days = try DayColumns(head, columns, rowsOfReadings(rows, struts), areRows: turned != nil)
    } catch {
      fault(error, head.line)
      return nil
    }
    let names = struts.map { Printable.text(head.text($0)) }
    // `strut_1` to `strut_6` say it all.
    let isSeries = StrutNumber.allCases.allSatisfy { strut in
      names[strut.index] == names[0].map { $0 == "1" ? strut.description : String($0) }.joined()
    }
    say(
      isSeries
        ? "struts 1 to 6 are the columns \"\(names[0])\" to \"\(names[5])\""
        : "struts 1 to 6 are the columns " + names.map { "\"\($0)\"" }.joined(separator: ", "))
    days.said.forEach { say($0) }
    func name(_ column: Int?, _ otherwise: String) -> String {
      let text = column.map(head.text) ?? ""
      return text.isEmpty ? otherwise : Printable.text(text)
    }
    var layout = Layout(
      day: days.day, date: days.date, part: days.part, weekday: days.weekday, week: days.week,
      month: days.month,
      rounding: columns.firstIndex(of: .rounding), struts: struts, units: units, count: head.count,
      dayName: name(days.day ?? days.weekday, "day"), dateName: name(days.date, "date"),
      isDayAfterSurgery: days.isDayAfterSurgery, areWeeksOfYear: days.areWeeksOfYear,
      isDayUnnamed: days.day != nil && turned?.isDayUnnamed == true)
    let left = days.unread.map { column in
      head.text(column).isEmpty ? days.name(column) : "\"\(Printable.text(head.text(column)))\""
    }
    if !left.isEmpty { say("not read: " + left.joined(separator: ", ")) }
    let below = removeNotes(&rows, layout, head: head)
    for strut in 0..<6 {
      guard let unit = below[strut] else { continue }
      if let other = units[strut], other != unit {
        let message = "the name of the column says \(other.rawValue) and the line below says \(unit.rawValue)"
        fault(ValueFault(.unit, message, allowed: "one of them"), head.line, "strut \(strut + 1)")
      }
      layout.units[strut] = unit
    }
    return layout
  }

  /// A table without names: six readings, and before them a day, a date or both.
  private mutating func unnamed(_ first: TableRow, _ rows: inout [TableRow]) -> Layout? {
    // Empty cells at the end are what spreadsheets leave.
    let count = first.texts.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
    let before = count - 6
    var (day, date) = (Int?.none, Int?.none)
    for index in 0..<max(0, min(2, before)) {
      let field = first.text(index)
      // A date that is none is refused as a date.
      if DateOrder.allCases.contains(where: { $0.parts(field) != nil }) || SpreadsheetDay.date(field) != nil {
        date = index
      } else if (try? DayNumber.read(field)) != nil {
        day = index
      }
    }
    guard (0...2).contains(before), [day, date].compactMap({ $0 }).count == before else {
      fault(
        ValueFault(
          .missing, "there are no names of columns, and which of these are the six struts cannot be told",
          found: first.texts.joined(separator: ", "),
          allowed:
            "a first line of names, six readings with at most a day and a date before them, or rows that begin with "
            + "Strut 1 to Strut 6"),
        first.line)
      return nil
    }
    say(
      "there are no names of columns: the last six are taken as struts 1 to 6"
        + (day.map { ", column \($0 + 1) as the day" } ?? "")
        + (date.map { ", column \($0 + 1) as the date" } ?? ""))
    let isDayUnnamed = day.map { !DayNumber.saysDay(first.text($0)) } ?? false
    let layout = Layout(
      day: day, date: date, struts: PerStrut { before + $0 }, count: count, isDayUnnamed: isDayUnnamed)
    _ = removeNotes(&rows, layout, head: nil)
    return layout
  }
}

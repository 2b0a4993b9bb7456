import DeformityCorrection
import Hexapod

/// Reads somebody's table of readings, and notes how it was understood and what cannot be.
struct ScheduleParser {
  var faults: FaultList
  private var understood: [String] = []

  init(file: String) { faults = FaultList(file: file) }

  /// The schedule; nil when a fault has been noted.
  mutating func parse(_ bytes: [UInt8]) -> ScheduleFile? {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if let (fault, place) = TextCheck.fault(in: bytes) {
      faults.add(fault, place, "")
      return nil
    }
    var lines = ScheduleParser.lines(String(decoding: bytes, as: UTF8.self))
    // What spreadsheets write to tell themselves the separator.
    if let first = lines.first, first.text.lowercased().hasPrefix("sep=") { lines.removeFirst() }
    guard let first = lines.first, lines.count <= ScheduleFile.mostRows else {
      let fault =
        lines.isEmpty
        ? ValueFault(.empty, "there is no schedule in it")
        : ValueFault(.tooLarge, "the table has more than \(ScheduleFile.mostRows) lines")
      faults.add(fault, .start, "")
      return nil
    }
    guard let separator = ScheduleFields.separator(first.text) else {
      fault(
        ValueFault(
          .syntax, "this line has one field; six readings cannot be told apart", found: first.text,
          allowed: "fields separated by semicolons, tabs, bars or commas"), first.number)
      return nil
    }
    say("fields are separated by \(ScheduleParser.name(of: separator))")
    var rows: [ScheduleFields] = []
    for line in lines {
      do throws(ValueFault) {
        rows.append(try ScheduleFields(line.text, line: line.number, separator: separator))
      } catch { fault(error, line.number) }
    }
    guard let layout = layout(&rows), faults.errors.isEmpty else { return nil }
    return read(rows, layout)
  }

  private mutating func say(_ sentence: String) { understood.append(sentence) }

  private mutating func fault(_ fault: ValueFault, _ line: Int, _ key: String = "") {
    faults.add(fault, FilePlace(line: line, column: 1), key)
  }

  /// Lines that say something, with their numbers; blank ones and comments (`#` before anything else) do not, but a heading
  /// may begin with `#`.
  private static func lines(_ text: String) -> [(number: Int, text: String)] {
    var found: [(number: Int, text: String)] = []
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let content = line.drop { $0 == " " }
      let isComment = content.first == "#" && !content.contains { ";\t,|".contains($0) }
      let isBlank = content.allSatisfy { " \t;,|".contains($0) }
      if !isBlank && !isComment { found.append((number, String(line))) }
    }
    return found
  }

  private static func name(of separator: Character) -> String {
    switch separator {
    case ";": "semicolons"
    case "\t": "tabs"
    case "|": "bars"
    default: "commas"
    }
  }

  // MARK: which column is what

  /// Where things stand in a line.
  struct Layout {
    var day: Int?
    var date: Int?
    var struts: PerStrut<Int>
    var units: PerStrut<Double>
    var count: Int
  }

  /// Finds the columns, and takes the lines of names and units away.
  private mutating func layout(_ rows: inout [ScheduleFields]) -> Layout? {
    guard let first = rows.first else { return nil }
    var columns: [ScheduleColumn] = []
    for name in first.fields {
      do throws(ValueFault) { columns.append(try ScheduleColumn(name)) } catch {
        fault(error, first.line)
        return nil
      }
    }
    let numbers = columns.filter { if case .strut = $0 { true } else { false } }.count
    let isHeader =
      first.fields.contains { field in field.contains(where: \.isLetter) && !isValue(field) }
      || first.fields == ["1", "2", "3", "4", "5", "6"]
    guard isHeader else { return unnamed(first) }
    guard numbers > 0 else {
      fault(
        ValueFault(
          .missing, "no column is named as a strut", found: first.fields.joined(separator: ", "),
          allowed: "names such as strut_1, Strut 1, S1 (mm) or 1"), first.line)
      return nil
    }
    rows.removeFirst()
    return named(first, columns, &rows)
  }

  /// Whether a field is a number, a date or a number of a day although it has letters.
  private func isValue(_ field: String) -> Bool {
    if (try? ScheduleNumber.read(field)) != nil { return true }
    if (try? ScheduleNumber.day(field)) != nil { return true }
    return DateOrder.allCases.contains { $0.date(field) != nil }
  }

  private mutating func named(
    _ head: ScheduleFields, _ columns: [ScheduleColumn], _ rows: inout [ScheduleFields]
  ) -> Layout? {
    func places(_ isWanted: (ScheduleColumn) -> Bool) -> [Int] {
      columns.indices.filter { isWanted(columns[$0]) }
    }
    var struts = PerStrut(repeating: 0)
    var units = [ScheduleUnit?](repeating: nil, count: 6)
    for number in 1...6 {
      let found = places { if case .strut(number, _) = $0 { true } else { false } }
      guard found.count == 1 else {
        fault(
          ValueFault(
            found.isEmpty ? .missing : .duplicateKey,
            found.isEmpty
              ? "no column is named as strut \(number)" : "more than one column is named as strut \(number)",
            found: (found.isEmpty ? head.fields : found.map { head.fields[$0] }).joined(separator: ", ")),
          head.line)
        continue
      }
      struts[number - 1] = found[0]
      if case .strut(_, let unit) = columns[found[0]] { units[number - 1] = unit }
    }
    guard faults.errors.isEmpty else { return nil }
    let (days, dates) = (places { $0 == .day }, places { $0 == .date })
    guard days.count <= 1, dates.count <= 1 else {
      fault(
        ValueFault(
          .duplicateKey, "more than one column is named as day or as date",
          found: head.fields.joined(separator: ", ")), head.line)
      return nil
    }
    // A second line of units under the names.
    if let next = rows.first, next.fields.count == head.fields.count {
      let words = struts.map { next.fields[$0].lowercased().filter(\.isLetter) }
      let below = words.map { ScheduleUnit(rawValue: $0) }
      if below.allSatisfy({ $0 != nil }) {
        units = below
        rows.removeFirst()
      }
    }
    say(
      "struts 1 to 6 are the columns "
        + struts.map { "\"\(Printable.text(head.fields[$0]))\"" }.joined(separator: ", "))
    let named = Set(units.compactMap(\.?.words)).sorted()
    say(
      named.isEmpty
        ? "no unit is given: readings are taken as millimetres"
        : "readings are in \(named.joined(separator: " and "))")
    let left = columns.indices.filter { columns[$0] == .other && !head.fields[$0].isEmpty }
    if !left.isEmpty {
      say("not read: " + left.map { "\"\(Printable.text(head.fields[$0]))\"" }.joined(separator: ", "))
    }
    return Layout(
      day: days.first, date: dates.first, struts: struts,
      units: PerStrut { units[$0]?.millimetres ?? 1 }, count: head.fields.count)
  }

  /// A table without names: six readings, and before them a day, a date or both.
  private mutating func unnamed(_ first: ScheduleFields) -> Layout? {
    let count = first.fields.count
    let before = count - 6
    var (day, date) = (Int?.none, Int?.none)
    for index in 0..<max(0, min(2, before)) {
      let field = first.fields[index]
      if DateOrder.allCases.contains(where: { $0.date(field) != nil }) {
        date = index
      } else if (try? ScheduleNumber.day(field)) != nil {
        day = index
      }
    }
    guard (0...2).contains(before), [day, date].compactMap({ $0 }).count == before else {
      fault(
        ValueFault(
          .missing, "there are no names of columns, and which of these are the six struts cannot be told",
          found: first.fields.joined(separator: ", "),
          allowed: "a first line of names, or six readings with at most a day and a date before them"),
        first.line)
      return nil
    }
    say(
      "there are no names of columns: the last six are taken as struts 1 to 6"
        + (day.map { ", column \($0 + 1) as the day" } ?? "")
        + (date.map { ", column \($0 + 1) as the date" } ?? "")
        + ", readings as millimetres")
    return Layout(
      day: day, date: date, struts: PerStrut { before + $0 }, units: PerStrut(repeating: 1), count: count)
  }

  // MARK: rows

  private mutating func read(_ rows: [ScheduleFields], _ layout: Layout) -> ScheduleFile? {
    var (readings, kept) = ([PerStrut<Double>](), [ScheduleFields]())
    var (commas, points) = (0, 0)
    for row in rows {
      // Empty fields at the end are what spreadsheets leave, or leave out.
      let extra = row.fields.dropFirst(layout.count)
      guard row.fields.count > (layout.struts.max() ?? 0), extra.allSatisfy(\.isEmpty) else {
        fault(
          ValueFault(
            .wrongKind, "the line has \(row.fields.count) fields instead of \(layout.count)",
            found: row.fields.joined(separator: " ; "),
            allowed: "decimal points where commas separate the fields"), row.line)
        continue
      }
      var values = PerStrut(repeating: 0.0)
      for strut in 0..<6 {
        do throws(ValueFault) {
          let found = try ScheduleNumber.read(row.fields[layout.struts[strut]])
          values[strut] = found.value * (found.unit?.millimetres ?? layout.units[strut])
          commas += found.hasComma ? 1 : 0
          points += found.hasPoint ? 1 : 0
        } catch { fault(error, row.line, "strut \(strut + 1)") }
      }
      readings.append(values)
      kept.append(row)
    }
    if commas > 0, points > 0 {
      fault(
        ValueFault(
          .decimalComma,
          "some numbers have decimal points and some have commas; what a comma means cannot be told",
          allowed: "one of them throughout"), rows.first?.line ?? 1)
    } else if commas > 0 {
      say("decimals have commas")
    }
    guard faults.errors.isEmpty, !kept.isEmpty else {
      if faults.errors.isEmpty {
        fault(ValueFault(.empty, "there are names of columns and no readings"), 1)
      }
      return nil
    }
    let dates = dates(kept, layout)
    let days = days(kept, layout, dates)
    guard faults.errors.isEmpty, let days else { return nil }
    let found = kept.indices.map { index in
      ScheduleRow(day: days[index], date: dates?[index], readings: readings[index], line: kept[index].line)
    }
    say("\(found.count) row\(found.count == 1 ? "" : "s")")
    return TypedSchedule(rows: found).map { ScheduleFile(schedule: $0, understood: understood) }
  }

  private mutating func dates(_ rows: [ScheduleFields], _ layout: Layout) -> [CalendarDate]? {
    guard let column = layout.date else { return nil }
    let texts = rows.map { column < $0.fields.count ? $0.fields[column] : "" }
    if texts.allSatisfy(\.isEmpty) { return nil }
    if let (order, dates) = DateOrder.of(texts) {
      say("dates are read as \(order.words)")
      return dates
    }
    let bad = zip(rows, texts).first { pair in !DateOrder.allCases.contains { $0.date(pair.1) != nil } }
    if layout.day != nil {
      say(
        "dates are left out: "
          + (bad.map { "line \($0.0.line) has none" } ?? "their order of day and month cannot be told"))
      return nil
    }
    fault(
      ValueFault(
        .date,
        bad == nil
          ? "whether the day or the month comes first cannot be told" : "this is no day of the calendar",
        found: bad?.1 ?? texts[0], allowed: "YYYY-MM-DD, or DD.MM.YYYY and the like throughout"),
      bad?.0.line ?? rows[0].line, "date")
    return nil
  }

  private mutating func days(
    _ rows: [ScheduleFields], _ layout: Layout, _ dates: [CalendarDate]?
  ) -> [Int]? {
    if let column = layout.day {
      var days: [Int] = []
      for row in rows {
        do throws(ValueFault) {
          days.append(try ScheduleNumber.day(column < row.fields.count ? row.fields[column] : ""))
        } catch { fault(error, row.line, "day") }
      }
      return days
    }
    if let dates {
      guard faults.errors.isEmpty else { return nil }
      say("days are counted from the first row's date")
      return dates.map { $0.daysSince1970 - dates[0].daysSince1970 }
    }
    say("there is no day: rows are counted from 0")
    return Array(rows.indices)
  }
}

import TreatmentModel

/// The days of a table's rows, from its columns of days and dates.
struct ScheduleDays {
  /// The days that count.
  let counted: [Int]
  /// As they were numbered; nil without numbers.
  let numbers: [Int]?
  /// Of each row, if it has one.
  let dates: [CalendarDate?]

  /// Reads both columns, says how, and notes what cannot be read; nil then.
  init?(_ rows: [TableRow], _ layout: ScheduleParser.Layout, _ parser: inout ScheduleParser) {
    func texts(_ column: Int?) -> [String]? {
      guard let texts = column.map({ column in rows.map { $0.text(column) } }),
        !texts.allSatisfy(\.isEmpty)
      else { return nil }
      return texts
    }
    var (dayTexts, dateTexts) = (
      layout.day.map { column in rows.map { $0.text(column) } }, texts(layout.date)
    )
    if dateTexts != nil, dayTexts?.allSatisfy(\.isEmpty) ?? false { dayTexts = nil }
    var dateName = layout.dateName
    var typed: [Int]?
    if let days = dayTexts, let first = days.first, ScheduleDays.areDates(days, orNumbers: dateTexts == nil) {
      // Dates where numbers are looked for.
      if dateTexts == nil {
        (dateTexts, dayTexts, dateName) = (days, nil, layout.dayName)
        parser.say("the column \"\(layout.dayName)\" has dates")
      } else {
        let serial = days.compactMap(SpreadsheetDay.date)
        typed = serial.map { $0.daysSince1970 - serial[0].daysSince1970 }
        parser.say(
          "days are a spreadsheet's day numbers (\(first) is \(serial[0])), counted from the first row")
      }
    }
    if typed == nil, let dayTexts {
      var found: [Int] = []
      for (row, text) in zip(rows, dayTexts) {
        do throws(ValueFault) { found.append(try DayNumber.read(text)) } catch {
          parser.fault(error, row.line, "day")
        }
      }
      guard found.count == rows.count else { return nil }
      typed = found
    }
    numbers = typed
    guard let dateTexts else {
      dates = rows.map { _ in nil }
      counted = typed ?? Array(rows.indices)
      parser.say(
        typed == nil
          ? "there is no day: rows are counted from 0" : "rates go by the column \"\(layout.dayName)\"")
      return
    }
    var column = DateColumn(dateTexts, numbers: typed)
    for (row, fault) in column.faults { parser.fault(fault, rows[row].line, "date") }
    guard column.faults.isEmpty else { return nil }
    if let typed { column.fill(typed) }
    dates = column.dates
    if let understood = column.understood { parser.say(understood) }
    if dateTexts.contains(where: DateOrder.hasTime) {
      parser.say("times of day in the column \"\(dateName)\" are not read")
    }
    let missing = column.empty.filter { column.dates[$0] == nil }
    if let first = missing.first {
      parser.say(
        missing.count == 1
          ? "line \(rows[first].line) has no date"
          : "\(missing.count) rows have no date, the first in line \(rows[first].line)")
    }
    let found = ScheduleDates(numbers: typed, dates: dates)
    counted = found.days
    guard typed != nil else {
      let start = found.disagreement?.cause == .backwards ? "last" : "first"
      parser.say("days are counted from the \(start) row's date, and rates go by the column \"\(dateName)\"")
      return
    }
    let (by, other) =
      found.areByDate ? (layout.dateName, layout.dayName) : (layout.dayName, layout.dateName)
    parser.say(
      "rates go by the column \"\(by)\""
        + (found.disagreement == nil
          ? ", with which \"\(other)\" agrees" : ", with which \"\(other)\" does not agree"))
  }

  /// Whether a column of days has dates in it, as a spreadsheet stores them, or as they are written.
  private static func areDates(_ texts: [String], orNumbers isWritten: Bool) -> Bool {
    if texts.allSatisfy({ SpreadsheetDay.date($0) != nil }) { return true }
    let isNumber = texts.contains { (try? DayNumber.read($0)) != nil }
    return isWritten && !isNumber
      && texts.contains { text in DateOrder.allCases.contains { $0.date(text) != nil } }
  }
}

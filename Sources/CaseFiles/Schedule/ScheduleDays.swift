import TreatmentModel

/// The days of a table's rows, from its columns of days and dates.
struct ScheduleDays {
  /// The days that count.
  let counted: [Int]
  /// As they were numbered; nil without numbers.
  let numbers: [Int]?
  /// Of each row, if it has one.
  let dates: [CalendarDate?]
  /// What the days are known from.
  let source: DaySource

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
    var told = Told(numbers: typed)
    if let typed {
      guard let found = ScheduleDays.told(by: typed, rows, layout, beside: dateTexts, &parser) else {
        return nil
      }
      told = found
    } else if dateTexts == nil, let column = layout.weekday {
      guard let found = ScheduleDays.told(byWeekdays: column, rows, layout, &parser) else { return nil }
      told = found
    }
    typed = told.numbers
    numbers = typed
    guard let dateTexts else {
      dates = rows.map { _ in nil }
      counted = typed ?? Array(rows.indices)
      source = typed == nil ? .rows : layout.isDayUnnamed ? .unnamedNumbers : told.source
      parser.say(
        typed == nil
          ? "there is no day: each row is taken for a day, and rows are counted from 0"
          : "rates go by the column \"\(layout.dayName)\"")
      return
    }
    source = told.source
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

  /// Numbers of days that are counted through, if there are any.
  private struct Told {
    var numbers: [Int]?
    var source = DaySource.stated
  }

  /// What numbers tell, as they were typed: with the weeks beside them, or from surgery. Nil for those that begin again, which is noted.
  private static func told(
    by typed: [Int], _ rows: [TableRow], _ layout: ScheduleParser.Layout, beside dates: [String]?,
    _ parser: inout ScheduleParser
  ) -> Told? {
    let weeks = layout.week.map { column in rows.map { $0.text(column) } }
    let joint = weeks.flatMap { WeekDays(typed, weeks: $0, isOfYear: layout.areWeeksOfYear) }
    let start = CountingNumbers(typed).secondStart
    if let dates, start != nil || joint != nil || areOfMonths(typed, dates) {
      parser.say(
        "the numbers of the column \"\(layout.dayName)\" begin again and again: days are counted by the dates"
      )
      return Told()
    }
    if let joint {
      parser.say("weeks and the column \"\(layout.dayName)\" are read together")
      return Told(numbers: joint.days, source: joint.areFromFirstRow ? .fromFirstRow : .stated)
    }
    if let start {
      parser.fault(fault(beginning: start, typed, layout), rows[start].line, "day")
      return nil
    }
    guard layout.isDayAfterSurgery else { return Told(numbers: typed) }
    parser.say(
      "the column \"\(layout.dayName)\" counts days from surgery: its first, \(typed[0]), is taken for day 0")
    return Told(numbers: typed.map { $0 - typed[0] }, source: .afterSurgery(first: typed[0]))
  }

  /// What days of the week tell, with the weeks beside them; nil for too little, which is noted.
  private static func told(
    byWeekdays column: Int, _ rows: [TableRow], _ layout: ScheduleParser.Layout,
    _ parser: inout ScheduleParser
  ) -> Told? {
    let content = ColumnContent(rows.map { $0.text(column) })
    let weeks = layout.week.map { column in rows.map { $0.text(column) } }
    guard let found = content.weekdays.flatMap({ WeekDays($0, weeks: weeks) }) else {
      parser.fault(
        ValueFault(
          .wrongKind, "these days of the week do not say on which days the rows are", found: content.sample,
          allowed: "numbers of days or dates"), rows[0].line, "day")
      return nil
    }
    parser.say(
      weeks == nil
        ? "days of the week are counted from the first row on, each row a few days behind the one before"
        : "weeks and the column \"\(layout.dayName)\" are read together, from the first row on")
    return Told(numbers: found.days, source: .fromFirstRow)
  }

  /// Whether numbers are those of the dates in their months.
  private static func areOfMonths(_ numbers: [Int], _ texts: [String]) -> Bool {
    let dates = ColumnContent(texts).dates ?? []
    return CountingNumbers(numbers).falls > 0 && dates.count == numbers.count
      && zip(numbers, dates).allSatisfy { $1.map(\.components.day) == $0 }
  }

  /// What is asked of numbers that begin again.
  private static func fault(
    beginning start: Int, _ numbers: [Int], _ layout: ScheduleParser.Layout
  ) -> ValueFault {
    let other = layout.week != nil ? "weeks" : layout.month != nil ? "months" : nil
    return ValueFault(
      .wrongKind,
      "the numbers of the column \"\(layout.dayName)\" begin again here"
        + (other.map { ", and they do not go with the column of \($0): which days are meant?" }
          ?? ": are they days of a week, of a month, or of a second table?"),
      found: "\(numbers[start]) behind \(numbers[start - 1])",
      allowed: "days numbered through, or dates")
  }

  /// Whether a column of days has dates in it, as a spreadsheet stores them, or as they are written.
  private static func areDates(_ texts: [String], orNumbers isWritten: Bool) -> Bool {
    if texts.allSatisfy({ SpreadsheetDay.date($0) != nil }) { return true }
    let isNumber = texts.contains { (try? DayNumber.read($0)) != nil }
    return isWritten && !isNumber
      && texts.contains { text in DateOrder.allCases.contains { $0.date(text) != nil } }
  }
}

import TreatmentModel

/// A column of dates as it was typed: one order of year, month and day throughout, a spreadsheet's day numbers, or both.
struct DateColumn {
  /// Of each row; nil where the cell is empty, or could not be read.
  private(set) var dates: [CalendarDate?]
  /// How the dates are read, in words; nil where none is.
  let understood: String?
  /// Rows whose cells cannot be read, and why.
  let faults: [(row: Int, fault: ValueFault)]
  /// Rows whose cells are empty.
  let empty: [Int]

  private static let allowed = "YYYY-MM-DD, or DD.MM.YYYY and the like throughout"

  /// Reads cells.
  ///
  /// - Parameter numbers: of the rows' days, if they have some: they tell which order is meant, and what a date should be.
  init(_ texts: [String], numbers: [Int]?) {
    let filled = texts.indices.filter { !texts[$0].isEmpty }
    let readings = DateOrder.allCases.map { order in
      (
        order: order,
        dates: texts.map { order.date($0) ?? SpreadsheetDay.date($0) }
      )
    }
    let most = readings.map { $0.dates.count { $0 != nil } }.max() ?? 0
    let fullest = readings.filter { $0.dates.count { $0 != nil } == most }
    let best = DateColumn.best(fullest.map(\.dates), numbers)
    empty = texts.indices.filter { texts[$0].isEmpty }
    guard let best, most > 0 else {
      dates = texts.map { _ in nil }
      understood = nil
      let ambiguous = "whether the day or the month comes first cannot be told"
      faults =
        most > 0
        ? [
          (
            filled[0],
            ValueFault(.date, ambiguous, found: texts[filled[0]], allowed: DateColumn.allowed)
          )
        ] : filled.map { ($0, DateColumn.fault(texts[$0], nil, nil)) }
      return
    }
    let (order, known) = fullest[best]
    dates = known
    let serial = filled.first { order.date(texts[$0]) == nil && known[$0] != nil }
    let isTyped = filled.contains { order.date(texts[$0]) != nil }
    let serialWords = serial.flatMap { row in known[row].map { "\(texts[row]) is \($0)" } }
    understood =
      isTyped
      ? "dates are read as \(order.words)"
        + (serialWords.map { ", numbers as a spreadsheet's day numbers (\($0))" } ?? "")
      : "dates are a spreadsheet's day numbers (\(serialWords ?? ""))"
    faults = texts.indices.filter { known[$0] == nil && (numbers == nil || !texts[$0].isEmpty) }.map { row in
      let meant = DateColumn.meant(row, known, numbers)
      return (row, DateColumn.fault(texts[row], isTyped ? order : nil, meant))
    }
  }

  /// Gives an empty cell the date of another row of its day, as where cells were joined.
  mutating func fill(_ numbers: [Int]) {
    for row in empty where row > 0 && numbers[row] == numbers[row - 1] { dates[row] = dates[row - 1] }
  }

  /// Which way of reading is meant: the one that goes best with the numbers of the days, then the one in which the dates lie
  /// closest together. Nil when two are as good and differ.
  private static func best(_ readings: [[CalendarDate?]], _ numbers: [Int]?) -> Int? {
    func odd(_ dates: [CalendarDate?]) -> Int {
      guard let numbers else { return 0 }
      var counts: [Int: Int] = [:]
      for (date, number) in zip(dates, numbers) {
        if let date { counts[date.daysSince1970 - number, default: 0] += 1 }
      }
      return dates.count - (counts.values.max() ?? 0)
    }
    func span(_ dates: [CalendarDate?]) -> Int {
      let known = dates.compactMap(\.self)
      return zip(known, known.dropFirst()).reduce(0) { $0 + abs($1.1.daysSince1970 - $1.0.daysSince1970) }
    }
    let keys = readings.map { (odd($0), span($0)) }
    guard let least = keys.min(by: { $0 < $1 }) else { return nil }
    let good = keys.indices.filter { keys[$0] == least }
    return good.allSatisfy { readings[$0] == readings[good[0]] } ? good[0] : nil
  }

  /// What the neighbours would have a row's date be.
  private static func meant(_ row: Int, _ dates: [CalendarDate?], _ numbers: [Int]?) -> CalendarDate? {
    let before = dates[..<row].lastIndex { $0 != nil }
    let after = dates[(row + 1)...].firstIndex { $0 != nil }
    if let numbers {
      let found = [before, after].compactMap(\.self).compactMap { near in
        dates[near].map { $0 + (numbers[row] - numbers[near]) }
      }
      return Set(found.map(\.daysSince1970)).count == 1 ? found[0] : nil
    }
    guard let before, let after, let one = dates[before], let other = dates[after] else { return nil }
    let (step, rest) = (other.daysSince1970 - one.daysSince1970).quotientAndRemainder(
      dividingBy: after - before)
    return rest == 0 && step > 0 ? one + step * (row - before) : nil
  }

  private static func fault(_ text: String, _ order: DateOrder?, _ meant: CalendarDate?) -> ValueFault {
    let what: String
    if text.isEmpty {
      what = "the date is empty"
    } else if let order, DateOrder.allCases.contains(where: { $0.date(text) != nil }) {
      what = "this date is in another order than the others, which are read as \(order.words)"
    } else if DateOrder.allCases.contains(where: { $0.parts(text) != nil }) {
      what = "this is no day of the calendar"
    } else if DateOrder.mayBeWithoutYear(text) {
      what = "this date has no year"
    } else {
      what = "this is no date"
    }
    return ValueFault(
      .date, what + (meant.map { "; by its neighbours \($0) is meant" } ?? ""),
      found: text.isEmpty ? nil : text, allowed: allowed)
  }
}

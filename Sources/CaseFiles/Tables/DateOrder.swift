import TreatmentModel

/// The order in which the parts of dates stand.
enum DateOrder: CaseIterable {
  case yearMonthDay, dayMonthYear, monthDayYear

  var words: String {
    switch self {
    case .yearMonthDay: "year-month-day"
    case .dayMonthYear: "day.month.year"
    case .monthDayYear: "month/day/year"
    }
  }

  /// How they begin in English and German.
  private static let months = [
    ["jan"], ["feb"], ["mar", "mär", "mae", "mrz"], ["apr"], ["may", "mai"], ["jun"], ["jul"], ["aug"],
    ["sep"],
    ["oct", "okt"], ["nov"], ["dec", "dez"],
  ]

  /// The number of a month in words.
  private static func month(_ text: String) -> Int? {
    months.firstIndex { $0.contains(where: text.hasPrefix) }.map { $0 + 1 }
  }

  /// The day that `text` is in this order; nil for none. A month may be a word in English or German; a year of two digits counts
  /// from 2000; a weekday before it and a time behind it are left out; eight digits are year, month and day.
  func date(_ text: String) -> CalendarDate? {
    parts(text).flatMap { CalendarDate(year: $0.year, month: $0.month, day: $0.day) }
  }

  /// Year, month and day as they stand in `text` in this order, whether or not there is such a day.
  func parts(_ text: String) -> (year: Int, month: Int, day: Int)? {
    var parts = DateOrder.words(text)
    if parts.count == 1, self == .yearMonthDay, parts[0].utf8.count == 8 {
      let digits = parts[0]
      parts = [String(digits.prefix(4)), String(digits.dropFirst(4).prefix(2)), String(digits.suffix(2))]
    }
    guard parts.count == 3 else { return nil }
    let places: (year: Int, month: Int, day: Int) =
      switch self {
      case .yearMonthDay: (0, 1, 2)
      case .dayMonthYear: (2, 1, 0)
      case .monthDayYear: (2, 0, 1)
      }
    func whole(_ text: String, _ digits: ClosedRange<Int>) -> Int? {
      digits.contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
    }
    let monthText = parts[places.month]
    let named = DateOrder.month(monthText)
    let yearText = parts[places.year]
    guard yearText.utf8.count == 4 || (yearText.utf8.count == 2 && self != .yearMonthDay),
      let year = whole(yearText, 2...4), let month = named ?? whole(monthText, 1...2),
      let day = whole(parts[places.day], 1...2)
    else { return nil }
    return (yearText.utf8.count == 2 ? 2000 + year : year, month, day)
  }

  /// Whether a time of day stands beside a date.
  static func hasTime(_ text: String) -> Bool { text.contains(":") }

  /// Whether a cell is a day and a month without a year: `07.03.`, `7 Mar`, `Sat 7.3`.
  static func isWithoutYear(_ text: String) -> Bool {
    let parts = words(text)
    // A month in words, or a day of the week beside it.
    return areDayAndMonth(parts) && (text.contains(where: \.isLetter) || text.hasSuffix("."))
  }

  /// The same of cells that may be something else too: `7/3`, `03-07`, `07.03`.
  static func mayBeWithoutYear(_ text: String) -> Bool {
    guard !isWithoutYear(text) else { return true }
    let parts = words(text)
    guard areDayAndMonth(parts), !text.hasPrefix("-") else { return false }
    return text.contains("/") || parts.allSatisfy { $0.utf8.count == 2 }
  }

  /// Both parts of `7/3`; nil for anything else.
  static func slashed(_ text: String) -> (Int, Int)? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let one = parts[0], let other = parts[1] else { return nil }
    return (one, other)
  }

  /// Whether two parts are a day and a month, in either order.
  private static func areDayAndMonth(_ parts: [String]) -> Bool {
    guard parts.count == 2 else { return false }
    let numbers = parts.map { part in
      part.utf8.count <= 2 && part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil
    }
    switch (numbers[0], numbers[1]) {
    case (let one?, let other?): return (1...12).contains(min(one, other)) && max(one, other) <= 31
    case (let day?, nil): return month(parts[1]) != nil && (1...31).contains(day)
    case (nil, let day?): return month(parts[0]) != nil && (1...31).contains(day)
    default: return false
    }
  }

  /// What stands in a date, without a weekday and a time.
  private static func words(_ text: String) -> [String] {
    var date = Array(CellNumber.withoutFormula(text).lowercased())
    // 2026-03-01T08:00 of an ISO time.
    if let time = date.indices.dropFirst().dropLast().first(where: {
      date[$0] == "t" && date[$0 - 1].isNumber && date[$0 + 1].isNumber
    }) {
      date.removeSubrange(time...)
    }
    var parts = date.split { !$0.isLetter && !$0.isNumber && $0 != ":" }.map { String($0) }
    // What stands behind the time of a whole date belongs to it: seconds' decimals, a time zone.
    parts.removeAll { part in
      Weekday(word: part) != nil
        || ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains { part.hasPrefix($0) }
    }
    if let time = parts.firstIndex(where: { $0.contains(":") }), time >= 3 { parts.removeSubrange(time...) }
    let hasTime = parts.contains { $0.contains(":") }
    parts.removeAll { $0.contains(":") || (hasTime && ["am", "pm"].contains($0)) }
    return parts
  }
}

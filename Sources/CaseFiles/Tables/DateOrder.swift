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

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// The day that `text` is in this order; nil for none. A month may be a word in English; a year of two digits counts
  /// from 2000; a weekday before it and a time behind it are left out.
  func date(_ text: String) -> CalendarDate? {
    var parts = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != ":" }.map(String.init)
    parts.removeAll { part in
      part.contains(":") || ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains { part.hasPrefix($0) }
    }
    if let last = parts.last, let split = last.firstIndex(of: "t"), last[..<split].allSatisfy(\.isNumber),
      split > last.startIndex
    {
      // 2026-03-01T00 of an ISO time.
      parts[parts.count - 1] = String(last[..<split])
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
    let named = DateOrder.months.firstIndex { monthText.count >= 3 && monthText.hasPrefix($0) }.map { $0 + 1 }
    let yearText = parts[places.year]
    guard yearText.utf8.count == 4 || (yearText.utf8.count == 2 && self != .yearMonthDay),
      let year = whole(yearText, 2...4), let month = named ?? whole(monthText, 1...2),
      let day = whole(parts[places.day], 1...2)
    else { return nil }
    return CalendarDate(year: yearText.utf8.count == 2 ? 2000 + year : year, month: month, day: day)
  }

  /// The one order in which all of `texts` are dates that go on day by day; if several do, the one in which they lie closest
  /// together. Nil when none or two are as good.
  static func of(_ texts: [String]) -> (order: DateOrder, dates: [CalendarDate])? {
    let readable = allCases.compactMap { order -> (order: DateOrder, dates: [CalendarDate])? in
      let dates = texts.compactMap(order.date)
      return dates.count == texts.count ? (order, dates) : nil
    }
    func span(_ dates: [CalendarDate]) -> Int {
      zip(dates, dates.dropFirst()).reduce(0) { $0 + abs($1.1.daysSince1970 - $1.0.daysSince1970) }
    }
    let spans = readable.map { span($0.dates) }
    guard let least = spans.min() else { return nil }
    let best = zip(readable, spans).filter { $0.1 == least }.map(\.0)
    let isSame = best.allSatisfy { $0.dates == best[0].dates }
    return best.count == 1 || isSame ? best.first : nil
  }
}

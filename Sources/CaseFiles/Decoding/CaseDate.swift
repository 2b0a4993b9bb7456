import TreatmentModel

/// A date in a case, which is written `YYYY-MM-DD` and no other way, for 03/04/2026 is two days.
enum CaseDate {
  /// Reads a date.
  ///
  /// - Throws: for anything else; a day of the calendar that is written in another way is named as it is to be written.
  static func read(_ text: String) throws(ValueFault) -> CalendarDate {
    if let date = CalendarDate(plain: text) { return date }
    throw fault(text) ?? ValueFault(.date, "this is no date", found: text, allowed: allowed)
  }

  private static let allowed = "YYYY-MM-DD, 1900 to 2199"

  /// What is wrong with a date; nil for a text that is none in any way of writing.
  static func fault(_ text: String, allowed: String = CaseDate.allowed) -> ValueFault? {
    let days = readings(text).compactMap { CalendarDate(year: $0.year, month: $0.month, day: $0.day) }
    var found: [CalendarDate] = []
    for day in days + [SpreadsheetDay.date(text)].compactMap(\.self) where !found.contains(day) {
      found.append(day)
    }
    let message: String
    if !found.isEmpty {
      let list = found.sorted().map(\.description).joined(separator: " or ")
      message =
        days.isEmpty
        ? "this is a spreadsheet's number of a day: write YYYY-MM-DD: \(list)"
        : found.count == 1
          ? "write YYYY-MM-DD: \(list)" : "several days can be meant: write YYYY-MM-DD: \(list)"
    } else if let parts = readings(text).first {
      let isDay = CalendarDate(year: 2000, month: parts.month, day: parts.day) != nil
      message =
        !(1900...2199).contains(parts.year) && isDay
        ? "a year from 1900 to 2199 must stand here" : "this is no day of the calendar"
    } else {
      return nil
    }
    return ValueFault(.date, message, found: text, allowed: allowed)
  }

  /// Year, month and day in every order in which they may stand; a year of two digits may come first too. Between points the
  /// day comes first, if there is such a day.
  private static func readings(_ text: String) -> [(year: Int, month: Int, day: Int)] {
    if text.contains("."), let found = DateOrder.dayMonthYear.parts(text),
      DateOrder.dayMonthYear.date(text) != nil
    {
      return [found]
    }
    let isShort = text.prefix { $0.isNumber }.count == 2 && text.contains("-")
    return DateOrder.allCases.compactMap { $0.parts(text) }
      + (isShort ? [DateOrder.yearMonthDay.parts("20" + text)].compactMap(\.self) : [])
  }
}

extension CalendarDate {
  /// A day written `YYYY-MM-DD`, as `CalendarDate.init(_:)` has it, without cutting the text.
  init?(plain text: String) {
    let digits = text.utf8.withContiguousStorageIfAvailable { bytes -> (Int, Int, Int)? in
      guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
        return nil
      }
      func number(_ range: Range<Int>) -> Int? {
        bytes[range].reduce(0 as Int?) { value, byte in
          byte &- UInt8(ascii: "0") < 10 ? value.map { $0 * 10 + Int(byte - UInt8(ascii: "0")) } : nil
        }
      }
      guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
      return (year, month, day)
    }
    guard let (year, month, day) = digits ?? nil else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

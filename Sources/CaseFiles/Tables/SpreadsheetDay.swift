import TreatmentModel

/// A date as a spreadsheet stores it: a number of days, the time of day behind the point.
enum SpreadsheetDay {
  /// Numbers that are taken for dates: 1990-01-01 to 2100-12-31. No schedule numbers its days so.
  private static let range = 32_874.0..<73_416.0
  /// Day 0, 1899-12-30, from which spreadsheets count from March 1900 on.
  private static let origin = -25_569

  /// The date of `46088`, `46088.0` or `46088,33`; nil for other texts and other numbers.
  static func date(_ text: String) -> CalendarDate? {
    let plain = CellNumber.withoutFormula(text).utf8.map { $0 == .comma ? UInt8(ascii: ".") : $0 }
    guard let value = DecimalNumber.value(of: plain.span), range.contains(value) else { return nil }
    return CalendarDate(daysSince1970: Int(value.rounded(.down)) + origin)
  }
}

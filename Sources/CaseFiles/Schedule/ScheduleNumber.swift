import TextOutput

/// A reading as people type it.
enum ScheduleNumber {
  /// A number and what was found about how it is written.
  struct Found {
    let value: Double
    let hasComma: Bool
    let hasPoint: Bool
    let unit: ScheduleUnit?
  }

  /// Reads `143`, `143.5`, `143,5`, `143 mm`.
  ///
  /// - Throws: for anything else.
  static func read(_ text: String) throws(ValueFault) -> Found {
    guard !text.isEmpty else { throw ValueFault(.missing, "the reading is empty") }
    var (digits, unit) = (text[...], ScheduleUnit?.none)
    for candidate in [ScheduleUnit.mm, .cm] where text.lowercased().hasSuffix(candidate.rawValue) {
      digits = text.dropLast(2)
      unit = candidate
      while digits.last == " " || digits.last == "\u{A0}" { digits.removeLast() }
    }
    let (commas, points) = (digits.count { $0 == "," }, digits.count { $0 == "." })
    guard commas + points <= 1 else {
      throw ValueFault(
        .decimalComma, "thousands marks are not read, and a number has one decimal point or comma",
        found: text)
    }
    let plain = Array(digits.map { $0 == "," ? "." : $0 }.map(String.init).joined().utf8)
    guard let value = DecimalNumber.value(of: plain.span) else {
      throw ValueFault(.notANumber, "this is no finite decimal number", found: text)
    }
    return Found(value: value, hasComma: commas > 0, hasPoint: points > 0, unit: unit)
  }

  /// Reads a day's number: `3`, `Day 3`, `3.0`.
  static func day(_ text: String) throws(ValueFault) -> Int {
    var digits = text.lowercased()[...]
    for word in ["day", "tag"] where digits.hasPrefix(word) {
      digits = digits.dropFirst(word.count).drop { $0 == " " || $0 == "." }
    }
    let plain = Array(digits.utf8)
    guard let value = DecimalNumber.value(of: plain.span) else {
      throw ValueFault(.notANumber, "this is no number of a day", found: text)
    }
    guard value == value.rounded(), abs(value) <= 100_000 else {
      throw ValueFault(.notWhole, "a day has a whole number up to 100000", found: text)
    }
    return Int(value)
  }
}

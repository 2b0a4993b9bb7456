/// The number in a cell: the one way from a cell of a table of numbers to a number.
package struct CellNumber {
  /// In its own unit, or in that of its column.
  package let value: Double
  /// Whether it is written with a decimal comma.
  let hasComma: Bool
  /// Whether it is written with a decimal point.
  let hasPoint: Bool
  /// Its own unit.
  let unit: LengthUnit?
  /// Whether a footnote's mark stands behind it.
  let hasMark: Bool

  /// Reads `143.5`, and where numbers are typed ones `143,5`, `143 mm`, `143*`, `143 (a)` and a spreadsheet's `="143"` too.
  ///
  /// - Parameter name: what the number is called in the message of a fault; nil for a reading.
  /// - Throws: for anything else.
  package init(_ text: String, _ numbers: TableRules.Numbers, name: String? = nil) throws(ValueFault) {
    guard !text.isEmpty else { throw ValueFault(.missing, "\(name ?? "the reading") is empty") }
    let value: Double?
    switch numbers {
    case .plain:
      value = DecimalNumber.value(of: text.utf8.span)
      (hasComma, hasPoint, unit, hasMark) = (false, false, nil, false)
    case .decimalComma:
      (hasComma, hasPoint, unit, hasMark) = (text.contains(","), text.contains("."), nil, false)
      let plain = text.utf8.map { $0 == .comma && !text.contains(".") ? UInt8(ascii: ".") : $0 }
      value = DecimalNumber.value(of: plain.span)
    case .typed:
      if let plain = CellNumber.plain(text), CellNumber.reach.contains(plain.value) {
        (self.value, hasComma, hasPoint, unit, hasMark) = (
          plain.value, plain.hasComma, text.utf8.contains(46), nil, false
        )
        return
      }
      let bare = CellNumber.withoutMarks(CellNumber.withoutFormula(text))
      var digits: Substring
      (digits, unit) = LengthUnit.cut(from: bare.text)
      let inner = CellNumber.withoutMarks(digits)
      (digits, hasMark) = (inner.text, bare.hasMark || inner.hasMark)
      guard !LengthUnit.isForeign(bare.text) else {
        throw ValueFault(
          .unit, "\(name ?? "the reading") is in a unit that is not known here", found: text,
          allowed: LengthUnit.allowed)
      }
      let (commas, points) = (digits.count { $0 == "," }, digits.count { $0 == "." })
      guard commas + points <= 1 else {
        throw ValueFault(
          .decimalComma, "thousands marks are not read, and a number has one decimal point or comma",
          found: text)
      }
      let plain = Array(digits.map { $0 == "," ? "." : $0 }.map(String.init).joined().utf8)
      value = DecimalNumber.value(of: plain.span)
      (hasComma, hasPoint) = (commas > 0, points > 0)
    }
    guard let value else {
      guard !CellNumber.isFormula(text) else {
        throw ValueFault(
          .notANumber,
          "\(name ?? "this") is a spreadsheet's formula: export the table with values instead of formulas",
          found: text)
      }
      throw ValueFault(.notANumber, "\(name ?? "this") is no finite decimal number", found: text)
    }
    if case .typed = numbers, !CellNumber.reach.contains(value) {
      throw ValueFault(
        .outOfRange, "\(name ?? "the reading") is out of range", found: text,
        allowed:
          "\(Printable.number(CellNumber.reach.lowerBound)) to \(Printable.number(CellNumber.reach.upperBound))"
      )
    }
    self.value = value
  }

  /// A number with a decimal point or comma and nothing else, as most are; nil for anything else.
  private static func plain(_ text: String) -> (value: Double, hasComma: Bool)? {
    if let value = DecimalNumber.value(of: text.utf8.span) { return (value, false) }
    guard text.utf8.count(where: { $0 == .comma || $0 == 46 }) == 1 else { return nil }
    let bytes = text.utf8.map { $0 == .comma ? 46 : $0 }
    return DecimalNumber.value(of: bytes.span).map { ($0, true) }
  }

  /// In any unit that a reading may be typed in.
  private static let reach = -1e6...1e6

  /// What a cell says that a spreadsheet keeps for text by a formula, `="213"`, or by an apostrophe before it.
  static func withoutFormula(_ text: String) -> Substring {
    var rest = text[...]
    if rest.first == "=" {
      rest.removeFirst()
      if rest.count >= 2, rest.first == "\"", rest.last == "\"" { rest = rest.dropFirst().dropLast() }
    } else if rest.first == "'" || rest.first == "\u{2019}" {
      rest.removeFirst()
    }
    return rest
  }

  /// Whether a cell has a formula and not what comes of it.
  private static func isFormula(_ text: String) -> Bool {
    text.first == "=" && text.dropFirst().first != "\"" && text.count > 1
  }

  /// Marks of footnotes behind a number; a raised 1, 2 or 3 is one too.
  private static let marks: Set<Character> = [
    "*", "†", "‡", "§", "¶", "¹", "²", "³", "ª", "º", "°", "ᵃ", "ᵇ", "ᶜ",
  ]
  private static let letters = "abcdefgh"

  /// A cell without the marks of footnotes behind its number: `*`, `†`, and a letter in brackets. A number in brackets may be a turn.
  private static func withoutMarks(_ text: Substring) -> (text: Substring, hasMark: Bool) {
    var (rest, hasMark) = (text, false)
    while let last = rest.last {
      if last == " " {
        rest.removeLast()
      } else if marks.contains(last) {
        (rest, hasMark) = (rest.dropLast(), true)
      } else if last == ")" || last == "]",
        letters.contains(where: { ["(\($0))", "[\($0)]"].contains(rest.suffix(3)) })
      {
        (rest, hasMark) = (rest.dropLast(3), true)
      } else {
        break
      }
    }
    return (rest, hasMark)
  }

  /// Whether a cell is a number.
  static func isNumber(_ text: String, _ numbers: TableRules.Numbers) -> Bool {
    // Most words are told by their first letter.
    guard let first = text.utf8.first, first | 0x20 < 0x61 || first >= 0x80 else { return false }
    return (try? CellNumber(text, numbers)) != nil
  }
}

/// A number of a day as people type it.
enum DayNumber {
  private static let words = ["day", "tag", "jour", "día", "dia", "giorno", "dag", "pod"]

  /// Reads `3`, `Day 3`, `D3`, `3.0`, `="3"`.
  ///
  /// - Throws: for anything else.
  static func read(_ text: String) throws(ValueFault) -> Int {
    let plain = Array(digits(text).rest.utf8)
    guard let value = DecimalNumber.value(of: plain.span) else {
      throw ValueFault(.notANumber, "this is no number of a day", found: text)
    }
    guard value == value.rounded(), abs(value) <= 100_000 else {
      throw ValueFault(.notWhole, "a day has a whole number up to 100000", found: text)
    }
    return Int(value)
  }

  /// Whether a cell says that its number is a day's.
  static func saysDay(_ text: String) -> Bool {
    digits(text).saysDay && (try? read(text)) != nil
  }

  /// The cell without the word of a day before its number.
  private static func digits(_ text: String) -> (rest: Substring, saysDay: Bool) {
    let digits = CellNumber.withoutFormula(text).lowercased()[...]
    if let word = words.first(where: digits.hasPrefix) {
      return (digits.dropFirst(word.count).drop { $0 == " " || $0 == "." }, true)
    }
    let rest = digits.dropFirst()
    return digits.first == "d" && rest.first?.isNumber == true ? (rest, true) : (digits, false)
  }
}

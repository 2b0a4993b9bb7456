/// CSV text as it grows, UTF-8, written without a heap allocation for a number.
public struct CSVText: Sendable {
  /// The text so far.
  public package(set) var bytes: [UInt8] = []

  /// Empty text.
  public init() {}

  /// Empties the text and keeps its memory.
  public mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  /// A number in as few digits as read back the same double, without a needless `.0`; nothing for one that is not finite.
  public mutating func number(_ value: Double) {
    if value.isFinite { bytes.append(room: longestNumber) { $0.shortest(value) } }
  }

  /// A whole number.
  public mutating func number(_ value: Int) {
    bytes.append(room: 24) { $0.whole(value) }
  }

  /// A comma.
  public mutating func comma() { bytes.append(UInt8(ascii: ",")) }

  /// The end of a line.
  public mutating func lineEnd() { bytes.append(UInt8(ascii: "\n")) }

  /// Text that needs no quotes.
  public mutating func plain(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// What was written as CSV before.
  package mutating func append(_ written: [UInt8]) { bytes.append(contentsOf: written) }

  /// Text in quotes, its own quotes doubled; what would end a line becomes a space. What a spreadsheet would take for a formula
  /// gets an apostrophe before it, by which spreadsheets know text; also behind a semicolon or a tab, where a spreadsheet of another
  /// country begins a cell, for inside of cells it does not look at quotes, and behind a comma unless a signed number stands there.
  public mutating func quoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    let scalars = text.unicodeScalars
    if CSVText.beginsFormula(scalars[...]) { bytes.append(UInt8(ascii: "'")) }
    for index in scalars.indices {
      let scalar = scalars[index]
      switch scalar {
      case "\"": bytes.append(contentsOf: [UInt8(ascii: "\""), UInt8(ascii: "\"")])
      case "\n", "\r": bytes.append(UInt8(ascii: " "))
      default: if let encoded = UTF8.encode(scalar) { bytes.append(contentsOf: encoded) }
      }
      guard scalar == ";" || scalar == "," || scalar == "\t" else { continue }
      let rest = scalars[scalars.index(after: index)...]
      if CSVText.beginsFormula(rest, orNumber: scalar != ",") { bytes.append(UInt8(ascii: "'")) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Text, in quotes where it needs them: where it could be cut, also by programs that cut at semicolons, or run.
  public mutating func field(_ text: String) {
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && ![0x22, 0x2C, 0x3B].contains($0) }
    if isPlain && !CSVText.beginsFormula(text.unicodeScalars[...]) { plain(text) } else { quoted(text) }
  }

  /// Whether a spreadsheet would run a cell: it begins with `=`, `+`, `-`, `@`, their wide forms, a tab or a carriage return, be
  /// it behind blanks and quotes.
  ///
  /// - Parameter isNumberToo: whether a sign before a digit counts.
  private static func beginsFormula(
    _ text: Substring.UnicodeScalarView, orNumber isNumberToo: Bool = true
  ) -> Bool {
    for index in text.indices {
      switch text[index] {
      case "+", "-":
        guard !isNumberToo, let next = text[index...].dropFirst().first else { return true }
        return !("0"..."9").contains(next)
      case "=", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true
      case "\"": continue
      case let scalar where scalar.properties.isWhitespace: continue
      default: return false
      }
    }
    return false
  }
}

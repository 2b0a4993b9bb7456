/// Text from a file as it may be shown: short, and without anything that a terminal would obey.
enum Printable {
  /// Longest text shown.
  static let limit = 60

  /// `text` with control characters and line ends replaced, cut after ``limit`` characters.
  static func text(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for (count, scalar) in text.unicodeScalars.enumerated() {
      guard count < limit else { return String(shown) + "…" }
      shown.append(isHidden(scalar) ? "\u{FFFD}" : scalar)
    }
    return text.isEmpty ? "nothing" : String(shown)
  }

  /// Whether a character cannot be seen or changes how others are seen: controls, line and paragraph separators,
  /// byte order marks, and the marks that reverse the direction of writing.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
    default: [0x202A...0x202E, 0x2066...0x2069, 0xFEFF...0xFEFF].contains { $0.contains(scalar.value) }
    }
  }

  /// A number in as few digits as read back the same, without a needless `.0`.
  static func number(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// `a`, `a or b`, `a, b or c`.
  static func choice(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}

import TextOutput

/// Text from a file as it may be shown: short, and without anything that a terminal would obey.
package enum Printable {
  /// Longest text shown.
  static let limit = 60

  /// `text` with control characters and line ends replaced, cut after ``limit`` characters.
  package static func text(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for (count, scalar) in text.unicodeScalars.enumerated() {
      guard count < limit else { return String(shown) + "…" }
      shown.append(scalar.isHidden ? "\u{FFFD}" : scalar)
    }
    return text.isEmpty ? "nothing" : String(shown)
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

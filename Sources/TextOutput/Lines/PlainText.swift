/// Text as it may be shown on a terminal: nothing that the terminal would obey, cut after so many characters.
package func visible(_ text: String, atMost limit: Int) -> String {
  let safe = String(
    text.map { character in
      let isHidden = character.unicodeScalars.contains {
        $0.properties.generalCategory == .control || (0x202A...0x202E).contains($0.value)
          || (0x2066...0x2069).contains($0.value)
      }
      return isHidden ? "\u{FFFD}" : character
    })
  return safe.count > limit ? String(safe.prefix(limit - 1)) + "…" : safe
}

/// Lines of at most `width` characters, broken between words.
package func wrapped(_ text: String, width: Int) -> [String] {
  var lines = [""]
  for word in text.split(separator: " ") {
    var rest = word
    if !lines[lines.count - 1].isEmpty && lines[lines.count - 1].count + 1 + rest.count > width {
      lines.append("")
    }
    while rest.count > width {
      lines[lines.count - 1] += rest.prefix(width)
      rest = rest.dropFirst(width)
      lines.append("")
    }
    let last = lines.count - 1
    lines[last] += (lines[last].isEmpty ? "" : " ") + rest
  }
  return lines
}

extension String {
  package func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
  package func paddedLeft(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
  package var ruled: String { String(repeating: "─", count: count) }
}

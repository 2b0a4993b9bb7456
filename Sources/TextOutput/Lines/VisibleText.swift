extension Unicode.Scalar {
  /// Whether a character cannot be seen or changes how others are seen: controls, line and paragraph separators,
  /// byte order marks, and the marks that reverse the direction of writing.
  package var isHidden: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
    default: [0x202A...0x202E, 0x2066...0x2069, 0xFEFF...0xFEFF].contains { $0.contains(value) }
    }
  }
}

extension String {
  /// Whether it can stand as a name: 1 to 120 characters, all of them visible.
  package var isName: Bool {
    if (1...120).contains(utf8.count), utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return true }
    return (1...120).contains(count) && !unicodeScalars.contains(where: \.isHidden)
  }
}

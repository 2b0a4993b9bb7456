extension Unicode.Scalar {
  /// Whether a character cannot be seen or changes how others are seen: controls, line and paragraph separators,
  /// byte order marks, joiners, variation selectors, tags, fillers, and the marks that turn the direction of writing.
  package var isHidden: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
    default: properties.isDefaultIgnorableCodePoint || (0xFFF9...0xFFFB).contains(value)
    }
  }

  /// Whether nothing is seen of it but its room.
  private var isBlank: Bool { properties.isWhitespace || value == 0x2800 }

  /// `U+202E RIGHT-TO-LEFT OVERRIDE`.
  private var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      + ((properties.name ?? properties.nameAlias).map { " \($0)" } ?? "")
  }

  /// Whether it is a letter or mark of a script in which a joiner changes how letters are written: those from Arabic to Khmer.
  private var takesJoiners: Bool {
    (0x600..<0x1800).contains(value)
      && (properties.isAlphabetic || properties.canonicalCombiningClass != .notReordered)
  }

  /// What keeps a text from being a name, in words; nil for what is one.
  fileprivate static func fault(of text: String) -> String? {
    guard (1...120).contains(text.count) else { return text.isEmpty ? "it is empty" : "it has \(text.count)" }
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() where scalar.isHidden {
      let isBetween = index > 0 && index + 1 < scalars.count
      if [0x200C, 0x200D].contains(scalar.value), isBetween, scalars[index - 1].takesJoiners,
        scalars[index + 1].takesJoiners
      {
        continue
      }
      return "\(scalar.codePoint), the \(index + 1). of its characters, cannot be seen or changes others"
    }
    return scalars.allSatisfy(\.isBlank) ? "it has none but blanks" : nil
  }
}

extension String {
  /// Whether it can stand as a name: 1 to 120 characters, all of them visible, and not only blanks.
  package var isName: Bool { nameFault == nil }

  /// What keeps it from being a name, in words, with the code point that does; nil for a name.
  package var nameFault: String? {
    // What almost every name is, without a look at tables of characters.
    if (1...120).contains(utf8.count), utf8.allSatisfy({ (0x20..<0x7F).contains($0) }),
      utf8.contains(where: { $0 != 0x20 })
    {
      return nil
    }
    return Unicode.Scalar.fault(of: self)
  }
}

import TextOutput

/// A line below the rows of a table of cases that is none of them: a total, a note, a signature, the number of a page.
enum CaseFooter {
  /// Nothing but words: it is left out.
  case note
  /// A word of a footer and numbers: whether it is a case cannot be told.
  case doubtful

  /// Nil for a row that is a case.
  init?(_ row: TableRow) {
    let filled = row.texts.filter { !$0.isEmpty }
    guard let first = filled.first else { return nil }
    let rest = filled.dropFirst()
    // Total1 and Sum-7 are names.
    guard !CaseFooter.isNumberedName(first) else { return nil }
    let word = first.drop { !$0.isLetter }.prefix(while: \.isLetter).lowercased()
    let isNote = FooterWords.notes.contains(word) || first.hasPrefix("*") || first.hasPrefix("†")
    guard isNote || FooterWords.beginsAsStatistics(first) else { return nil }
    if rest.isEmpty || (isNote && !rest.contains { $0.contains(where: \.isNumber) } && first.hasSuffix(":")) {
      self = .note
    } else if rest.allSatisfy({ !$0.contains(where: \.isLetter) }) {
      self = .doubtful
    } else {
      return nil
    }
  }

  /// One word that begins with a letter and has a digit in it.
  private static func isNumberedName(_ cell: String) -> Bool {
    cell.first?.isLetter == true && cell.contains(where: \.isNumber)
      && cell.allSatisfy { $0.isLetter || $0.isNumber || "_-.".contains($0) }
  }

  /// What is wrong with a row that has a name and nothing else, and a name as notes below a table have, of several words, a date or
  /// signs; nil for the name of a case that is the base and nothing more, a word or a whole number.
  static func fault(ofNameAlone name: String) -> ValueFault? {
    let isOneWord = name.allSatisfy { $0.isLetter || $0.isNumber || "_-.".contains($0) }
    let isWhole = name.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard !isWhole, !isOneWord || !name.contains(where: \.isLetter) else { return nil }
    return ValueFault(
      .missing,
      "this row has no value of its own but a name, and that is no single word or whole number: it is not taken for a case",
      found: visible(name, atMost: 60),
      allowed: "a case with a value in another column, or # before a line that is none")
  }

  /// What is wrong with a row that may be one.
  static func fault(_ row: TableRow) -> ValueFault {
    ValueFault(
      .doesNotBelong,
      "this row begins as a line below a table does and has numbers alone: it is not taken for a case",
      found: row.texts.filter { !$0.isEmpty }.joined(separator: ", "),
      allowed: "a case of another name, or # before a line that is none")
  }
}

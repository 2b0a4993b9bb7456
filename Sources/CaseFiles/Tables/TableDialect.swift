/// What one table turned out to be like.
package struct TableDialect: Sendable, Equatable {
  /// Between cells.
  let separator: UInt8
  let quoting: TableRules.Quoting
  let text: TableRules.Text
}

extension TableRules {
  /// What the first row says about the whole table.
  ///
  /// - Parameter symbols: of the line (``Text/symbols(of:)``).
  /// - Returns: nil when none of the separators stands in it outside of quotes.
  func dialect(of symbols: [UInt8]) -> TableDialect? {
    separators.first { has($0, symbols) }
      .map { TableDialect(separator: $0, quoting: quoting, text: text) }
  }

  /// What the line of names says about the whole table, which need not be the first: titles stand above it.
  ///
  /// - Parameters:
  ///   - lines: the first lines that say something.
  ///   - areNames: whether a row names columns.
  /// - Returns: nil where no line has names.
  func dialect(ofNamesIn lines: some Sequence<[UInt8]>, areNames: (TableRow) -> Bool) -> TableDialect? {
    for line in lines {
      let symbols = text.symbols(of: line)
      for separator in separators where has(separator, symbols) {
        let dialect = TableDialect(separator: separator, quoting: quoting, text: text)
        if let row = try? TableRow(line, line: 0, dialect), areNames(row) { return dialect }
      }
    }
    return nil
  }

  /// What most rows say about a table whose first row is no row: that of the separator which cuts most lines into so many cells.
  func dialect(cutting lines: [[UInt8]], into cells: Int) -> TableDialect? {
    func count(_ separator: UInt8) -> Int {
      let dialect = TableDialect(separator: separator, quoting: quoting, text: text)
      return lines.count { line in ((try? TableRow(line, line: 0, dialect))?.count ?? 0) >= cells }
    }
    let counts = separators.map(count)
    guard let most = counts.max(), most > 0, let first = counts.firstIndex(of: most) else { return nil }
    return TableDialect(separator: separators[first], quoting: quoting, text: text)
  }

  /// How many cells of a line are numbers, by the separator with which most are.
  func mostNumbers(in line: [UInt8]) -> Int {
    separators.map { separator in
      let row = try? TableRow(line, line: 0, TableDialect(separator: separator, quoting: quoting, text: text))
      return row?.texts.count { CellNumber.isNumber($0, numbers) } ?? 0
    }.max() ?? 0
  }

  /// Whether a line is what spreadsheets write to tell themselves the separator: `sep=;`, in quotes or not, perhaps with the
  /// separators of empty cells behind.
  package func isSeparatorLine(_ line: some Collection<UInt8>) -> Bool {
    guard hasSeparatorLine else { return false }
    let text = line.drop { $0 == .quote || $0 == .space }
    guard String(decoding: text.prefix(4), as: UTF8.self).lowercased() == "sep=" else { return false }
    let rest = text.dropFirst(4)
    return rest.allSatisfy { separators.contains($0) || $0 == .quote || $0.isBlank || $0 == .carriageReturn }
  }

  /// What is said of such a line.
  package func words(ofSeparatorLine line: [UInt8], _ number: Int) -> String {
    let named = line.drop { $0 != UInt8(ascii: "=") }.dropFirst().first
    let meaning = named.flatMap { separators.contains($0) ? $0.nameOfSeparator : nil } ?? "nothing known here"
    return
      "left out: line \(number), which names \(meaning) to a spreadsheet; fields are separated as the line of names has it"
  }

  /// That of a table without any separator: one of one column, or whose columns cannot be told.
  package var soleDialect: TableDialect {
    TableDialect(separator: .comma, quoting: quoting, text: text)
  }

  private func has(_ separator: UInt8, _ symbols: [UInt8]) -> Bool {
    var isQuoted = false
    return symbols.contains { symbol in
      if symbol == .quote { isQuoted.toggle() }
      return symbol == separator && !isQuoted
    }
  }

  /// Whether a line is blank or a comment.
  ///
  /// - Parameter symbols: of the line without its line feed (``Text/symbols(of:)``).
  public func saysNothing(_ symbols: Span<UInt8>) -> Bool {
    var index = 0
    while index < symbols.count, isIndent(symbols[index]) { index += 1 }
    if index < symbols.count, symbols[index] == .hash { return true }
    while index < symbols.count {
      guard isIndent(symbols[index]) || isNothing(symbols[index]) else { return false }
      index += 1
    }
    return true
  }

  /// What may stand before the `#` of a comment: a tab may be an empty cell instead.
  private func isIndent(_ symbol: UInt8) -> Bool {
    symbol == .space || (symbol == .tab && text == .bytes)
  }

  private func isNothing(_ symbol: UInt8) -> Bool {
    symbol == .carriageReturn || (skipsEmptyRows && separators.contains(symbol))
  }
}

extension TableRules.Text {
  /// A text's bytes as they matter for a table: what is ASCII here stands for itself, what is not is a part of a cell's text.
  func symbols(of text: [UInt8]) -> [UInt8] {
    guard self == .characters, text.contains(where: { $0 >= 0x80 }) else { return text }
    var symbols: [UInt8] = []
    symbols.reserveCapacity(text.count)
    for character in String(decoding: text, as: UTF8.self) {
      let ascii = character == ";" ? UInt8.semicolon : character.utf8.count == 1 ? character.utf8.first : nil
      symbols.append(ascii ?? 0xC0)
      // The rest of a character, as the bytes of one that continue it.
      symbols.append(contentsOf: repeatElement(0x80, count: character.utf8.count - 1))
    }
    return symbols
  }

  /// The text of a cell without the blanks around it.
  func trimmed(_ cell: some BidirectionalCollection<UInt8>) -> String {
    guard self == .bytes else { return TableRules.Text.trimmed(String(decoding: cell, as: UTF8.self)) }
    var cell = cell[...].drop(while: \.isBlank)
    while let last = cell.last, last.isBlank { cell = cell.dropLast() }
    return String(decoding: cell, as: UTF8.self)
  }

  private static func trimmed(_ cell: String) -> String {
    func isBlank(_ character: Character) -> Bool {
      character == " " || character == "\t" || character == "\u{A0}"
    }
    var cell = cell[...].drop(while: isBlank)
    while let last = cell.last, isBlank(last) { cell.removeLast() }
    return String(cell)
  }
}

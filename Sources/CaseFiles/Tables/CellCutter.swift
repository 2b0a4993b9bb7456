/// Cuts a line into its cells: the one grammar of tables. No cell goes over the end of a line.
///
/// This way is exact about everything that can be wrong, and slow; lines of plain text and plain numbers do not come here.
struct CellCutter {
  /// A cell of a line.
  struct Cell {
    /// Without its quotes and without the blanks around it.
    let text: String
    /// Where it begins in the line, blanks left out.
    let start: Int
  }

  private let dialect: TableDialect
  private let line: [UInt8]
  /// The line as it matters for the grammar.
  private let symbols: [UInt8]
  /// Where the line's last cell ends.
  private let end: Int

  /// A cutter of a line that is known to be text.
  init(_ line: [UInt8], _ dialect: TableDialect) {
    (self.dialect, self.line, symbols) = (dialect, line, dialect.text.symbols(of: line))
    var end = symbols.count
    while dialect.quoting == .aroundCells, end > 0, symbols[end - 1].isBlank,
      symbols[end - 1] != dialect.separator
    {
      end -= 1
    }
    self.end = end
  }

  /// The cells of the line.
  ///
  /// - Throws: for quotes where the dialect has none.
  func cells() throws(ValueFault) -> [Cell] {
    var (cells, index) = ([Cell](), 0)
    while true {
      index = skipBlanks(from: index)
      let (text, next) = try cell(from: index)
      cells.append(Cell(text: text, start: index))
      guard next < end else { return cells }
      index = next + 1
      // A separator may have several bytes where it is a character.
      while index < end, symbols[index] & 0xC0 == 0x80 { index += 1 }
    }
  }

  /// The text of the cell that begins at `start`, and where the separator behind it is.
  private func cell(from start: Int) throws(ValueFault) -> (text: String, next: Int) {
    guard dialect.quoting == .aroundCells else { return try looseCell(from: start) }
    // A spreadsheet keeps text for text by ="text".
    let isFormula = start + 1 < end && symbols[start] == UInt8(ascii: "=") && isQuote(start + 1)
    let start = isFormula ? start + 1 : start
    return start < end && isQuote(start) ? try quotedCell(from: start) : try plainCell(from: start)
  }

  private func plainCell(from start: Int) throws(ValueFault) -> (text: String, next: Int) {
    let next = symbols[start..<end].firstIndex(of: dialect.separator) ?? end
    guard !(start..<next).contains(where: isQuote) else {
      throw ValueFault(
        .syntax, "a quote inside a field that does not begin with one", found: text(start..<next))
    }
    return (dialect.text.trimmed(line[start..<next]), next)
  }

  private func quotedCell(from start: Int) throws(ValueFault) -> (text: String, next: Int) {
    let (content, closing) = try quoted(from: start, found: start..<end)
    let next = skipBlanks(from: closing)
    guard next == end || symbols[next] == dialect.separator else {
      throw ValueFault(.syntax, "text after a closing quote", found: text(next..<end))
    }
    return (dialect.text.trimmed(content), next)
  }

  /// Text of which any part may stand in quotes.
  private func looseCell(from start: Int) throws(ValueFault) -> (text: String, next: Int) {
    var (content, index) = ([UInt8](), start)
    while index < end, symbols[index] != dialect.separator {
      if isQuote(index) {
        let (part, closing) = try quoted(from: index, found: 0..<end)
        content += part
        index = closing
      } else {
        content.append(line[index])
        index += 1
      }
    }
    return (dialect.text.trimmed(content), index)
  }

  /// What stands between the quote at `start` and the one that closes it, doubled ones made single, and what is behind that.
  private func quoted(
    from start: Int, found: Range<Int>
  ) throws(ValueFault) -> (content: [UInt8], next: Int) {
    var (content, index) = ([UInt8](), start + 1)
    while index < end {
      if isQuote(index) {
        guard index + 1 < end, isQuote(index + 1) else { return (content, index + 1) }
        index += 1
      }
      content.append(line[index])
      index += 1
    }
    throw ValueFault(.syntax, "a quote that is not closed on its line", found: text(found))
  }

  private func skipBlanks(from start: Int) -> Int {
    var index = start
    while index < end, symbols[index].isBlank, symbols[index] != dialect.separator { index += 1 }
    return index
  }

  private func isQuote(_ index: Int) -> Bool { symbols[index] == .quote }

  private func text(_ range: Range<Int>) -> String { String(decoding: line[range], as: UTF8.self) }
}

/// A row of a table, cut into its cells.
package struct TableRow {
  /// A cell, and where it begins, in characters from 1.
  private struct Cell {
    /// Without its quotes and without the blanks around it; nil for an empty one.
    let text: String?
    let column: Int
  }

  private let cells: [Cell]
  /// Line of the file, from 1.
  package let line: Int

  /// How many cells it has.
  var count: Int { cells.count }

  /// The text of a cell, without its quotes and without the blanks around it; nil for an empty one.
  subscript(column: Int) -> String? { cells[column].text }

  /// The text of a cell; empty for an empty one, and where the row has no more cells.
  func text(_ column: Int) -> String { column < cells.count ? cells[column].text ?? "" : "" }

  /// The texts of all cells; empty ones are empty.
  package var texts: [String] { cells.map { $0.text ?? "" } }

  /// Whether a cell is not empty.
  func hasText(in column: Int) -> Bool { cells[column].text != nil }

  /// Whether it has cells from that column on, and all of them are empty.
  func isEmpty(from column: Int) -> Bool {
    cells.count > column && cells[column...].allSatisfy { $0.text == nil }
  }

  /// Whether no cell but this one has a text.
  func hasText(onlyIn column: Int) -> Bool {
    column < cells.count && cells.indices.allSatisfy { (cells[$0].text != nil) == ($0 == column) }
  }

  /// Where the row begins.
  var start: FilePlace { FilePlace(line: line, column: 1) }

  /// Where a cell begins.
  package func place(of column: Int) -> FilePlace { FilePlace(line: line, column: cells[column].column) }

  /// A row of these cells, which did not stand in a line of their own.
  init(texts: [String], line: Int) {
    self.line = line
    cells = texts.map { Cell(text: $0.isEmpty ? nil : $0, column: 1) }
  }

  /// Cuts a line that is known to be text and to say something.
  ///
  /// - Throws: for quotes where the dialect has none.
  package init(_ text: [UInt8], line: Int, _ dialect: TableDialect) throws(ValueFault) {
    let plain = text.withUnsafeBufferPointer { TableRow.plainCells($0, dialect.separator) }
    self.line = line
    cells = if let plain { plain } else { try TableRow.cells(text, dialect) }
  }

  /// Cuts a line of a stream; nil for one that says nothing.
  ///
  /// - Parameter bytes: without the line feed; a carriage return at the end is left out.
  /// - Throws: for what is no text, or too long, and for quotes where the dialect has none.
  package init?(
    _ bytes: UnsafeBufferPointer<UInt8>, line: Int, _ dialect: TableDialect, _ rules: TableRules
  ) throws(ValueFault) {
    self.line = line
    if bytes.count <= TableRules.longestLine, let plain = TableRow.plainCells(bytes, dialect.separator) {
      guard !rules.saysNothing(bytes.span) else { return nil }
      cells = plain
    } else {
      guard let text = try StreamedLine.text(bytes, rules) else { return nil }
      cells = try TableRow.cells(text, dialect)
    }
  }

  private static func cells(_ line: [UInt8], _ dialect: TableDialect) throws(ValueFault) -> [Cell] {
    let text = OtherBlank.replaced(line)
    let cut = try CellCutter(text, dialect).cells()
    var (cells, column, index) = ([Cell](), 1, 0)
    cells.reserveCapacity(cut.count)
    for cell in cut {
      while index < cell.start {
        if text[index] & 0xC0 != 0x80 { column += 1 }
        index += 1
      }
      cells.append(Cell(text: cell.text.isEmpty ? nil : cell.text, column: column))
    }
    return cells
  }

  /// The cells of a line of printable ASCII without quotes; nil for any other.
  private static func plainCells(_ bytes: UnsafeBufferPointer<UInt8>, _ separator: UInt8) -> [Cell]? {
    var end = bytes.count
    if end > 0, bytes[end - 1] == .carriageReturn { end -= 1 }
    var cells: [Cell] = []
    cells.reserveCapacity(32)
    var start = 0
    for index in 0...end {
      let byte = index < end ? bytes[index] : separator
      guard byte == separator else {
        guard byte >= 0x20, byte < 0x7F, byte != .quote else { return nil }
        continue
      }
      var (first, last) = (start, index)
      while first < last, bytes[first] == .space { first += 1 }
      while first < last, bytes[last - 1] == .space { last -= 1 }
      let field = UnsafeBufferPointer(rebasing: bytes[first..<last])
      cells.append(
        Cell(text: field.isEmpty ? nil : String(decoding: field, as: UTF8.self), column: first + 1))
      start = index + 1
    }
    return cells
  }
}

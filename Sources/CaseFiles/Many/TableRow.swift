/// A row of a table, cut into its cells.
struct TableRow {
  /// A cell, and where it begins, in characters from 1.
  private struct Cell {
    /// Without its quotes and without the blanks around it; nil for an empty one.
    let text: String?
    let column: Int
  }

  private let cells: [Cell]
  private let line: Int

  /// How many cells it has.
  var count: Int { cells.count }

  /// The text of a cell, without its quotes and without the blanks around it; nil for an empty one.
  subscript(column: Int) -> String? { cells[column].text }

  /// Whether a cell is not empty.
  func hasText(in column: Int) -> Bool { cells[column].text != nil }

  /// Where the row begins.
  var start: FilePlace { FilePlace(line: line, column: 1) }

  /// Where a cell begins.
  func place(of column: Int) -> FilePlace { FilePlace(line: line, column: cells[column].column) }

  /// Cuts a line.
  ///
  /// - Throws: for text that is no UTF-8, has control characters or a quote that is not closed.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Int) throws(PlacedFault) {
    self.line = line
    if let cells = TableRow.plain(bytes) {
      self.cells = cells
      return
    }
    do {
      let fields = try CSVLine(bytes.span).fields ?? []
      let columns = TableRow.starts(bytes)
      cells = fields.enumerated().map { index, field in
        Cell(
          text: field.isEmpty ? nil : CSVLine.text(field), column: index < columns.count ? columns[index] : 1)
      }
    } catch {
      throw PlacedFault(error, FilePlace(line: line, column: 1))
    }
  }

  /// A line of printable ASCII without quotes; nil for any other.
  private static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> [Cell]? {
    var end = bytes.count
    guard end <= CSVLine.longest else { return nil }
    if end > 0, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    var cells: [Cell] = []
    cells.reserveCapacity(32)
    var start = 0
    for index in 0...end {
      let byte = index < end ? bytes[index] : UInt8(ascii: ",")
      guard byte == UInt8(ascii: ",") else {
        guard byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\"") else { return nil }
        continue
      }
      var (first, last) = (start, index)
      while first < last, bytes[first] == UInt8(ascii: " ") { first += 1 }
      while first < last, bytes[last - 1] == UInt8(ascii: " ") { last -= 1 }
      let field = UnsafeBufferPointer(rebasing: bytes[first..<last])
      cells.append(
        Cell(text: field.isEmpty ? nil : String(decoding: field, as: UTF8.self), column: first + 1))
      start = index + 1
    }
    return cells
  }

  /// Where the fields of a line begin whose quotes are known to be right.
  private static func starts(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    var (starts, characters, isQuoted) = ([1], 0, false)
    for byte in bytes {
      if byte & 0xC0 != 0x80 { characters += 1 }
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t"), starts[starts.count - 1] == characters {
        starts[starts.count - 1] += 1
      }
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: ","), !isQuoted { starts.append(characters + 1) }
    }
    return starts
  }
}

/// A table of numbers as it is read: which columns, and then its lines in blocks, however many.
public struct TableReader: ~Copyable {
  /// Where the numbers stand.
  public let columns: NumberColumns
  /// Lines before the header or the first numbers that say nothing.
  public let linesBefore: Int

  private var reader: LineReader
  /// What came after the header in the block that had it.
  private var rest: [UInt8]
  private var nextLine: Int

  /// Opens a table and reads as far as its header, or its first numbers if there is none.
  ///
  /// - Parameters:
  ///   - path: of a file; `-` is standard input.
  ///   - names: of the columns to be read.
  /// - Throws: ``FileError`` when it cannot be read, ``CaseFileErrors`` when it is empty or has not these columns.
  public init(path: String, names: [String]) throws {
    var reader = try LineReader(path: path, longestLine: TableRules.longestLine)
    var (block, line, first) = ([UInt8](), 0, Beginning?.none)
    var (start, next) = (0, 0)
    while first == nil, try reader.readBlock(into: &block) {
      next = line == 0 ? byteOrderMarkLength(block.span) : 0
      while first == nil, next < block.count {
        (line, start) = (line + 1, next)
        let end = lineFeed(in: block.span, from: start) ?? block.count
        first = try Beginning(block, start..<end, line, path, names)
        next = end + 1
      }
    }
    guard let first else {
      let fault = ValueFault(
        .empty, "there is nothing in it", allowed: "the columns \(names.joined(separator: ","))")
      throw CaseFileErrors(fault, line: 1, path)
    }
    columns = first.columns
    nextLine = first.isHeader ? line + 1 : line
    block.removeSubrange(..<(first.isHeader ? next : start))
    linesBefore = line - 1
    self.reader = reader
    rest = block
  }

  /// Replaces `block` by the next lines, each with a line feed at its end, the last line of the file too.
  ///
  /// - Returns: the number of its first line, from 1; nil at the end.
  /// - Throws: ``FileError``.
  public mutating func readBlock(into block: inout [UInt8]) throws(FileError) -> Int? {
    if rest.isEmpty {
      guard try reader.readBlock(into: &block) else { return nil }
    } else {
      swap(&block, &rest)
      rest = []
    }
    defer { nextLine += lineCount(block.span) }
    return nextLine
  }

  /// Whether ``readBlock(into:)`` would not have to wait.
  public var isReady: Bool { !rest.isEmpty || reader.isReady }

  /// Bytes read so far.
  public var bytesRead: Int { reader.bytesRead }
  /// Bytes in all, where that is known.
  public var size: Int? { reader.size }
}

/// What the first line that says something says of the columns.
private struct Beginning {
  let columns: NumberColumns
  let isHeader: Bool

  /// Reads a line; nil for one that says nothing.
  init?(
    _ block: [UInt8], _ range: Range<Int>, _ line: Int, _ path: String, _ names: [String]
  ) throws(CaseFileErrors) {
    let rules = TableRules.numbers
    do throws(ValueFault) {
      let row = try block.withUnsafeBufferPointer { bytes throws(ValueFault) in
        try TableRow(UnsafeBufferPointer(rebasing: bytes[range]), line: line, rules.soleDialect, rules)
      }
      guard let row else { return nil }
      let kind = FirstRow.kind(of: row, rules) { $0.contains(where: names.contains) }
      columns = try NumberColumns(of: row, kind, names: names, rules, rules.soleDialect)
      isHeader = kind == .names
    } catch {
      throw CaseFileErrors(error, line: line, path)
    }
  }
}

extension CaseFileErrors {
  fileprivate init(_ fault: ValueFault, line: Int, _ path: String) {
    let place = FilePlace(line: line, column: 1)
    self.init(CaseFileError(file: path, place: place, key: "", fault: fault))
  }
}

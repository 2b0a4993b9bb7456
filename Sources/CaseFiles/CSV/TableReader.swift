/// A table of numbers as it is read: which columns, and then its lines in blocks, however many.
public struct TableReader: ~Copyable {
  /// Longest line that is read, in bytes, its end not counted.
  public static let longestLine = CSVLine.longest

  /// Where the numbers stand.
  public let columns: CSVColumns
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
    var reader = try LineReader(path: path)
    var (block, line, first) = ([UInt8](), 0, CSVColumns.FirstLine?.none)
    var (start, next) = (0, 0)
    while first == nil, try reader.readBlock(into: &block) {
      next = line == 0 && block.starts(with: TableReader.byteOrderMark) ? TableReader.byteOrderMark.count : 0
      while first == nil, next < block.count {
        (line, start) = (line + 1, next)
        let end = block[start...].firstIndex(of: UInt8(ascii: "\n")) ?? block.count
        first = try TableReader.read(block.span.extracting(start..<end), line, path, names)
        next = end + 1
      }
    }
    switch first {
    case .header(let columns):
      (self.columns, nextLine) = (columns, line + 1)
      block.removeSubrange(..<next)
    case .numbers(let columns):
      (self.columns, nextLine) = (columns, line)
      block.removeSubrange(..<start)
    case nil:
      let fault = ValueFault(
        .empty, "there is nothing in it", allowed: "the columns \(names.joined(separator: ","))")
      throw TableReader.error(fault, line: 1, path)
    }
    linesBefore = line - 1
    self.reader = reader
    rest = block
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// What a line says of the columns; nil when it says nothing.
  private static func read(
    _ line: Span<UInt8>, _ number: Int, _ path: String, _ names: [String]
  ) throws(CaseFileErrors) -> CSVColumns.FirstLine? {
    do {
      return try CSVLine(line).fields.map { fields throws(ValueFault) in
        try CSVColumns.of(firstLine: fields, names: names)
      }
    } catch {
      throw TableReader.error(error, line: number, path)
    }
  }

  private static func error(_ fault: ValueFault, line: Int, _ path: String) -> CaseFileErrors {
    let place = FilePlace(line: line, column: 1)
    return CaseFileErrors(CaseFileError(file: path, place: place, key: "", fault: fault))
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

/// A table of numbers as it is read: which columns, and then its lines in blocks, however many.
public struct TableReader: ~Copyable {
  /// Where the numbers stand.
  public let columns: CSVColumns
  /// Whether the table has a header.
  public let hasHeader: Bool
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
    search: while try reader.readBlock(into: &block) {
      var start = line == 0 && block.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      while start < block.count {
        line += 1
        let end = block[start...].firstIndex(of: UInt8(ascii: "\n")) ?? block.count
        first = try TableReader.read(block.span.extracting(start..<end), line, path, names)
        if case .numbers = first {
          block.removeSubrange(..<start)
          break search
        }
        start = end + 1
        if first != nil {
          block.removeSubrange(..<start)
          break search
        }
      }
    }
    switch first {
    case .header(let columns):
      (self.columns, hasHeader, linesBefore, nextLine) = (columns, true, line - 1, line + 1)
    case .numbers(let columns):
      (self.columns, hasHeader, linesBefore, nextLine) = (columns, false, line - 1, line)
    case nil:
      let fault = ValueFault(
        .empty, "there is nothing in it", allowed: "the columns \(names.joined(separator: ","))")
      throw TableReader.error(fault, line: 1, path)
    }
    self.reader = reader
    rest = block
  }

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
    defer { nextLine += TableReader.lineCount(block) }
    return nextLine
  }

  /// Whether ``readBlock(into:)`` would not have to wait.
  public var isReady: Bool { !rest.isEmpty || reader.isReady }

  /// Bytes read so far.
  public var bytesRead: Int { reader.bytesRead }
  /// Bytes in all, where that is known.
  public var size: Int? { reader.size }

  private static func lineCount(_ block: [UInt8]) -> Int {
    let span = block.span
    var (count, index) = (0, 0)
    while index + 8 <= span.count {
      // Bytes of eight counters, none of which reaches 256.
      var counters: UInt64 = 0
      let end = min(index + 8 * 255, span.count) & ~7
      while index < end {
        let word =
          span.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self) ^ 0x0A0A_0A0A_0A0A_0A0A
        // The highest bit of a byte is 0 where the byte of the word is: Warren, "Hacker's Delight", 6-1.
        let others = ((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F) | word
        counters &+= (~others >> 7) & 0x0101_0101_0101_0101
        index += 8
      }
      let pairs = (counters & 0x00FF_00FF_00FF_00FF) &+ (counters >> 8 & 0x00FF_00FF_00FF_00FF)
      count += Int((pairs &* 0x0001_0001_0001_0001) >> 48)
    }
    while index < span.count {
      if span[index] == UInt8(ascii: "\n") { count += 1 }
      index += 1
    }
    return count
  }
}

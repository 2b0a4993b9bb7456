/// A table of numbers as it is read: which columns, and then its lines in blocks, however many.
public struct TableReader: ~Copyable {
  /// Where the numbers stand.
  public let columns: NumberColumns
  /// Lines before the header or the first numbers that say nothing, or are titles.
  public let linesBefore: Int
  /// What was guessed, in sentences for people: another separator than the comma, titles that are left out.
  public let understood: [String]

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
    var (start, next, titles) = (0, 0, Titles())
    while first == nil, try reader.readBlock(into: &block) {
      next = line == 0 ? byteOrderMarkLength(block.span) : 0
      while first == nil, next < block.count {
        (line, start) = (line + 1, next)
        let end = lineFeed(in: block.span, from: start) ?? block.count
        first = try Beginning(block, start..<end, line, path, names, &titles)
        next = end + 1
      }
    }
    guard let first else {
      if let error = titles.error { throw error }
      let fault = ValueFault(
        .empty, "there is nothing in it", allowed: "the columns \(names.joined(separator: ","))")
      throw CaseFileErrors(fault, line: 1, path)
    }
    let before = line - 1
    if first.isHeader { (line, start) = (line + 1, next) }
    var columns = first.columns
    try columns.noteFirstRow(of: &block, from: start, line, path, &reader)
    block.removeSubrange(..<start)
    self.columns = columns
    linesBefore = before
    understood = titles.words + first.words
    nextLine = line
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

extension NumberColumns {
  /// How much that says nothing is read below the names in search of the first row, in bytes.
  private static let mostBefore = LineReader.blockSize

  /// Takes what the first row says about units; it is waited for.
  fileprivate mutating func noteFirstRow(
    of block: inout [UInt8], from start: Int, _ line: Int, _ path: String, _ reader: inout LineReader
  ) throws {
    var (index, line, more) = (start, line, [UInt8]())
    while true {
      while index < block.count, index - start < NumberColumns.mostBefore {
        let end = lineFeed(in: block.span, from: index) ?? block.count
        let text = Array(block[index..<end])
        let row: TableRow?
        do throws(ValueFault) {
          row = try text.withUnsafeBufferPointer { text throws(ValueFault) in
            try TableRow(text, line: line, dialect, rules)
          }
        } catch {
          // A line that is no row tells nothing.
          return
        }
        do throws(ValueFault) { if let row, try noteUnits(of: row) { return } } catch {
          throw CaseFileErrors(error, line: line, path)
        }
        (index, line) = (end + 1, line + 1)
      }
      guard index - start < NumberColumns.mostBefore, try reader.readBlock(into: &more) else { return }
      block += more
    }
  }
}

/// Lines above the columns that are neither names nor numbers.
private struct Titles {
  private var lines: [Int] = []
  /// A line with as many numbers as a row has.
  private(set) var readings: (line: Int, text: String)?
  /// A line that says that the readings are in centimetres.
  private(set) var inCentimetres: (line: Int, text: String)?
  /// What is said of a first line that names the separator.
  var separatorLine: String?
  /// What the first of them is wrong in as names.
  private(set) var error: CaseFileErrors?

  var count: Int { lines.count }
  var isEmpty: Bool { lines.isEmpty && separatorLine == nil }

  mutating func add(_ line: Int, _ row: TableRow, _ error: CaseFileErrors, hasReadings: Bool) {
    lines.append(line)
    if hasReadings, readings == nil { readings = (line, row.texts.joined(separator: ",")) }
    if inCentimetres == nil, TitleUnit.unit(in: row) == .cm {
      inCentimetres = (line, row.texts.joined(separator: ","))
    }
    self.error = self.error ?? error
  }

  var words: [String] {
    [
      separatorLine,
      lines.first.map { first in
        lines.count == 1
          ? "left out above the readings: line \(first)"
          : "left out above the readings: \(lines.count) lines, the first is line \(first)"
      },
    ].compactMap { $0 }
  }
}

/// What the first line that says something says of the columns.
private struct Beginning {
  let columns: NumberColumns
  let isHeader: Bool

  /// How it was understood, where that is a guess.
  var words: [String] {
    [
      columns.dialect.separator == .comma
        ? nil : "fields are separated by \(columns.dialect.separator.nameOfSeparator)",
      columns.areBareNumbers ? "struts 1 to 6 are the columns \"1\" to \"6\"" : nil,
    ].compactMap { $0 }
  }

  /// Reads a line; nil for one that says nothing, and for a title, which is noted.
  init?(
    _ block: [UInt8], _ range: Range<Int>, _ line: Int, _ path: String, _ names: [String],
    _ titles: inout Titles
  ) throws(CaseFileErrors) {
    let rules = TableRules.numbers
    let bytes = Array(block[range])
    if titles.isEmpty, rules.isSeparatorLine(bytes) {
      titles.separatorLine = rules.words(ofSeparatorLine: bytes, line)
      return nil
    }
    func areWanted(_ cells: [String]) -> Bool {
      guard let plain = try? NumberColumns.plain(cells, names) else { return true }
      return plain.contains(where: names.contains)
    }
    func areValues(_ row: TableRow, _ dialect: TableDialect) -> Bool {
      return row.count == names.count && row.texts.allSatisfy { CellNumber.isNumber($0, rules.numbers) }
    }
    // Values of which some cannot be read; a title with a number in it is none.
    func isLikeValues(_ row: TableRow) -> Bool {
      let texts = row.texts.filter { !$0.isEmpty }
      let numbers = texts.count { CellNumber.isNumber($0, rules.numbers) }
      return row.count == names.count ? numbers > 0 : numbers > 1 && numbers == texts.count
    }
    do throws(ValueFault) {
      var dialect = rules.soleDialect
      if let named = rules.dialect(ofNamesIn: [bytes], areNames: { areWanted($0.texts) }) {
        dialect = named
      } else {
        let others = rules.separators.map {
          TableDialect(separator: $0, quoting: rules.quoting, text: rules.text)
        }
        dialect =
          ([dialect] + others).first { dialect in
            (try? TableRow(bytes, line: line, dialect)).map { areValues($0, dialect) } ?? false
          } ?? dialect
      }
      let row = try bytes.withUnsafeBufferPointer { bytes throws(ValueFault) in
        try TableRow(bytes, line: line, dialect, rules)
      }
      guard let row else { return nil }
      let kind: FirstRow? =
        areValues(row, dialect) ? .values : areWanted(row.texts) ? .names : isLikeValues(row) ? .values : nil
      do throws(ValueFault) {
        columns = try NumberColumns(of: row, kind, names: names, rules, dialect)
      } catch {
        guard kind == nil, titles.count < TableRules.mostTitles else { throw error }
        titles.add(
          line, row, CaseFileErrors(error, line: line, path),
          hasReadings: rules.mostNumbers(in: bytes) >= names.count)
        return nil
      }
      isHeader = kind == .names
    } catch {
      throw CaseFileErrors(error, line: line, path)
    }
    if let found = titles.inCentimetres {
      let message = "the readings are in centimetres, as this line says, and are taken as millimetres here"
      throw CaseFileErrors(
        ValueFault(.unit, message, found: found.text, allowed: "millimetres"), line: found.line, path)
    }
    if isHeader, let found = titles.readings {
      let message = "readings stand above the line of names (line \(line)): are these two tables?"
      throw CaseFileErrors(
        ValueFault(.syntax, message, found: found.text, allowed: "one table"), line: found.line, path)
    }
    // What stands above numbers without a header may be a header that is not understood.
    if !isHeader, let error = titles.error { throw error }
  }
}

extension CaseFileErrors {
  fileprivate init(_ fault: ValueFault, line: Int, _ path: String) {
    let place = FilePlace(line: line, column: 1)
    self.init(CaseFileError(file: path, place: place, key: "", fault: fault))
  }
}

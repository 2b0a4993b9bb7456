import TextOutput
import TreatmentModel

/// A table of cases, one a row, as its header has it: columns are named by dotted keys, entries of lists by their number
/// (`deformity.ap-angulation`, `frame.struts-now.3`, `structures-at-risk.1.name`), and numbers with a sign by their unit
/// (`deformity.ap-angulation_deg`).
public struct CaseTable: Sendable {
  /// Entries of a list that columns can name.
  static let longestList = 100
  /// The name of the table's file.
  public let file: String
  private let columnCount: Int
  /// Cells of the header, those without a name at its end too.
  private let cellCount: Int
  /// That of the cases' names.
  private let nameColumn: Int?
  private let dialect: TableDialect
  private let template: RowTemplate

  /// A table with this header.
  ///
  /// - Parameters:
  ///   - header: its first line, without the line feed.
  ///   - line: the number of that line.
  ///   - base: what rows take where they have no column or an empty cell.
  /// - Throws: ``CaseFileErrors`` for columns that no case has, or that stand twice.
  public init(header: [UInt8], line: Int, file: String, base: CaseBase?) throws(CaseFileErrors) {
    func failure(_ faults: [(ValueFault, column: String)]) -> CaseFileErrors? {
      let errors = faults.map {
        CaseFileError(file: file, place: FilePlace(line: line, column: 1), key: $0.column, fault: $0.0)
      }
      return errors.first.map { CaseFileErrors($0, Array(errors.dropFirst())) }
    }
    let dialect = CaseTable.dialect(of: header)
    var (names, faults, cells) = ([String](), [(ValueFault, column: String)](), 0)
    do {
      let row = try header.withUnsafeBufferPointer { header throws(ValueFault) in
        try TableRow(header, line: line, dialect, .cases)
      }
      names = row?.texts ?? []
      cells = names.count
      // Empty cells at the end are what spreadsheets leave.
      if names.contains(where: { !$0.isEmpty }) { while names.last == "" { names.removeLast() } }
    } catch {
      faults.append((error, ""))
    }
    let schedule = CaseTable.fault(ofSchedule: header)
    if let schedule { faults.append((schedule, "")) }
    let tree = ColumnTree()
    for (number, name) in names.enumerated() where schedule == nil {
      // After a hundred the rest is not worth listing.
      guard faults.count < 100 else { break }
      guard CaseKeys.has(name) else {
        let hint = CaseKeys.nearest(to: name).map { "; did you mean \($0)?" } ?? ""
        faults.append((ValueFault(.unknownKey, "no case has such a column\(hint)", found: name), ""))
        continue
      }
      guard !names[..<number].contains(name) else {
        faults.append((ValueFault(.duplicateKey, "the header names this column twice", found: name), name))
        continue
      }
      let column = ColumnName(name)
      if !tree.add(column.steps[...], number, column.unit) {
        let message = "this column and another are about the same value"
        faults.append((ValueFault(.doesNotBelong, message, found: name), name))
      }
    }
    if let failure = failure(faults) { throw failure }
    (self.file, columnCount, cellCount, self.dialect) = (file, names.count, cells, dialect)
    nameColumn = names.firstIndex(of: CaseKey.Word.caseName.name)
    template = tree.template(on: base?.root)
  }

  /// Why the names of a schedule's columns are none of a case; nil for other names.
  private static func fault(ofSchedule header: [UInt8]) -> ValueFault? {
    let sole = TableRules.cases.soleDialect
    for separator in TableRules.cases.separators {
      let dialect = TableDialect(separator: separator, quoting: sole.quoting, text: sole.text)
      guard header.count <= TableRules.longestLine, let row = try? TableRow(header, line: 0, dialect) else {
        continue
      }
      let columns = row.texts.map { (try? ScheduleColumn($0)) ?? .other }
      let hasStruts = (1...6).allSatisfy { number in
        columns.contains { if case .strut(number, _) = $0 { true } else { false } }
      }
      guard hasStruts, !row.texts.contains(where: CaseKeys.has) else { continue }
      return ValueFault(
        .wrongKind, "this is a schedule, a day a row, and no table of cases",
        found: row.texts.prefix(8).joined(separator: ", "),
        allowed: "a table with a case a row, or the plan.json beside a schedule.csv")
    }
    return nil
  }

  /// The tree of a row.
  ///
  /// - Parameter line: its number in the file.
  func node(ofRow bytes: UnsafeBufferPointer<UInt8>, _ line: Int) throws(PlacedFault) -> Node {
    let found: TableRow?
    let mayBeFooter = FooterWords.mayBegin(bytes.span)
    do { found = try TableRow(bytes, line: line, dialect, .cases) } catch {
      throw PlacedFault(error, FilePlace(line: line, column: 1))
    }
    if mayBeFooter, let row = found, CaseFooter(row) != nil {
      throw PlacedFault(CaseFooter.fault(row), row.start)
    }
    guard let row = found,
      row.count == columnCount || (row.count <= cellCount && row.isEmpty(from: columnCount))
    else {
      let count = found?.count ?? 0
      let message = "the line has \(counted(count, "field")) instead of \(columnCount)"
      throw PlacedFault(ValueFault(.wrongKind, message), FilePlace(line: line, column: 1))
    }
    if columnCount > 1, let nameColumn, row.hasText(onlyIn: nameColumn),
      let fault = CaseFooter.fault(ofNameAlone: row.text(nameColumn))
    {
      throw PlacedFault(fault, row.start)
    }
    return try template.filled(row) ?? Node(content: .mapping([]), place: row.start, weight: 1, height: 1)
  }

  /// What the case of a row is called; nil where the row says nothing of that.
  public func name(ofRow bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard let nameColumn else { return nil }
    var text = ""
    if bytes.contains(.quote) {
      let row = try? TableRow(bytes, line: 0, dialect, .cases)
      text = row?.text(nameColumn) ?? ""
    } else {
      // No more of a plain line is cut than that.
      let cells = bytes.split(
        separator: dialect.separator, maxSplits: nameColumn + 1, omittingEmptySubsequences: false)
      if nameColumn < cells.count {
        let cell = cells[nameColumn].drop { $0 == .space }
        let end = cell.lastIndex { $0 != .space && $0 != .carriageReturn }
        text = end.map { String(decoding: cell[...$0], as: UTF8.self) } ?? ""
      }
    }
    return text.isEmpty ? nil : text
  }

  /// Whether a line below the header is a note, and no case.
  public func isNote(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard FooterWords.mayBegin(line.span), let row = try? TableRow(line, line: 0, dialect, .cases) else {
      return false
    }
    return CaseFooter(row) == .note
  }

  /// Whether a line has as many cells as the header, blank ones at its end too, and more than one of them is filled.
  public func hasCells(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    // As a row has them: as a comment it has none.
    let text = line.map { $0 == .hash ? UInt8(ascii: "x") : $0 }
    let row = text.withUnsafeBufferPointer { try? TableRow($0, line: 0, dialect, .cases) }
    guard let row, row.count == columnCount || row.count == cellCount else { return false }
    return columnCount == 1 || row.texts.count { !$0.isEmpty } > 1
  }

  /// What is wrong with a table whose columns are named in a comment alone.
  public static func fault(ofCommentedNames header: [UInt8], line: Int, file: String) -> CaseFileErrors {
    let fault = ValueFault(
      .wrongKind,
      "this line begins with #, and so is a comment, but it names columns, and no line behind it does",
      found: String(decoding: header.prefix(200), as: UTF8.self),
      allowed: "a header that does not begin with #")
    return CaseFileErrors(
      CaseFileError(file: file, place: FilePlace(line: line, column: 1), key: "", fault: fault), [])
  }

  /// Whether a line names a column of a case.
  public static func hasNames(_ line: [UInt8]) -> Bool { names(in: line, dialect(of: line)) > 0 }

  /// What separates the cells of a table with this header, in words.
  public var separator: String { dialect.separator.nameOfSeparator }

  /// That in which most cells of the header are names; with commas where none is.
  private static func dialect(of header: [UInt8]) -> TableDialect {
    let sole = TableRules.cases.soleDialect
    let others = TableRules.cases.separators.map {
      TableDialect(separator: $0, quoting: sole.quoting, text: sole.text)
    }
    return ([sole] + others).reduce((dialect: sole, names: 0)) { best, next in
      let names = names(in: header, next)
      return names > best.names ? (next, names) : best
    }.dialect
  }

  private static func names(in line: [UInt8], _ dialect: TableDialect) -> Int {
    guard line.count <= TableRules.longestLine, let row = try? TableRow(line, line: 0, dialect) else {
      return 0
    }
    return row.texts.count { CaseKeys.has($0) }
  }
}

/// A case from which the rows of a table take what they do not say themselves. It need not be whole.
public struct CaseBase: Sendable {
  let root: Node

  /// Reads a YAML or JSON file; `-` is standard input.
  ///
  /// - Throws: ``FileError`` when it cannot be read, ``CaseFileErrors`` with everything that is wrong with what it has; that
  ///   something is missing is no fault of a base.
  public init(path: String) throws {
    let bytes = try InputFile.bytes(path: path, limit: TextSize.plan.bytes + 1)
    try self.init(bytes, name: path)
  }

  /// Reads the bytes of a YAML or JSON file called `name`.
  ///
  /// - Throws: ``CaseFileErrors`` with everything that is wrong in what stands there; that something is missing is no fault of a
  ///   base.
  public init(_ bytes: [UInt8], name: String) throws(CaseFileErrors) {
    let catalogue = try Catalogue.builtIn()
    let own = try CaseRoot(try NodeReader.read(bytes, file: name), catalogue, file: name)
    let root = own.node
    guard catalogue.contains(own.catalogue) else {
      throw CaseFileErrors(
        CaseFileError(
          file: name, place: root.place, key: PlanText.hardware,
          fault: ValueFault(
            .unknownHardware,
            "the hardware of this plan has other numbers than the catalogue by now, "
              + "and the rows of a table are read with the catalogue")))
    }
    var decoder = CaseDecoder(faults: FaultList(file: name), catalogue: catalogue)
    _ = decoder.treatment(root)
    let errors = decoder.faults.errors.filter { $0.code != .missing }
    if let first = errors.first { throw CaseFileErrors(first, Array(errors.dropFirst())) }
    self.root = root.elsewhere
  }
}

extension Node {
  /// The same as a part of another file.
  fileprivate var elsewhere: Node {
    let content: Content =
      switch self.content {
      case .scalar: self.content
      case .sequence(let items): .sequence(items.map(\.elsewhere))
      case .mapping(let entries):
        .mapping(
          entries.map { Entry(key: $0.key, keyPlace: .elsewhere, value: $0.value.elsewhere) })
      }
    return Node(content: content, place: .elsewhere, weight: weight, height: height)
  }
}

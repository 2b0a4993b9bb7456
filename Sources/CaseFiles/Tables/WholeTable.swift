/// A table that is read at once: its rows, and what separates their cells.
package struct WholeTable {
  /// What the first row says about the whole table.
  let dialect: TableDialect
  /// Its rows, the names of columns among them.
  package let rows: [TableRow]
  /// Lines that cannot be cut into cells.
  package let faults: [PlacedFault]
  /// What is said of a first line that names the separator.
  let separatorWords: String?

  /// Why there is no table.
  package enum Failure: Error {
    /// The bytes are no text.
    case noText(PlacedFault)
    /// No line says anything.
    case empty
    /// More lines than the rules take.
    case tooManyLines
    /// The first row has no separator.
    case oneCell(line: Int, text: String)
  }

  /// A line that says something, with its number in the file.
  private typealias Line = (number: Int, text: [UInt8])

  /// Cuts a table.
  ///
  /// - Parameter areNames: whether a row names columns, for one that looks like a comment.
  package init(_ bytes: [UInt8], _ rules: TableRules, areNames: (TableRow) -> Bool) throws(Failure) {
    let text = FileText.utf8(bytes)
    do { try TextCheck.passTable(text) } catch { throw .noText(error) }
    var lines: [Line] = []
    for (index, line) in WholeTable.lines(text).enumerated() where !rules.saysNothing(line, areNames) {
      lines.append((index + 1, line))
    }
    if let first = lines.first, rules.isSeparatorLine(first.text) {
      separatorWords = rules.words(ofSeparatorLine: first.text, first.number)
      lines.removeFirst()
    } else {
      separatorWords = nil
    }
    guard let first = lines.first else { throw .empty }
    guard lines.count <= rules.mostLines else { throw .tooManyLines }
    guard let dialect = WholeTable.dialect(lines.map(\.text), rules, areNames) else {
      throw .oneCell(line: first.number, text: String(decoding: first.text, as: UTF8.self))
    }
    var (rows, faults) = ([TableRow](), [PlacedFault]())
    for line in lines {
      do { rows.append(try TableRow(line.text, line: line.number, dialect)) } catch {
        faults.append(PlacedFault(error, FilePlace(line: line.number, column: 1)))
      }
    }
    (self.dialect, self.rows, self.faults) = (dialect, rows, faults)
  }

  private static func lines(_ text: [UInt8]) -> [[UInt8]] {
    String(decoding: text, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { Array($0.utf8) }
  }

  /// By the line of names, else by the first line if it is a row, else by most lines.
  private static func dialect(
    _ lines: [[UInt8]], _ rules: TableRules, _ areNames: (TableRow) -> Bool
  ) -> TableDialect? {
    let head = lines.prefix(TableRules.mostTitles + 1)
    if let found = rules.dialect(ofNamesIn: head, areNames: areNames) { return found }
    let first = lines.first.flatMap { rules.dialect(of: rules.text.symbols(of: $0)) }
    guard let line = lines.first, let dialect = first,
      (try? TableRow(line, line: 0, dialect))?.count ?? 0 >= rules.fewestCells
    else { return rules.dialect(cutting: lines, into: max(2, rules.fewestCells)) ?? first }
    return dialect
  }
}

extension TableRules {
  /// Whether a line is blank, or a comment that does not name columns.
  fileprivate func saysNothing(_ line: [UInt8], _ areNames: (TableRow) -> Bool) -> Bool {
    let symbols = text.symbols(of: line)
    guard saysNothing(symbols.span) else { return false }
    guard namesMayBeComment, let dialect = dialect(of: symbols),
      let row = try? TableRow(line, line: 0, dialect)
    else { return true }
    return !areNames(row)
  }
}

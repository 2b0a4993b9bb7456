import CaseFiles
import TextOutput

/// A row a line, after a header, by ``TableRules/cases``. Lines above a header are titles.
struct TableCutter: CaseCutter {
  private let file: String
  private let base: CaseBase?
  private var table: CaseTable?
  private var isWrong = false
  /// What the first line would be wrong in as a header, and how many lines were none.
  private var titles: (first: RawCase?, count: Int) = (nil, 0)

  /// Lines below the header that are no cases, and comments that have cells as a row has.
  private var notes = LinesLeftOut(), comments = LinesLeftOut()
  private var repeated = RepeatedNames()
  /// A comment that names columns of a case.
  private var namesInComment: (text: [UInt8], line: Int)?
  /// What is said of a first line that names the separator.
  private var separatorLine: String?

  init(file: String, base: CaseBase?) {
    (self.file, self.base) = (file, base)
  }

  mutating func take(_ line: UnsafeBufferPointer<UInt8>, number: Int, _ found: (RawCase) -> Void) {
    guard !isWrong else { return }
    guard !TableRules.cases.saysNothing(line.span) else {
      takeComment(line, number)
      return
    }
    if let table {
      guard !table.isNote(line) else {
        notes.add(line, number)
        return
      }
      if let name = table.name(ofRow: line) { repeated.add(name, line: number) }
      found(RawCase(text: Array(line), line: number, form: .row(table), file: file))
      return
    }
    let header = Array(line)
    if titles.count == 0, separatorLine == nil, TableRules.cases.isSeparatorLine(header) {
      separatorLine = TableRules.cases.words(ofSeparatorLine: header, number)
      return
    }
    let hasNames = CaseTable.hasNames(header)
    // What another title would be wrong in as a header nobody asks.
    guard hasNames || titles.first == nil else {
      addTitle(found)
      return
    }
    do {
      table = try CaseTable(header: header, line: number, file: file, base: base)
    } catch {
      var wrong = RawCase(text: [], line: number, form: .wrongTable(error), file: file)
      if !hasNames, let names = namesInComment {
        let errors = CaseTable.fault(ofCommentedNames: names.text, line: names.line, file: file)
        wrong = RawCase(text: [], line: names.line, form: .wrongTable(errors), file: file)
      }
      guard !hasNames else {
        refuse(wrong, found)
        return
      }
      titles.first = wrong
      addTitle(found)
    }
  }

  mutating func end(_ found: (RawCase) -> Void) {
    if table == nil, !isWrong, let first = titles.first { refuse(first, found) }
  }

  var understood: String? {
    guard let table else { return nil }
    let words = [
      separatorLine,
      table.separator == "commas" ? nil : "fields are separated by \(table.separator)",
      titles.first.map { first in
        titles.count == 1
          ? "left out above the header: line \(first.line)"
          : "left out above the header: \(titles.count) lines, the first is line \(first.line)"
      },
      notes.words(
        "left out below the header, for it is no case", "left out below the header, for they are no cases"),
      comments.words("left out, for # begins a comment", "left out, for # begins a comment"),
      repeated.words,
    ].compactMap { $0 }
    return words.isEmpty ? nil : "\(file): \(words.joined(separator: "; "))"
  }

  /// Whoever numbers patients with a `#` is told that they are comments.
  private mutating func takeComment(_ line: UnsafeBufferPointer<UInt8>, _ number: Int) {
    guard line.contains(UInt8(ascii: "#")) else { return }
    if let table {
      if table.hasCells(line) { comments.add(line, number) }
    } else if namesInComment == nil, CaseTable.hasNames(Array(line)) {
      namesInComment = (Array(line), number)
    }
  }

  private mutating func addTitle(_ found: (RawCase) -> Void) {
    titles.count += 1
    if titles.count > TableRules.mostTitles { end(found) }
  }

  private mutating func refuse(_ wrong: RawCase, _ found: (RawCase) -> Void) {
    isWrong = true
    found(wrong)
  }
}

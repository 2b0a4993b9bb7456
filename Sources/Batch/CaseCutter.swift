import CaseFiles

/// Cuts the lines of a file into cases.
protocol CaseCutter {
  /// Whether lines longer than any case may have cases in them, and are taken part by part.
  static var dividesLines: Bool { get }

  /// Takes the next line, without its line feed; of a line too long for it the first part alone.
  mutating func take(_ line: UnsafeBufferPointer<UInt8>, number: Int, _ found: (RawCase) -> Void)

  /// Takes a part of a line, whose end has not come.
  mutating func takePart(_ part: UnsafeBufferPointer<UInt8>, number: Int, _ found: (RawCase) -> Void)

  /// The end of the file.
  mutating func end(_ found: (RawCase) -> Void)

  /// What was guessed of the file, in words for people; nil for nothing.
  var understood: String? { get }
}

extension CaseCutter {
  static var dividesLines: Bool { false }

  var understood: String? { nil }

  /// Another part of a line, whose end has not come.
  mutating func takePart(_ part: UnsafeBufferPointer<UInt8>, number: Int, _ found: (RawCase) -> Void) {
    take(part, number: number, found)
  }
}

/// A JSON object a line.
struct LineCutter: CaseCutter {
  let file: String

  mutating func take(_ line: UnsafeBufferPointer<UInt8>, number: Int, _ found: (RawCase) -> Void) {
    guard !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else { return }
    found(RawCase(text: Array(line), line: number, form: .text(.json), file: file))
  }

  mutating func end(_ found: (RawCase) -> Void) {}
}

/// A row a line, after a header, by ``TableRules/cases``. Lines above a header are titles.
struct TableCutter: CaseCutter {
  private let file: String
  private let base: CaseBase?
  private var table: CaseTable?
  private var isWrong = false
  /// What the first line would be wrong in as a header, and how many lines were none.
  private var titles: (first: RawCase?, count: Int) = (nil, 0)

  /// Lines below the header that are no cases.
  private var notes: (first: Int?, count: Int) = (nil, 0)
  /// What is said of a first line that names the separator.
  private var separatorLine: String?

  init(file: String, base: CaseBase?) {
    (self.file, self.base) = (file, base)
  }

  mutating func take(_ line: UnsafeBufferPointer<UInt8>, number: Int, _ found: (RawCase) -> Void) {
    guard !isWrong, !TableRules.cases.saysNothing(line.span) else { return }
    if let table {
      guard !table.isNote(line) else {
        notes = (notes.first ?? number, notes.count + 1)
        return
      }
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
      let wrong = RawCase(text: [], line: number, form: .wrongTable(error), file: file)
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
      notes.first.map { first in
        notes.count == 1
          ? "left out below the header, for it is no case: line \(first)"
          : "left out below the header, for they are no cases: \(notes.count) lines, the first is line \(first)"
      },
    ].compactMap { $0 }
    return words.isEmpty ? nil : "\(file): \(words.joined(separator: "; "))"
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

/// YAML documents; one that says nothing is none.
struct DocumentCutter: CaseCutter {
  private let file: String
  private var text: [UInt8] = []
  private var firstLine = 1
  private var hasContent = false
  private var count = 0

  init(file: String) { self.file = file }

  mutating func take(_ line: UnsafeBufferPointer<UInt8>, number: Int, _ found: (RawCase) -> Void) {
    let isStart = DocumentCutter.isMarker(line, UInt8(ascii: "-"))
    if isStart || DocumentCutter.isMarker(line, UInt8(ascii: ".")) {
      finish(found)
      firstLine = number
      // Blanks in the marker's place keep the columns of what stands behind it.
      text.append(contentsOf: [0x20, 0x20, 0x20])
      if isStart {
        text.append(contentsOf: line.dropFirst(3))
        hasContent = DocumentCutter.saysSomething(line.dropFirst(3))
      }
    } else if text.count <= CaseReader.largestCase {
      // One byte over the limit is enough to be told so.
      text.append(contentsOf: line)
      hasContent = hasContent || DocumentCutter.saysSomething(line[...])
    }
    text.append(UInt8(ascii: "\n"))
  }

  mutating func end(_ found: (RawCase) -> Void) {
    finish(found)
    guard count == 0 else { return }
    found(RawCase(text: [], line: 1, form: .damaged("the file is empty", isUnreadable: false), file: file))
  }

  private mutating func finish(_ found: (RawCase) -> Void) {
    if hasContent {
      found(RawCase(text: text, line: firstLine, form: .text(.yaml), file: file))
      count += 1
    }
    text.removeAll(keepingCapacity: true)
    hasContent = false
  }

  /// `---` or `...` at the beginning of a line, and a blank or nothing behind it: neither can stand inside a document
  /// (YAML 1.2.2, section 9.1.2).
  private static func isMarker(_ line: UnsafeBufferPointer<UInt8>, _ byte: UInt8) -> Bool {
    guard line.count >= 3, line[0] == byte, line[1] == byte, line[2] == byte else { return false }
    return line.count == 3 || line[3] == 0x20 || line[3] == 0x09 || line[3] == 0x0D
  }

  private static func saysSomething(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let first = line.first(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return false }
    return first != UInt8(ascii: "#")
  }
}

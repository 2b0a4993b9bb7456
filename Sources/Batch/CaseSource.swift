import CaseFiles

/// The cases of all files of a list, one after the other.
struct CaseSource: ~Copyable {
  private let files: [InputList.File]
  private let base: CaseBase?
  private var nextFile = 0
  private var reader: LineReader?
  private var cutter: any CaseCutter = LineCutter(file: "")
  private var file = ""
  private var line = 1
  private var isStart = true
  /// Whether the block before ended inside a line.
  private var isInLine = false
  private var kind: InputKind?
  private var block: [UInt8] = []
  /// How much of the block is cut into cases.
  private var cut = 0
  private var found: [RawCase] = []
  private var next = 0
  private var bytesBefore = 0

  /// What was guessed of the files that are read, in sentences for people, until they are taken.
  private var understood: [String] = []

  /// What was guessed of files since it was last asked for.
  mutating func takeUnderstood() -> [String] {
    defer { understood = [] }
    return understood
  }

  /// Bytes read so far, of all files.
  var bytesRead: Int { mutating get { bytesBefore + (reader?.bytesRead ?? 0) } }

  init(_ list: InputList, base: CaseBase?) {
    (files, self.base) = (list.files, base)
    reader = nil
  }

  /// Whether ``take()`` would not have to wait.
  mutating func isReady(waiting milliseconds: Int32) -> Bool {
    guard next >= found.count, cut >= block.count, let isReady = reader?.isReady(waiting: milliseconds) else {
      return true
    }
    return isReady
  }

  /// The next case, if what can be read now has one.
  mutating func take() -> Supply {
    if next < found.count {
      defer { next += 1 }
      return .rawCase(found[next])
    }
    found.removeAll(keepingCapacity: true)
    next = 0
    guard reader != nil || openNext() else { return found.isEmpty ? .end : take() }
    if reader != nil { readBlock() }
    return found.isEmpty ? .later : take()
  }

  enum Supply {
    case rawCase(RawCase)
    /// What was read has no whole case.
    case later
    case end
  }

  /// Opens the next file; false when there are no more. A file that cannot be opened gives a case that says so.
  private mutating func openNext() -> Bool {
    guard nextFile < files.count else { return false }
    let input = files[nextFile]
    nextFile += 1
    (file, line, isStart, isInLine, kind) = (input.path, 1, true, false, input.kind)
    if let problem = input.problem {
      addUnreadable(problem)
      return true
    }
    do {
      // A line of a table is short; the others are bounded by the case that they are a part of.
      let longest = input.kind == .csv ? TableRules.longestLine : CaseReader.largestCase
      if let text = input.content {
        reader = LineReader(text, name: input.path, longestLine: longest, dividesLongLines: true)
      } else {
        reader = try LineReader(path: input.path, longestLine: longest, dividesLongLines: true)
      }
    } catch {
      addUnreadable(error.reason)
    }
    return true
  }

  private mutating func addUnreadable(_ reason: String) {
    found.append(RawCase(text: [], line: 1, form: .damaged(reason, isUnreadable: true), file: file))
  }

  private mutating func readBlock() {
    do {
      if cut < block.count {
        cutBlock()
        return
      }
      if try reader?.readBlock(into: &block) == true {
        cut = 0
        cutBlock()
        return
      }
      (block, cut) = ([], 0)
      if isStart, kind == nil { kind = .yaml }
      if isStart { begin() }
      end()
    } catch {
      // What the file still had is answered, and then that it broke off: what is left of the case in which it did may lack its last keys.
      let open = isStart ? nil : breakOffCutter()
      let cut = open == nil ? "" : "; the case that begins here has no end, and is not read"
      let form = RawCase.Form.damaged(error.reason + cut, isUnreadable: !error.isDamage)
      found.append(RawCase(text: [], line: open ?? line, form: form, file: file))
      close()
    }
  }

  private mutating func end() {
    endCutter()
    close()
  }

  private mutating func endCutter() {
    var last: [RawCase] = []
    cutter.end { last.append($0) }
    take(last)
  }

  private mutating func breakOffCutter() -> Int? {
    var last: [RawCase] = []
    let open = cutter.breakOff { last.append($0) }
    take(last)
    return open
  }

  private mutating func take(_ last: [RawCase]) {
    found += last
    if let words = cutter.understood { understood.append(words) }
  }

  private mutating func close() {
    bytesBefore += reader?.bytesRead ?? 0
    reader = nil
  }

  /// Chooses the cutter, by the first block where the name does not tell.
  private mutating func begin() {
    isStart = false
    switch kind ?? InputKind(content: block.span) {
    case .yaml: cutter = DocumentCutter(file: file)
    case .json:
      let first = block.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
      let isJSON = ["{", "[", "}", "]"].contains { first == UInt8(ascii: $0) }
      cutter = isJSON ? ObjectCutter(file: file) : DocumentCutter(file: file)
    case .ndjson: cutter = LineCutter(file: file)
    case .csv: cutter = TableCutter(file: file, base: base)
    }
  }

  /// So many cases are cut from a block at a time, and so many bytes of a long line: a block of a megabyte may hold half a million objects.
  private static let (mostCases, longestPart) = (256, 4096)

  private mutating func cutBlock() {
    if isStart {
      begin()
      cut = byteOrderMarkLength(block.span)
    }
    // Out of the way while the cutter, another part of this source, is at work.
    var (block, found) = ([UInt8](), [RawCase]())
    swap(&block, &self.block)
    swap(&found, &self.found)
    let dividesLines = type(of: cutter).dividesLines
    block.withUnsafeBufferPointer { bytes in
      while cut < bytes.count, found.count < CaseSource.mostCases {
        let most = dividesLines ? min(cut + CaseSource.longestPart, bytes.count) : bytes.count
        let rest = UnsafeBufferPointer(rebasing: bytes[cut..<most])
        let feed = lineFeed(in: rest.span, from: 0)
        let part = UnsafeBufferPointer(rebasing: rest[..<(feed ?? rest.count)])
        take(part, isWhole: feed != nil, &found)
        cut += part.count + (feed == nil ? 0 : 1)
      }
    }
    swap(&block, &self.block)
    swap(&found, &self.found)
  }

  /// A line, or a part of one that is too long for its block.
  private mutating func take(_ part: UnsafeBufferPointer<UInt8>, isWhole: Bool, _ found: inout [RawCase]) {
    let dividesLines = type(of: cutter).dividesLines
    if !isWhole && dividesLines {
      cutter.takePart(part, number: line) { found.append($0) }
    } else if !isInLine || dividesLines {
      cutter.take(part, number: line) { found.append($0) }
    }
    isInLine = !isWhole
    if isWhole { line += 1 }
  }
}

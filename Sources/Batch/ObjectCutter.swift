import CaseFiles

/// JSON objects over any number of lines, one after the other or in lists that end where they should.
struct ObjectCutter: CaseCutter {
  private let file: String
  private var text: [UInt8] = []
  private var firstLine = 1
  private var extent = JSONExtent()
  private var count = 0
  private var lists = CaseLists()
  /// Whether the rest of the line is no object.
  private var isSkipping = false
  /// Bytes of the line that came in earlier parts.
  private var before = 0

  init(file: String) { self.file = file }

  static var dividesLines: Bool { true }

  mutating func take(_ line: UnsafeBufferPointer<UInt8>, number: Int, _ found: (RawCase) -> Void) {
    takePart(line, number: number, found)
    if extent.isOpen { text.append(UInt8(ascii: "\n")) }
    (isSkipping, before) = (false, 0)
  }

  mutating func takePart(_ line: UnsafeBufferPointer<UInt8>, number: Int, _ found: (RawCase) -> Void) {
    defer { before += line.count }
    var index = 0
    while index < line.count, !isSkipping {
      guard extent.isOpen || begins(line, at: index, number, found) else {
        index += 1
        continue
      }
      guard let end = extent.end(in: line, from: index) else {
        keep(line[index...])
        return
      }
      keep(line[index...end])
      finish(found)
      index = end + 1
    }
  }

  mutating func end(_ found: (RawCase) -> Void) {
    if extent.isOpen { finish(found) }
    refuse(lists.atEnd(), found)
    if count == 0 { refuse("the file is empty", 1, nil, found) }
  }

  /// Says what is no case.
  private mutating func refuse(
    _ message: String, _ line: Int, _ column: Int?, _ found: (RawCase) -> Void
  ) {
    let form = RawCase.Form.damaged(message, isUnreadable: false)
    found(RawCase(text: [], line: line, column: column, form: form, file: file))
    count += 1
  }

  private mutating func refuse(_ fault: CaseLists.Fault?, _ found: (RawCase) -> Void) {
    if let fault { refuse(fault.message, fault.place.line, fault.place.column, found) }
  }

  /// Whether an object begins here.
  private mutating func begins(
    _ line: UnsafeBufferPointer<UInt8>, at index: Int, _ number: Int, _ found: (RawCase) -> Void
  ) -> Bool {
    switch line[index] {
    case 0x20, 0x09, 0x0D, UInt8(ascii: ","): return false
    case UInt8(ascii: "["):
      refuse(lists.begin(at: FilePlace(line: number, column: before + index + 1), count: count), found)
      return false
    case UInt8(ascii: "]"):
      refuse(lists.end(at: FilePlace(line: number, column: before + index + 1), count: count), found)
      return false
    case UInt8(ascii: "{"):
      // Blanks keep the columns of the first line, unless it holds very many objects.
      text.append(contentsOf: repeatElement(0x20, count: before + index < 1000 ? before + index : 0))
      firstLine = number
      return true
    default:
      refuse(
        "an object { … } must begin here, and nothing else stand between the objects", number,
        before + index + 1,
        found)
      isSkipping = true
      lists.lose()
      return false
    }
  }

  private mutating func keep(_ part: Slice<UnsafeBufferPointer<UInt8>>) {
    if text.count <= CaseReader.largestCase { text.append(contentsOf: part) }
  }

  private mutating func finish(_ found: (RawCase) -> Void) {
    found(RawCase(text: text, line: firstLine, form: .text(.jsonOrYAML), file: file))
    count += 1
    text.removeAll(keepingCapacity: true)
    extent.abandon()
  }
}

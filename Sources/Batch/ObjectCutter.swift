import CaseFiles

/// JSON objects over any number of lines, one after the other or in one list.
struct ObjectCutter: CaseCutter {
  private let file: String
  private var text: [UInt8] = []
  private var firstLine = 1
  private var extent = JSONExtent()
  private var count = 0
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
    guard count == 0 else { return }
    found(RawCase(text: [], line: 1, form: .damaged("the file is empty", isUnreadable: false), file: file))
  }

  /// Whether an object begins here.
  private mutating func begins(
    _ line: UnsafeBufferPointer<UInt8>, at index: Int, _ number: Int, _ found: (RawCase) -> Void
  ) -> Bool {
    switch line[index] {
    case 0x20, 0x09, 0x0D, UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","): return false
    case UInt8(ascii: "{"):
      // Blanks keep the columns of the first line, unless it holds very many objects.
      text.append(contentsOf: repeatElement(0x20, count: before + index < 1000 ? before + index : 0))
      firstLine = number
      return true
    default:
      let message = "an object { … } must begin here, and nothing else stand between the objects"
      found(RawCase(text: [], line: number, form: .damaged(message, isUnreadable: false), file: file))
      count += 1
      isSkipping = true
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

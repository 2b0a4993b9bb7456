import CaseFiles

/// JSON objects over any number of lines, one after the other or in one list.
struct ObjectCutter: CaseCutter {
  private let file: String
  private var text: [UInt8] = []
  private var firstLine = 1
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var count = 0
  /// Whether the rest of the line is no object.
  private var isSkipping = false

  init(file: String) { self.file = file }

  static var dividesLines: Bool { true }

  mutating func take(_ line: UnsafeBufferPointer<UInt8>, number: Int, _ found: (RawCase) -> Void) {
    takePart(line, number: number, found)
    if depth > 0 { text.append(UInt8(ascii: "\n")) }
    isSkipping = false
  }

  mutating func takePart(_ line: UnsafeBufferPointer<UInt8>, number: Int, _ found: (RawCase) -> Void) {
    guard !isSkipping else { return }
    var start = 0
    for (index, byte) in line.enumerated() {
      guard depth > 0 else {
        switch byte {
        case 0x20, 0x09, 0x0D, UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","): continue
        case UInt8(ascii: "{"):
          // Blanks keep the columns of the first line, unless it holds very many objects.
          text.append(contentsOf: repeatElement(0x20, count: index < 1000 ? index : 0))
          (depth, start, firstLine) = (1, index, number)
          continue
        default:
          let message = "an object { … } must begin here, and nothing else stand between the objects"
          found(RawCase(text: [], line: number, form: .damaged(message, isUnreadable: false), file: file))
          count += 1
          isSkipping = true
          return
        }
      }
      step(byte)
      if depth == 0 {
        keep(line[start...index])
        finish(found)
      }
    }
    if depth > 0 { keep(line[min(start, line.count)...]) }
  }

  mutating func end(_ found: (RawCase) -> Void) {
    if depth > 0 { finish(found) }
    guard count == 0 else { return }
    found(RawCase(text: [], line: 1, form: .damaged("the file is empty", isUnreadable: false), file: file))
  }

  /// A byte inside an object.
  private mutating func step(_ byte: UInt8) {
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
      }
      return
    }
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
    default: break
    }
  }

  private mutating func keep(_ part: Slice<UnsafeBufferPointer<UInt8>>) {
    if text.count <= CaseReader.largestCase { text.append(contentsOf: part) }
  }

  private mutating func finish(_ found: (RawCase) -> Void) {
    found(RawCase(text: text, line: firstLine, form: .json(isYAMLToo: true), file: file))
    count += 1
    text.removeAll(keepingCapacity: true)
    (depth, isInString, isEscaped) = (0, false, false)
  }
}

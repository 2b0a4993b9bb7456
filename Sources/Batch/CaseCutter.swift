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

  /// The end of what can be read of a file that goes on. What is open is no case; the line on which it began.
  mutating func breakOff(_ found: (RawCase) -> Void) -> Int?

  /// What was guessed of the file, in words for people; nil for nothing.
  var understood: String? { get }
}

extension CaseCutter {
  static var dividesLines: Bool { false }

  var understood: String? { nil }

  mutating func breakOff(_ found: (RawCase) -> Void) -> Int? {
    end(found)
    return nil
  }

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

  mutating func breakOff(_ found: (RawCase) -> Void) -> Int? {
    defer { hasContent = false }
    return hasContent ? firstLine : nil
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

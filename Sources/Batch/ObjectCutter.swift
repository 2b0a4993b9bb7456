import CaseFiles

/// JSON objects over any number of lines, one after the other or in lists that end where they should.
struct ObjectCutter: CaseCutter {
  /// What stands between objects and is none, up to the next comma, bracket, object or end of the line.
  private struct Other {
    let place: FilePlace
    /// How it begins.
    var text: [UInt8] = []
    var isInString = false
    var isEscaped = false
    /// Texts in quotes, and whether anything stands outside of them, and whether that may be more than one value.
    var strings = 0
    var hasWord = false
    var isOdd = false

    /// Whether it is one value, behind which the list goes on as before.
    var isValue: Bool { !isOdd && !isInString && (strings == 0 || (strings == 1 && !hasWord)) }

    /// As much as is shown of it.
    static let longest = 240
  }

  private let file: String
  private var text: [UInt8] = []
  private var start = FilePlace.start
  private var extent = JSONExtent()
  /// Objects, and what is none, so far.
  private var count = 0
  private var lists = CaseLists()
  private var other: Other?
  /// Where the next byte stands in its line.
  private var column = 1
  /// On which line the case before began.
  private var lineBefore = 0

  init(file: String) { self.file = file }

  static var dividesLines: Bool { true }

  mutating func take(_ line: UnsafeBufferPointer<UInt8>, number: Int, _ found: (RawCase) -> Void) {
    takePart(line, number: number, found)
    if extent.isOpen { text.append(UInt8(ascii: "\n")) }
    finishOther(found)
    column = 1
  }

  mutating func takePart(_ line: UnsafeBufferPointer<UInt8>, number: Int, _ found: (RawCase) -> Void) {
    // Columns are counted as far as they are asked for.
    var (index, counted) = (0, 0)
    func count(to end: Int) {
      column += line[counted..<end].count { $0 & 0xC0 != 0x80 }
      counted = end
    }
    while index < line.count {
      if extent.isOpen {
        guard let end = extent.end(in: line, from: index) else {
          keep(line[index...])
          break
        }
        keep(line[index...end])
        finish(found)
        index = end + 1
      } else if other != nil {
        if takeOther(line[index]) { index += 1 } else { finishOther(found) }
      } else {
        switch line[index] {
        case 0x20, 0x09, 0x0D, UInt8(ascii: ","): index += 1
        case UInt8(ascii: "["), UInt8(ascii: "]"):
          count(to: index)
          let place = FilePlace(line: number, column: column)
          let begins = line[index] == UInt8(ascii: "[")
          refuse(
            begins ? lists.begin(at: place, count: self.count) : lists.end(at: place, count: self.count),
            found)
          index += 1
        case UInt8(ascii: "{"):
          count(to: index)
          start = FilePlace(line: number, column: column)
          _ = extent.end(in: UnsafeBufferPointer(rebasing: line[index...index]), from: 0)
          keep(line[index...index])
          index += 1
        default:
          count(to: index)
          other = Other(place: FilePlace(line: number, column: column))
        }
      }
    }
    count(to: line.count)
  }

  mutating func end(_ found: (RawCase) -> Void) {
    if extent.isOpen { finish(found) }
    finishOther(found)
    refuse(lists.atEnd(), found)
    guard count == 0 else { return }
    found(RawCase(text: [], line: 1, form: .damaged("the file is empty", isUnreadable: false), file: file))
  }

  mutating func breakOff(_ found: (RawCase) -> Void) -> Int? {
    finishOther(found)
    return extent.isOpen ? start.line : nil
  }

  private mutating func keep(_ part: Slice<UnsafeBufferPointer<UInt8>>) {
    if text.count <= CaseReader.largestCase { text.append(contentsOf: part) }
  }

  private mutating func finish(_ found: (RawCase) -> Void) {
    add(text, at: start, .text(.jsonOrYAML), found)
    text.removeAll(keepingCapacity: true)
    extent.abandon()
  }

  /// Takes a byte of what is no object; false for one that is behind it.
  private mutating func takeOther(_ byte: UInt8) -> Bool {
    guard var other else { return false }
    // Its text is not to be copied.
    self.other = nil
    defer { self.other = other }
    // Brackets and commas in a text in quotes are a part of it.
    if other.isInString {
      if other.isEscaped {
        other.isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        other.isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        other.isInString = false
      }
    } else if [UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{")].contains(byte) {
      return false
    } else if byte == UInt8(ascii: "\"") {
      other.isInString = true
      other.strings += 1
    } else if byte != 0x20, byte != 0x09, byte != 0x0D {
      other.hasWord = true
      other.isOdd = other.isOdd || !ObjectCutter.isOfWord(byte)
    }
    if other.text.count < Other.longest { other.text.append(byte) }
    return true
  }

  private mutating func finishOther(_ found: (RawCase) -> Void) {
    guard var other else { return }
    while let last = other.text.last, [0x20, 0x09, 0x0D].contains(last) { other.text.removeLast() }
    // Brackets in it may have been ones of lists.
    if !other.isValue { lists.lose() }
    add([], at: other.place, .noObject(number: count + 1, text: other.text), found)
    self.other = nil
  }

  /// Whether a byte may be one of a number, of `true`, `false` or `null`.
  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// Says what is wrong with a list.
  private mutating func refuse(_ fault: CaseLists.Fault?, _ found: (RawCase) -> Void) {
    guard let fault else { return }
    found(RawCase(text: [], at: fault.place, form: .list(fault.message), file: file))
    count += 1
  }

  private mutating func add(
    _ text: [UInt8], at place: FilePlace, _ form: RawCase.Form, _ found: (RawCase) -> Void
  ) {
    found(RawCase(text: text, at: place, form: form, file: file, followsOnLine: place.line == lineBefore))
    lineBefore = place.line
    count += 1
  }
}

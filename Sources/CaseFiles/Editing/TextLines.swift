/// Where lines, blanks and comments of a text lie; comments are YAML's.
struct TextLines {
  private(set) var bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The line end of the file: that of its first line.
  var lineEnd: String {
    guard let first = bytes.firstIndex(where: TextLines.isBreak) else { return "\n" }
    guard bytes[first] == 0x0D else { return "\n" }
    return first + 1 < bytes.count && bytes[first + 1] == 0x0A ? "\r\n" : "\r"
  }

  /// Where the line of a byte begins.
  func lineStart(_ index: Int) -> Int {
    var start = index
    while start > 0, !TextLines.isBreak(bytes[start - 1]) { start -= 1 }
    return start
  }

  /// Where the line of a byte ends, before its line break.
  func contentEnd(_ index: Int) -> Int {
    var end = index
    while end < bytes.count, !TextLines.isBreak(bytes[end]) { end += 1 }
    return end
  }

  /// Where the next line begins.
  func nextLine(_ index: Int) -> Int {
    let end = contentEnd(index)
    guard end < bytes.count else { return end }
    return bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? end + 2 : end + 1
  }

  /// The first byte from `index` on that is no blank; a line break is none.
  func skippingBlanks(_ index: Int) -> Int {
    var index = index
    while index < bytes.count, TextLines.isBlank(bytes[index]) { index += 1 }
    return index
  }

  /// The first byte from `index` on that is neither blank nor line break.
  func skippingSpace(_ index: Int) -> Int {
    var index = index
    while index < bytes.count, TextLines.isBlank(bytes[index]) || TextLines.isBreak(bytes[index]) {
      index += 1
    }
    return index
  }

  /// The first byte from `index` on that belongs to no blank, line break or comment.
  func skippingComments(_ index: Int) -> Int {
    var index = skippingSpace(index)
    while index < bytes.count, bytes[index] == UInt8(ascii: "#") { index = skippingSpace(contentEnd(index)) }
    return index
  }

  /// Whether these bytes are blanks and line breaks alone.
  func isSpace(_ range: Range<Int>) -> Bool { skippingSpace(range.lowerBound) >= range.upperBound }

  /// Whether nothing stands before a byte on its line but blanks.
  func beginsLine(_ index: Int) -> Bool { skippingBlanks(lineStart(index)) == index }

  /// The blanks before what stands first on a line.
  func indentation(_ index: Int) -> String {
    let start = lineStart(index)
    return text(start..<skippingBlanks(start))
  }

  /// How many characters stand before a byte on its line.
  func column(_ index: Int) -> Int { bytes[lineStart(index)..<index].count { $0 & 0xC0 != 0x80 } }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Behind the last line of what ends at `index`, with the comment lines below it that are indented further than `column`.
  func endOfLines(_ index: Int, deeperThan column: Int) -> Int {
    var end = nextLine(index)
    while end < bytes.count {
      let first = skippingBlanks(end)
      guard first < bytes.count, bytes[first] == UInt8(ascii: "#"), first - end > column else { break }
      end = nextLine(first)
    }
    return end
  }

  /// A text in the place of bytes.
  struct Splice {
    let range: Range<Int>
    let text: String

    init(_ range: Range<Int>, _ text: String) { (self.range, self.text) = (range, text) }

    init(at index: Int, _ text: String) { self.init(index..<index, text) }
  }

  /// Changes the text at places that do not overlap.
  mutating func apply(_ splices: [Splice]) {
    for splice in splices.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(splice.range, with: Array(splice.text.utf8))
    }
  }

  private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

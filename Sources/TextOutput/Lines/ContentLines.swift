/// The lines of an iCalendar object (RFC 5545, section 3.1): each ends in CR LF and is folded after at most 75 octets, never inside
/// a character.
package struct ContentLines: Sendable {
  private var bytes: [UInt8] = []

  /// No line.
  package init() {}

  /// The text so far.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// A property whose value is written as it is: names, dates and numbers of the program's own.
  package mutating func add(_ property: String, _ value: String) {
    fold(Array("\(property):\(value)".utf8))
  }

  /// Lines that were made elsewhere.
  package mutating func add(_ lines: ContentLines) { bytes += lines.bytes }

  /// A whole line that was written by this program before.
  package mutating func add(line: String) { fold(Array(line.utf8)) }

  /// A property of type TEXT, escaped (section 3.3.11); line ends stay, other control characters do not.
  package mutating func add(_ property: String, text value: String) {
    var line = Array("\(property):".utf8)
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": line += [UInt8(ascii: "\\"), UInt8(scalar.value)]
      case "\n": line += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case _ where scalar.isObeyed: line += "\u{FFFD}".utf8
      case _ where scalar.isASCII: line.append(UInt8(scalar.value))
      default: line += String(scalar).utf8
      }
    }
    fold(line)
  }

  /// Breaks a line where the next character would be its 76th octet or beyond; continuations begin with a space.
  private mutating func fold(_ line: [UInt8]) {
    var start = 0
    while line.count - start > (start == 0 ? 75 : 74) {
      var end = start + (start == 0 ? 75 : 74)
      while line[end] & 0xC0 == 0x80 { end -= 1 }
      bytes += line[start..<end]
      bytes += "\r\n ".utf8
      start = end
    }
    bytes += line[start...]
    bytes += "\r\n".utf8
  }

  /// What stands between `BEGIN` and `END` of a component.
  package mutating func component(_ name: String, _ body: (inout ContentLines) -> Void) {
    add("BEGIN", name)
    body(&self)
    add("END", name)
  }
}

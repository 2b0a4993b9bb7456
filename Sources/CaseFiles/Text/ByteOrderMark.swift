/// Length of the byte order mark that a text begins with, in bytes; 0 without one.
public func byteOrderMarkLength(_ text: Span<UInt8>) -> Int {
  text.count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF ? 3 : 0
}

/// What the bytes of a file say.
enum FileText {
  /// The text as UTF-8, without the byte order mark that says how it is written: UTF-8 as it is, UTF-16 read.
  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    if var reader = UTF16Reader(beginningOf: bytes) {
      var text: [UInt8] = []
      text.reserveCapacity(bytes.count)
      reader.read(bytes, into: &text)
      reader.end(into: &text)
      return Array(text[byteOrderMarkLength(text.span)...])
    }
    let mark = byteOrderMarkLength(bytes.span)
    return mark == 0 ? bytes : Array(bytes[mark...])
  }
}

/// UTF-16 that comes part by part, read into UTF-8.
///
/// What is no UTF-16 comes out as bytes that are no UTF-8 either, so that whoever checks the text refuses it.
struct UTF16Reader: Sendable {
  private let isBigEndian: Bool
  /// The first byte of a code unit whose second has not come.
  private var half: UInt8?
  /// The leading code unit of a character that has two.
  private var leading: UInt16?

  /// Bytes that no UTF-8 has.
  private static let nothing: UInt8 = 0xFF

  /// Nil for a text that does not begin with a byte order mark of UTF-16.
  init?(beginningOf text: some Sequence<UInt8>) {
    var bytes = text.makeIterator()
    switch (bytes.next(), bytes.next()) {
    case (0xFF, 0xFE): isBigEndian = false
    case (0xFE, 0xFF): isBigEndian = true
    default: return nil
    }
  }

  /// Reads the next part; a byte order mark comes out as one of UTF-8.
  mutating func read(_ bytes: some Sequence<UInt8>, into text: inout [UInt8]) {
    for byte in bytes {
      guard let first = half else {
        half = byte
        continue
      }
      half = nil
      let (high, low) = isBigEndian ? (first, byte) : (byte, first)
      take(UInt16(high) << 8 | UInt16(low), &text)
    }
  }

  /// The end: half a character is none.
  mutating func end(into text: inout [UInt8]) {
    if half != nil || leading != nil { text.append(UTF16Reader.nothing) }
    (half, leading) = (nil, nil)
  }

  private mutating func take(_ unit: UInt16, _ text: inout [UInt8]) {
    if let first = leading {
      leading = nil
      if UTF16.isTrailSurrogate(unit) {
        let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
        append(UnicodeScalar(value), &text)
        return
      }
      text.append(UTF16Reader.nothing)
    }
    if UTF16.isLeadSurrogate(unit) {
      leading = unit
    } else {
      append(UnicodeScalar(UInt32(unit)), &text)
    }
  }

  private func append(_ scalar: UnicodeScalar?, _ text: inout [UInt8]) {
    guard let scalar else { return text.append(UTF16Reader.nothing) }
    text.append(contentsOf: String(Character(scalar)).utf8)
  }
}

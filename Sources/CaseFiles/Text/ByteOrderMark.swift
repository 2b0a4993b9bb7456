/// Length of the byte order mark that a text begins with, in bytes; 0 without one.
public func byteOrderMarkLength(_ text: Span<UInt8>) -> Int {
  text.count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF ? 3 : 0
}

import Glibc

/// Where the next line feed stands, at `start` or later; nil for none.
public func lineFeed(in bytes: Span<UInt8>, from start: Int) -> Int? {
  guard start < bytes.count else { return nil }
  return bytes.withUnsafeBytes { bytes in
    guard let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, bytes.count - start) else {
      return nil
    }
    return UnsafeRawPointer(found) - base
  }
}

/// How many line feeds there are in `bytes`, eight bytes at a time.
func lineCount(_ bytes: Span<UInt8>) -> Int {
  var (count, index) = (0, 0)
  while index + 8 <= bytes.count {
    // Eight counters of a byte each, none of which reaches 256.
    var counters: UInt64 = 0
    let end = min(index + 8 * 255, bytes.count) & ~7
    while index < end {
      let word =
        bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self) ^ 0x0A0A_0A0A_0A0A_0A0A
      // The highest bit of a byte is 0 where the byte of the word is: Warren, "Hacker's Delight", 6-1.
      let others = ((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F) | word
      counters &+= (~others >> 7) & 0x0101_0101_0101_0101
      index += 8
    }
    let pairs = (counters & 0x00FF_00FF_00FF_00FF) &+ (counters >> 8 & 0x00FF_00FF_00FF_00FF)
    count += Int((pairs &* 0x0001_0001_0001_0001) >> 48)
  }
  while index < bytes.count {
    if bytes[index] == UInt8(ascii: "\n") { count += 1 }
    index += 1
  }
  return count
}

import Glibc

/// Decimal numbers in bytes, read to the nearest double: what `strtod` gives, several times as fast.
///
/// A number is `[+-] digits [. digits] [e [+-] digits]`, `e` in either case, with at least one digit before or after the
/// point. What `strtod` takes besides (hexadecimal, `inf`, `nan`, leading space) is no number here.
public enum DecimalNumber {
  /// Reads the number that begins at `index`, and moves `index` behind it.
  ///
  /// - Returns: nil when none begins there, or when it is too large for a double; `index` is then of no meaning.
  ///   Numbers nearer to zero than the smallest double give zero.
  @inline(__always)
  static func read(_ bytes: Span<UInt8>, _ index: inout Int) -> Double? {
    let start = index
    let isNegative = index < bytes.count && bytes[index] == UInt8(ascii: "-")
    if isNegative || (index < bytes.count && bytes[index] == UInt8(ascii: "+")) { index += 1 }
    var digits: UInt64 = 0
    let first = index
    skipDigits(bytes, &index, &digits)
    var (digitCount, exponent) = (index - first, 0)
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      let point = index
      skipEightDigits(bytes, &index, &digits)
      skipDigits(bytes, &index, &digits)
      exponent = point - index
      digitCount -= exponent
    }
    guard digitCount > 0 else { return nil }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      guard let written = readExponent(bytes, &index) else { return nil }
      exponent += written
    }
    // Nineteen digits fit 64 bits, and zeros before them do not count.
    if digitCount > 19 { digitCount -= leadingZeros(bytes, first) }
    if digitCount <= 19, let size = exactDouble(digits: digits, exponent: exponent) {
      return isNegative ? -size : size
    }
    return fallback(bytes, start..<index)
  }

  /// The number that `bytes` are, all of them; nil when they are none, or one too large for a double.
  public static func value(of bytes: Span<UInt8>) -> Double? {
    var index = 0
    guard let value = read(bytes, &index), index == bytes.count else { return nil }
    return value
  }

  /// Adds the digits at `index` to those so far. What overflows is of no use, and not used.
  @inline(__always)
  private static func skipDigits(_ bytes: Span<UInt8>, _ index: inout Int, _ digits: inout UInt64) {
    while index < bytes.count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return }
      digits = digits &* 10 &+ UInt64(digit)
      index += 1
    }
  }

  /// The same, eight at a time as long as there are eight.
  @inline(__always)
  private static func skipEightDigits(_ bytes: Span<UInt8>, _ index: inout Int, _ digits: inout UInt64) {
    while index + 8 <= bytes.count {
      let word = UInt64(
        littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      // A byte is a digit when its high half is 3, and still is after 6 has been added.
      let high: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
      guard word & high | ((word &+ 0x0606_0606_0606_0606) & high) >> 4 == 0x3333_3333_3333_3333 else {
        return
      }
      // Pairs, then fours, then all eight, the first digit the most significant.
      let units = word & 0x0F0F_0F0F_0F0F_0F0F
      let pairs = (units &* 10 &+ (units >> 8)) & 0x00FF_00FF_00FF_00FF
      let fours = (pairs &* 100 &+ (pairs >> 16)) & 0x0000_FFFF_0000_FFFF
      let eight = (fours &* 10000 &+ (fours >> 32)) & 0xFFFF_FFFF
      digits = digits &* 100_000_000 &+ eight
      index += 8
    }
  }

  /// Zeros before the first other digit, the point among them left out.
  @inline(never)
  private static func leadingZeros(_ bytes: Span<UInt8>, _ first: Int) -> Int {
    var (index, count) = (first, 0)
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "0") {
        count += 1
      } else if bytes[index] != UInt8(ascii: ".") {
        break
      }
      index += 1
    }
    return count
  }

  /// The exponent that begins with the `e` at `index`; nil when no digit follows. Beyond ±10^6 its size does not matter:
  /// that many digits no line has.
  private static func readExponent(_ bytes: Span<UInt8>, _ index: inout Int) -> Int? {
    index += 1
    let isNegative = index < bytes.count && bytes[index] == UInt8(ascii: "-")
    if isNegative || (index < bytes.count && bytes[index] == UInt8(ascii: "+")) { index += 1 }
    let first = index
    var exponent = 0
    while index < bytes.count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      exponent = min(exponent * 10 + Int(digit), 1_000_000)
      index += 1
    }
    guard index > first else { return nil }
    return isNegative ? -exponent : exponent
  }

  /// The C library's answer, for a number whose grammar has been checked.
  @inline(never)
  private static func fallback(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Double? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: range.count + 1) { text in
      for (offset, index) in range.enumerated() {
        text.initializeElement(at: offset, to: CChar(bitPattern: bytes[index]))
      }
      text.initializeElement(at: range.count, to: 0)
      guard let start = text.baseAddress else { return nil }
      let value = strtod(start, nil)
      return value.isFinite ? value : nil
    }
  }
}

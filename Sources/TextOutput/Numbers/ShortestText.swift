/// As few digits as read back the same double, without a needless `.0`.
public func shortest(_ value: Double) -> String {
  let text = value.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// Bytes that ``writeShortest(_:to:)`` touches at most; those behind the number's end are of no meaning.
@usableFromInline
package let longestNumber = 32

/// Writes a number as ``shortest(_:)`` has it, and returns how many bytes; 0 for one of those few whose digits the standard library has
/// to find.
@inlinable
@inline(__always)
package func writeShortest(_ value: Double, to place: UnsafeMutablePointer<UInt8>) -> Int {
  // What has few binary digits behind the point has all its decimals shown, and no shorter number is the same.
  let sixteenths = value.magnitude * 16
  if sixteenths < 1e10 {
    // From 2^52 doubles are whole numbers, so that the sum is rounded to one, which its last bits are.
    let sum = sixteenths + 0x1p52
    if sum - 0x1p52 == sixteenths {
      let count = sum.significandBitPattern
      let start = writeSign(value.sign == .minus, to: place)
      let end = start + writeDigits(count / 16, to: place + start)
      return count % 16 == 0 ? end : end + writeSixteenths(count % 16, to: place + end)
    }
  }
  return writeManyDigits(value, to: place)
}

/// Writes the decimals of so many sixteenths, 1...15, with the point before them, and returns how many bytes.
@inlinable
@inline(__always)
func writeSixteenths(_ count: UInt64, to place: UnsafeMutablePointer<UInt8>) -> Int {
  let decimals = count * 625
  place[0] = UInt8(ascii: ".")
  writePair(decimals / 100, to: place + 1)
  writePair(decimals % 100, to: place + 3)
  // Odd sixteenths have four decimals, odd eighths three, and so on.
  return 5 - count.trailingZeroBitCount
}

/// Writes any other number.
@usableFromInline
@inline(never)
func writeManyDigits(_ value: Double, to place: UnsafeMutablePointer<UInt8>) -> Int {
  guard let digits = ShortestDigits(value.magnitude) else { return 0 }
  let start = writeSign(value.sign == .minus, to: place)
  let length = digits.write(to: place + start)
  return length == 0 ? 0 : start + length
}

extension ShortestDigits {
  /// Writes digits with a point among or before them, touching at most 22 bytes, and returns how many; 0 for a whole number.
  @inline(__always)
  fileprivate func write(to place: UnsafeMutablePointer<UInt8>) -> Int {
    let (upper, lower) = digits.quotientAndRemainder(dividingBy: 100_000_000)
    let (first, rest) = UInt32(truncatingIfNeeded: upper).quotientAndRemainder(dividingBy: 100_000_000)
    let (middle, last) = (EightDigits(rest), EightDigits(UInt32(truncatingIfNeeded: lower)))
    let zeros = last.values == 0 ? 8 + middle.trailingZeros : last.trailingZeros
    // The first eight of the seventeen digits; the ninth stands at the end of the middle ones.
    let front = middle.text << 8 | UInt64(UInt8(ascii: "0")) | UInt64(first)
    let ninth = UInt8(truncatingIfNeeded: middle.text >> 56)
    let whole = 17 + exponent
    guard whole > 0 else {
      // `0.`, and zeros: the digits come over those that are too many.
      writeWord(0x3030_3030_3030_2E30, to: place)
      let start = place + 2 - whole
      writeWord(front, to: start)
      start[8] = ninth
      writeWord(last.text, to: start + 9)
      return 19 - whole - zeros
    }
    guard zeros < 17 - whole else { return 0 }
    guard whole < 8 else {
      writeWord(front, to: place + 1)
      place[9] = ninth
      writeWord(last.text, to: place + 10)
      for index in 0..<whole { place[index] = place[index + 1] }
      place[whole] = UInt8(ascii: ".")
      return 18 - zeros
    }
    // What is behind the point comes over what is too much before it.
    writeWord(front, to: place)
    place[whole] = UInt8(ascii: ".")
    writeWord(front &>> UInt64(truncatingIfNeeded: 8 &* whole), to: place + whole + 1)
    place[9] = ninth
    writeWord(last.text, to: place + 10)
    return 18 - zeros
  }
}

/// As few digits as read back the same double, without a needless `.0`.
public func shortest(_ value: Double) -> String {
  let text = value.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// Bytes that ``writeShortest(_:to:)`` touches at most; those behind the number's end are of no meaning.
let longestNumber = 32

/// Writes a number as ``shortest(_:)`` has it, and returns how many bytes; 0 for one of those few whose digits the standard library has
/// to find.
@inline(__always)
func writeShortest(_ value: Double, to place: UnsafeMutablePointer<UInt8>) -> Int {
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
@inline(__always)
private func writeSixteenths(_ count: UInt64, to place: UnsafeMutablePointer<UInt8>) -> Int {
  let decimals = count * 625
  place[0] = UInt8(ascii: ".")
  writePair(decimals / 100, to: place + 1)
  writePair(decimals % 100, to: place + 3)
  // Odd sixteenths have four decimals, odd eighths three, and so on.
  return 5 - count.trailingZeroBitCount
}

/// Writes any other number.
@inline(never)
private func writeManyDigits(_ value: Double, to place: UnsafeMutablePointer<UInt8>) -> Int {
  let size = value.magnitude
  guard size >= 1e-4, let digits = ShortestDigits(size) else { return 0 }
  let start = writeSign(value.sign == .minus, to: place)
  let length = digits.write(to: place + start)
  return length == 0 ? 0 : start + length
}

extension ShortestDigits {
  /// Writes digits with a point among or before them, touching at most 22 bytes, and returns how many; 0 for a whole number.
  ///
  /// - Precondition: the number is at least 1e-4.
  @inline(__always)
  fileprivate func write(to place: UnsafeMutablePointer<UInt8>) -> Int {
    let (first, rest) = digits.quotientAndRemainder(dividingBy: 10_000_000_000_000_000)
    let (middle, last) = (EightDigits(rest / 100_000_000), EightDigits(rest % 100_000_000))
    let zeros = last.values == 0 ? 8 + middle.trailingZeros : last.trailingZeros
    let whole = 17 + exponent
    let start: UnsafeMutablePointer<UInt8>
    if whole <= 0 {
      // `0.`, and zeros: the digits come over those that are too many.
      writeWord(0x3030_3030_3030_2E30, to: place)
      start = place + 2 - whole
    } else {
      guard zeros < 17 - whole else { return 0 }
      start = place + 1
    }
    start[0] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: first)
    writeWord(middle.text, to: start + 1)
    writeWord(last.text, to: start + 9)
    guard whole > 0 else { return 19 - whole - zeros }
    if whole < 8 {
      // The first eight digits anew, those before the point one place further to the front.
      let digits = middle.text << 8 | UInt64(UInt8(ascii: "0")) | first
      let bits = UInt64(truncatingIfNeeded: 8 &* whole)
      let before = (1 as UInt64 &<< bits) &- 1
      let point = UInt64(UInt8(ascii: ".")) &<< bits
      writeWord(digits & before | point | (digits & ~before) << 8, to: place)
    } else {
      for index in 0..<whole { place[index] = place[index + 1] }
      place[whole] = UInt8(ascii: ".")
    }
    return 18 - zeros
  }
}

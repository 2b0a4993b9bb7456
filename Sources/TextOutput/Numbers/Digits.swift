/// `00`, `01` … `99`.
@usableFromInline
let pairs: StaticString = """
  0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849\
  5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899
  """

/// Writes two digits of a number under 100.
@inlinable
@inline(__always)
package func writePair(_ value: UInt64, to place: UnsafeMutablePointer<UInt8>) {
  let pair = pairs.utf8Start + 2 * Int(value)
  (place[0], place[1]) = (pair[0], pair[1])
}

@inlinable
@inline(__always)
func digit(_ value: UInt64) -> UInt8 { UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value) }

/// Writes the digits of a number, and returns how many.
@inlinable
@inline(__always)
package func writeDigits(_ value: UInt64, to place: UnsafeMutablePointer<UInt8>) -> Int {
  if value < 10 {
    place[0] = digit(value)
    return 1
  }
  if value < 100 {
    writePair(value, to: place)
    return 2
  }
  if value < 1000 {
    place[0] = digit(value / 100)
    writePair(value % 100, to: place + 1)
    return 3
  }
  return writeManyDigits(value, to: place)
}

/// The same for a number of four digits or more.
@usableFromInline
@inline(never)
func writeManyDigits(_ value: UInt64, to place: UnsafeMutablePointer<UInt8>) -> Int {
  var (count, bound) = (4, UInt64(10_000))
  while value >= bound, count < 20 {
    count += 1
    let (next, isOver) = bound.multipliedReportingOverflow(by: 10)
    bound = isOver ? .max : next
  }
  var (rest, end) = (value, count)
  while end >= 2 {
    let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
    end -= 2
    writePair(pair, to: place + end)
    rest = quotient
  }
  if end == 1 { place[0] = digit(rest) }
  return count
}

@inlinable
@inline(__always)
package func writeSign(_ isNegative: Bool, to place: UnsafeMutablePointer<UInt8>) -> Int {
  place[0] = UInt8(ascii: "-")
  return isNegative ? 1 : 0
}

/// Eight decimal digits as the bytes 0...9 of a word, the first digit in the lowest byte.
@usableFromInline
package struct EightDigits {
  /// One digit a byte.
  @usableFromInline
  package let values: UInt64

  /// The digits of a number under 10^8, zeros before it included: halved to two numbers of four digits, to four of two, to eight of
  /// one, each by a multiplication that divides all parts of the word at once.
  @inlinable
  @inline(__always)
  package init(_ number: UInt32) {
    let fours = UInt64(number / 10_000) | UInt64(number % 10_000) << 32
    // 10486 / 2^20 and 103 / 2^10 divide numbers under 10^4 and 10^2 exactly.
    let hundreds = (fours &* 10_486) >> 20 & 0x0000_007F_0000_007F
    let twos = hundreds | (fours &- hundreds &* 100) << 16
    let tens = (twos &* 103) >> 10 & 0x000F_000F_000F_000F
    values = tens | (twos &- tens &* 10) << 8
  }

  /// As text.
  @inlinable
  package var text: UInt64 { values | 0x3030_3030_3030_3030 }
  /// Zeros at the end, 8 where there is nothing else.
  @inlinable
  package var trailingZeros: Int { values.leadingZeroBitCount >> 3 }
}

/// Writes eight bytes, the lowest first.
@inlinable
@inline(__always)
package func writeWord(_ word: UInt64, to place: UnsafeMutablePointer<UInt8>) {
  UnsafeMutableRawPointer(place).storeBytes(of: word.littleEndian, as: UInt64.self)
}

import DeformityCorrection

/// UTF-8 text as it grows. Nothing here makes a string of a number.
extension [UInt8] {
  /// Adds what `body` writes to a place with room for `most` bytes; it returns how many.
  @inline(__always)
  mutating func append(atMost most: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    // Growing by what is asked for alone would copy everything again and again.
    if capacity - count < most { reserveCapacity(Swift.max(2 * capacity, count + most)) }
    append(addingCapacity: most) { room in
      room.withUnsafeMutableBufferPointer { buffer, initialized in
        if let start = buffer.baseAddress { initialized = body(start) }
      }
    }
  }

  /// Text as it is.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    let (start, count) = (text.utf8Start, text.utf8CodeUnitCount)
    append(atMost: count) { place in
      place.update(from: start, count: count)
      return count
    }
  }

  /// Text as it is, unless it is known beforehand.
  @_disfavoredOverload
  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      guard let start = utf8.baseAddress else { return }
      append(atMost: utf8.count) { place in
        place.update(from: start, count: utf8.count)
        return utf8.count
      }
    }
  }

  /// A number in as few digits as read back the same double, without a needless `.0`, as ``shortest(_:)`` has it.
  ///
  /// - Parameter value: finite.
  mutating func append(shortest value: Double) {
    let before = count
    append(atMost: longestNumber) { writeShortest(value, to: $0) }
    if count == before { append(Reports.shortest(value)) }
  }

  /// A whole number.
  mutating func append(whole value: Int) {
    append(atMost: 24) { place in
      let start = writeSign(value < 0, to: place)
      return start + writeDigits(UInt64(value.magnitude), to: place + start)
    }
  }

  /// `YYYY-MM-DD`.
  mutating func append(_ date: CalendarDate) {
    let (year, month, day) = date.components
    guard (1000...9999).contains(year) else { return append(date.description) }
    append(atMost: 10) { place in
      _ = writeDigits(UInt64(year), to: place)
      for (offset, part) in [(4, month), (7, day)] {
        place[offset] = UInt8(ascii: "-")
        writePair(UInt64(part), to: place + offset + 1)
      }
      return 10
    }
  }
}

/// Bytes that ``writeShortest(_:to:)`` writes at most.
let longestNumber = 32

/// Writes a number as ``shortest(_:)`` has it, and returns how many bytes; 0 for one of those few whose digits the standard library has
/// to find.
@inline(__always)
func writeShortest(_ value: Double, to place: UnsafeMutablePointer<UInt8>) -> Int {
  let size = value.magnitude
  let start = writeSign(value.sign == .minus, to: place)
  // What has few binary digits behind the point has all its decimals shown, and no shorter number is the same.
  let sixteenths = size * 16
  if sixteenths < 1e10, sixteenths == sixteenths.rounded(.towardZero) {
    let count = UInt64(sixteenths)
    let end = start + writeDigits(count / 16, to: place + start)
    return count % 16 == 0 ? end : end + writeFraction(count % 16 * 625, digits: 4, to: place + end)
  }
  guard size >= 1e-4, let digits = ShortestDigits(size), digits.exponent < 0 else { return 0 }
  return start + digits.write(to: place + start)
}

extension ShortestDigits {
  /// Writes digits with a point among or before them, at most 26 bytes, and returns how many.
  ///
  /// - Precondition: `exponent` is negative, and the number at least 1e-4.
  @inline(__always)
  fileprivate func write(to place: UnsafeMutablePointer<UInt8>) -> Int {
    let count = digitCount(digits)
    let whole = count + exponent
    guard whole > 0 else {
      place[0] = UInt8(ascii: "0")
      place[1] = UInt8(ascii: ".")
      for zero in 0..<(-whole) { place[2 + zero] = UInt8(ascii: "0") }
      writeDigits(digits, count, to: place + 2 - whole)
      return 2 - whole + count
    }
    writeDigits(digits, count, to: place + 1)
    for index in 0..<whole { place[index] = place[index + 1] }
    place[whole] = UInt8(ascii: ".")
    return count + 1
  }
}

/// `00`, `01` … `99`.
private let pairs: StaticString = """
  0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849\
  5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899
  """

/// Writes two digits of a number under 100.
@inline(__always)
private func writePair(_ value: UInt64, to place: UnsafeMutablePointer<UInt8>) {
  let pair = pairs.utf8Start + 2 * Int(value)
  (place[0], place[1]) = (pair[0], pair[1])
}

/// How many digits a number has; 1 for 0.
@inline(__always)
private func digitCount(_ value: UInt64) -> Int {
  var (count, bound) = (1, UInt64(10))
  while value >= bound, count < 20 {
    count += 1
    let (next, isOver) = bound.multipliedReportingOverflow(by: 10)
    bound = isOver ? .max : next
  }
  return count
}

/// Writes so many digits of a number.
@inline(__always)
private func writeDigits(_ value: UInt64, _ count: Int, to place: UnsafeMutablePointer<UInt8>) {
  var (rest, end) = (value, count)
  while end >= 2 {
    let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
    end -= 2
    writePair(pair, to: place + end)
    rest = quotient
  }
  if end == 1 { place[0] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest) }
}

/// Writes the digits of a number, and returns how many.
@inline(__always)
func writeDigits(_ value: UInt64, to place: UnsafeMutablePointer<UInt8>) -> Int {
  guard value > 9 else {
    place[0] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value)
    return 1
  }
  let count = digitCount(value)
  writeDigits(value, count, to: place)
  return count
}

/// Writes a point and the digits behind it, zeros at the end left out, and returns how many bytes; none for 0.
///
/// - Parameter fraction: of that many digits, at most 9.
@inline(__always)
func writeFraction(_ fraction: UInt64, digits: Int, to place: UnsafeMutablePointer<UInt8>) -> Int {
  guard fraction > 0 else { return 0 }
  place[0] = UInt8(ascii: ".")
  writeDigits(fraction, digits, to: place + 1)
  var end = digits
  while place[end] == UInt8(ascii: "0") { end -= 1 }
  return end + 1
}

@inline(__always)
private func writeSign(_ isNegative: Bool, to place: UnsafeMutablePointer<UInt8>) -> Int {
  guard isNegative else { return 0 }
  place[0] = UInt8(ascii: "-")
  return 1
}

import DeformityCorrection

/// UTF-8 text as it grows. Nothing here makes a string of a number.
extension [UInt8] {
  /// Text as it is.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Text as it is, unless it is known beforehand.
  @_disfavoredOverload
  mutating func append(_ text: String) { append(contentsOf: text.utf8) }

  /// A number in as few digits as read back the same double, without a needless `.0`, as ``shortest(_:)`` has it.
  ///
  /// - Parameter value: finite.
  mutating func append(shortest value: Double) {
    let size = value.magnitude
    // What has few binary digits behind the point has all its decimals shown, and no shorter number is the same.
    let sixteenths = size * 16
    if sixteenths < 1e10, sixteenths == sixteenths.rounded(.towardZero) {
      if value.sign == .minus { append(UInt8(ascii: "-")) }
      let count = UInt64(sixteenths)
      append(digits: count / 16)
      if count % 16 != 0 { append(fraction: count % 16 * 625, digits: 4) }
    } else if let digits = ShortestDigits(size), digits.exponent < 0, size >= 1e-4 {
      if value.sign == .minus { append(UInt8(ascii: "-")) }
      append(digits)
    } else {
      append(Reports.shortest(value))
    }
  }

  /// A whole number.
  mutating func append(whole value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    append(digits: UInt64(value.magnitude))
  }

  /// `YYYY-MM-DD`.
  mutating func append(_ date: CalendarDate) {
    let (year, month, day) = date.components
    guard (1000...9999).contains(year) else { return append(date.description) }
    append(digits: UInt64(year))
    for part in [month, day] {
      append(UInt8(ascii: "-"))
      append(UInt8(ascii: "0") + UInt8(part / 10))
      append(UInt8(ascii: "0") + UInt8(part % 10))
    }
  }

  /// Digits of a positive number with a point among or before them.
  private mutating func append(_ number: ShortestDigits) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { room in
      let first = write(number.digits, to: room)
      let count = 20 - first
      let whole = count + number.exponent
      if whole > 0 {
        append(contentsOf: UnsafeBufferPointer(rebasing: room[first..<(first + whole)]))
        append(UInt8(ascii: "."))
        append(contentsOf: UnsafeBufferPointer(rebasing: room[(first + whole)...]))
      } else {
        append("0.")
        for _ in whole..<0 { append(UInt8(ascii: "0")) }
        append(contentsOf: UnsafeBufferPointer(rebasing: room[first...]))
      }
    }
  }

  /// The digits of a whole number.
  mutating func append(digits value: UInt64) {
    guard value > 9 else { return append(UInt8(ascii: "0") + UInt8(value)) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { room in
      let first = write(value, to: room)
      append(contentsOf: UnsafeBufferPointer(rebasing: room[first...]))
    }
  }

  /// A point and the digits behind it, zeros at the end left out; nothing for 0.
  ///
  /// - Parameter fraction: of that many digits.
  mutating func append(fraction: UInt64, digits: Int) {
    guard fraction > 0 else { return }
    append(UInt8(ascii: "."))
    var (rest, unit) = (fraction, UInt64(1))
    for _ in 1..<digits { unit *= 10 }
    while rest > 0 {
      let (digit, next) = rest.quotientAndRemainder(dividingBy: unit)
      append(UInt8(ascii: "0") + UInt8(digit))
      (rest, unit) = (next, unit / 10)
    }
  }
}

/// Writes digits to the end of room for twenty, and says where they begin.
@inline(__always)
private func write(_ value: UInt64, to room: UnsafeMutableBufferPointer<UInt8>) -> Int {
  var (rest, place) = (value, 20)
  repeat {
    let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
    place -= 1
    room[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
    rest = quotient
  } while rest > 0
  return place
}

import DeformityCorrection

extension [UInt8] {
  /// A parameter as it would be typed, to at most `digits` decimals: `12 varus`; `0` for none. What `Deformity.words` says,
  /// by whole numbers, unless the value is so near to the middle between two decimals that only all its digits tell which way
  /// to round.
  mutating func append(_ deformity: Deformity, _ parameter: DeformityParameter, digits: Int) {
    let value = parameter.unit.outside(deformity[parameter])
    guard let (units, unit) = decimalUnits(value.magnitude, digits: digits) else {
      return append(deformity.words(parameter, digits: digits))
    }
    append(atMost: 24) { place in
      let whole = writeDigits(units / unit, to: place)
      let end = whole + writeFraction(units % unit, digits: digits, to: place + whole)
      guard units > 0 else { return end }
      place[end] = UInt8(ascii: " ")
      return end + 1
    }
    if units > 0 { append(parameter.directions.word(of: value).rawValue) }
  }
}

/// A size in whole units of its last decimal, and how many of them make 1; nil where rounding them is a close call, or the number
/// is too large for doubles to carry as many decimals.
private func decimalUnits(_ size: Double, digits: Int) -> (units: UInt64, unit: UInt64)? {
  guard (1...6).contains(digits) else { return nil }
  var unit: UInt64 = 1
  for _ in 0..<digits { unit *= 10 }
  let scaled = size * Double(unit)
  guard scaled < 1e9 else { return nil }
  let whole = scaled.rounded()
  guard abs(abs(scaled - whole) - 0.5) > 1e-6 else { return nil }
  return (UInt64(whole), unit)
}

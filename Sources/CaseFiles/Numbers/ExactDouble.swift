/// Powers of five that fit 64 bits: index k holds 5^k, k = 0...27.
private let powersOfFive: InlineArray<28, UInt64> = [
  1, 5, 25, 125, 625, 3_125, 15_625, 78_125, 390_625, 1_953_125, 9_765_625, 48_828_125, 244_140_625,
  1_220_703_125, 6_103_515_625, 30_517_578_125, 152_587_890_625, 762_939_453_125, 3_814_697_265_625,
  19_073_486_328_125, 95_367_431_640_625, 476_837_158_203_125, 2_384_185_791_015_625,
  11_920_928_955_078_125, 59_604_644_775_390_625, 298_023_223_876_953_125, 1_490_116_119_384_765_625,
  7_450_580_596_923_828_125,
]

/// Powers of ten that are doubles to the last bit: index k holds 10^k, k = 0...22.
private let powersOfTen: InlineArray<23, Double> = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
  1e19, 1e20, 1e21, 1e22,
]

/// `digits · 10^exponent`, rounded once, to the nearest double with ties to even; nil where this way cannot tell.
///
/// Where digits and power of ten are both doubles, one floating-point operation rounds once (Clinger, "How to read
/// floating point numbers accurately", 1990). Otherwise `10^k = 5^k 2^k`, the product or quotient with `5^k` is taken in
/// whole numbers of 128 bits, and what lies below its first 64 bits is kept as one bit, which is all that rounding asks for.
///
/// - Returns: nil for an exponent outside -27...27 where Clinger's condition does not hold.
func exactDouble(digits: UInt64, exponent: Int) -> Double? {
  let power = abs(exponent)
  if digits <= 1 << 53, power < powersOfTen.count {
    return exponent < 0 ? Double(digits) / powersOfTen[power] : Double(digits) * powersOfTen[power]
  }
  guard power < powersOfFive.count else { return nil }
  return exponent < 0
    ? quotient(digits, powersOfFive[power], twos: exponent)
    : product(digits, powersOfFive[power], twos: exponent)
}

/// `digits / divisor · 2^twos`.
private func quotient(_ digits: UInt64, _ divisor: UInt64, twos: Int) -> Double {
  // With both leading bits set, digits · 2^63 / divisor lies between 2^62 and 2^64: 62 bits or more of quotient.
  let (digitShift, divisorShift) = (digits.leadingZeroBitCount, divisor.leadingZeroBitCount)
  let (numerator, denominator) = (digits << UInt64(digitShift), divisor << UInt64(divisorShift))
  let low = numerator << 63
  let whole = denominator.dividingFullWidth((numerator >> 1, low)).quotient
  let isExact = whole &* denominator == low
  return Double(isExact ? whole : whole | 1) * powerOfTwo(twos - 63 - digitShift + divisorShift)
}

/// `digits · factor · 2^twos`.
private func product(_ digits: UInt64, _ factor: UInt64, twos: Int) -> Double {
  let (high, low) = digits.multipliedFullWidth(by: factor)
  guard high > 0 else { return Double(low) * powerOfTwo(twos) }
  let shift = high.leadingZeroBitCount
  let top = shift == 0 ? high : high << UInt64(shift) | low >> UInt64(64 - shift)
  let isExact = low << UInt64(shift) == 0
  return Double(isExact ? top : top | 1) * powerOfTwo(twos + 64 - shift)
}

/// 2^exponent, for exponents of normal doubles.
private func powerOfTwo(_ exponent: Int) -> Double {
  Double(bitPattern: UInt64(exponent + 1023) << 52)
}

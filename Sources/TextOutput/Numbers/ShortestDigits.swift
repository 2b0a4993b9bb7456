/// Powers of five that fit 64 bits: index k holds 5^k, k = 0...21.
private let powersOfFive: InlineArray<22, UInt64> = [
  1, 5, 25, 125, 625, 3_125, 15_625, 78_125, 390_625, 1_953_125, 9_765_625, 48_828_125, 244_140_625,
  1_220_703_125, 6_103_515_625, 30_517_578_125, 152_587_890_625, 762_939_453_125, 3_814_697_265_625,
  19_073_486_328_125, 95_367_431_640_625, 476_837_158_203_125,
]

/// A positive number as seventeen digits and a power of ten: `digits · 10^exponent`. Those that are not needed are zeros at the end.
package struct ShortestDigits {
  /// 10^16 ..< 10^17.
  package let digits: UInt64
  /// -22...(-1).
  package let exponent: Int

  /// The shortest decimal that reads back the same double, and of several the nearest to it; nil where this way cannot tell.
  ///
  /// The scheme is that of Giulietti, "The Schubfach way to render doubles" (2020): scaled by the power of ten for which the
  /// interval of what reads back the same is between 1 and 10 wide, the interval holds at most one multiple of ten, which
  /// is then the shortest, and otherwise one of the two whole numbers next to the value. Between 2^-13 and 2^53 the power
  /// of five in the scale fits 47 bits and what lies behind the point 47, so that one product of 128 bits is exact and all
  /// that is compared fits 64.
  ///
  /// - Parameter value: not negative.
  /// - Returns: nil below 2^-13 and from 2^53, at powers of two, whose interval is not symmetric, where an end of the interval is
  ///   a multiple of ten, and where the value is in the middle between two whole numbers.
  @inline(__always)
  package init?(_ value: Double) {
    let fraction = value.significandBitPattern
    // The exponent of the last bit.
    let twos = Int(truncatingIfNeeded: value.bitPattern &>> 52) &- 1075
    guard -65...0 ~= twos, fraction != 0 else { return nil }
    // The largest k with 10^k ≤ 2^twos, by a multiplication that is exact for these exponents: 1262611 / 2^22 is log10(2).
    let tens = (twos &* 1_262_611) >> 22
    let scale = powersOfFive[-tens]
    // The value in units of 10^tens: its whole part, and what lies behind the point in units of 2^-shift; so is half the distance
    // to its neighbours.
    let shift = UInt64(truncatingIfNeeded: tens &- twos &+ 1)
    let (high, low) = (fraction | 1 << 52).multipliedFullWidth(by: 2 &* scale)
    let whole = high &<< (64 &- shift) | low &>> shift
    let (one, half) = (1 as UInt64 &<< shift, scale)
    let rest = low & (one &- 1)
    // How far the value lies above the multiple of ten before it, and below the one behind it.
    let last = whole % 10
    let above = last &<< shift | rest
    let below = 10 &* one &- above
    guard above != half, below != half, rest != half, one &- rest != half, 2 &* rest != one else {
      return nil
    }
    // Of the two whole numbers the nearer one lies within the interval, for it is at least one unit wide. Which of the three it is
    // no processor can foretell, so that it is chosen without a branch.
    let nearer = whole &+ 1 &- (isLess(2 &* rest, one) & 1)
    let (isTen, isNextTen) = (isLess(above, half), isLess(below, half))
    let ten = whole &- last &+ (isNextTen & 10)
    let found = nearer ^ ((nearer ^ ten) & (isTen | isNextTen))
    // The value has 53 bits, so that there are sixteen digits at least.
    (digits, exponent) = found < 10_000_000_000_000_000 ? (found &* 10, tens &- 1) : (found, tens)
  }
}

/// All bits set where `a < b`, none otherwise; for numbers under 2^63.
@inline(__always)
private func isLess(_ a: UInt64, _ b: UInt64) -> UInt64 { 0 &- ((a &- b) &>> 63) }

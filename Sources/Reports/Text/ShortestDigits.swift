/// Powers of five that fit 64 bits: index k holds 5^k, k = 0...21.
private let powersOfFive: InlineArray<22, UInt64> = [
  1, 5, 25, 125, 625, 3_125, 15_625, 78_125, 390_625, 1_953_125, 9_765_625, 48_828_125, 244_140_625,
  1_220_703_125, 6_103_515_625, 30_517_578_125, 152_587_890_625, 762_939_453_125, 3_814_697_265_625,
  19_073_486_328_125, 95_367_431_640_625, 476_837_158_203_125,
]

/// A positive number as whole digits and a power of ten: `digits · 10^exponent`.
struct ShortestDigits {
  let digits: UInt64
  let exponent: Int

  /// The shortest decimal that reads back the same double, and of several the nearest to it; nil where this way cannot tell.
  ///
  /// The scheme is that of Giulietti, "The Schubfach way to render doubles" (2020): scaled by the power of ten for which the
  /// interval of what reads back the same is between 1 and 10 wide, the interval holds at most one multiple of ten, which
  /// is then the shortest, and otherwise one of the two whole numbers next to the value. Between 1e-5 and 2^53 the power
  /// of five in the scale fits 49 bits, so that all products are exact in 128 bits.
  ///
  /// - Parameter value: finite and > 0.
  /// - Returns: nil below 1e-5 and from 2^53, at powers of two, whose interval is not symmetric, and where an end of the
  ///   interval is itself a candidate.
  @inline(__always)
  init?(_ value: Double) {
    guard value >= 1e-5, value < 0x1p53 else { return nil }
    let fraction = value.significandBitPattern
    guard fraction != 0 else { return nil }
    let significand = fraction | 1 << 52
    let twos = Int(value.exponent) - 52
    // The largest k with 10^k ≤ 2^twos, by a multiplication that is exact for these exponents: 1262611 / 2^22 is log10(2).
    let tens = (twos * 1_262_611) >> 22
    let scale = UInt128(powersOfFive[-tens])
    // In units of 10^tens / 4: the value, and half the distance to its neighbours.
    let shift = UInt128(-(twos - tens))
    let (scaled, half) = (UInt128(significand) &* 4 &* scale, scale &* 2)
    let (low, high) = (scaled &- half, scaled &+ half)
    let whole = UInt64(truncatingIfNeeded: scaled &>> (shift &+ 2))
    let unit = UInt128(1) &<< (shift &+ 2)
    let ten = UInt128(whole / 10 * 10) &<< (shift &+ 2)
    let nextTen = ten &+ unit &* 10
    guard ten != low, nextTen != high else { return nil }
    let (isTenIn, isNextTenIn) = (ten > low, nextTen < high)
    if isTenIn != isNextTenIn {
      self = ShortestDigits(trimming: whole / 10 + (isTenIn ? 0 : 1), exponent: tens + 1)
      return
    }
    let (one, other) = (UInt128(whole) &<< (shift &+ 2), UInt128(whole + 1) &<< (shift &+ 2))
    let rest = scaled &- one
    guard one != low, other != high, rest &* 2 != unit else { return nil }
    // The one that is nearer lies within the interval, for it is at least one unit wide.
    self = ShortestDigits(trimming: rest &* 2 < unit ? whole : whole + 1, exponent: tens)
  }

  private init(trimming digits: UInt64, exponent: Int) {
    var (digits, exponent) = (digits, exponent)
    while true {
      let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0, digits > 0 else { break }
      (digits, exponent) = (quotient, exponent + 1)
    }
    (self.digits, self.exponent) = (digits, exponent)
  }
}

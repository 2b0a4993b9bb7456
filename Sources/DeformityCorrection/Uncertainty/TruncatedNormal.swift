import Glibc

/// The standard normal distribution truncated at ±4 (MODEL section 11).
enum TruncatedNormal {
  /// The largest score.
  static let bound = 4.0
  /// Φ(4) - Φ(-4).
  private static let mass = 1 - 2 * 3.167124183311992e-05

  /// The score below which a fraction `uniform` of the distribution lies, 0 < uniform < 1.
  ///
  /// Wichura's PPND16 (Applied Statistics 1988, algorithm AS 241): relative error about 1e-16. Its branch for the far
  /// tails is beyond the truncation.
  @inline(__always)
  static func score(_ uniform: Double) -> Double {
    let q = (uniform - 0.5) * mass
    if abs(q) <= 0.425 {
      let r = 0.180625 - q * q
      return q * polynomial(r, a) / polynomial(r, b)
    }
    let r = (-log(q < 0 ? 0.5 + q : 0.5 - q)).squareRoot() - 1.6
    let score = polynomial(r, c) / polynomial(r, d)
    return q < 0 ? -score : score
  }

  private typealias Eight = SIMD8<Double>

  @inline(__always)
  private static func polynomial(_ x: Double, _ k: Eight) -> Double {
    let low = ((k[3] * x + k[2]) * x + k[1]) * x + k[0]
    let high = ((k[7] * x + k[6]) * x + k[5]) * x + k[4]
    let square = x * x
    return high * (square * square) + low
  }

  private static let a = Eight(
    3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
    45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727)
  private static let b = Eight(
    1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077, 21213.794301586595867,
    39307.895800092710610, 28729.085735721942674, 5226.4952788528545610)
  private static let c = Eight(
    1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
    1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4)
  private static let d = Eight(
    1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550, 0.148103976427480074590,
    0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9)
}

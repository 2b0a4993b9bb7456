import Glibc

/// Tells a path that goes to infinity at the end of its way from one that ends in a pose.
///
/// Near the end every coordinate goes like a power of the rest `r` of the way (a Puiseux series). A path goes to infinity
/// where its finiteness (``DualQuaternionFrame/finiteness(of:)``) is small already and still falls like one and the same `r^a`,
/// a > 0, over two stretches on each of which the rest falls to a half at least: where the exponents of both agree, the
/// limit is a small part of the value.
struct Decay {
  private var mark = (rest: 0.2, value: 1.0)
  private var exponents = (before: 0.0, last: 0.0)

  /// A complex pose that is not proven and has less than this counts as at infinity. A real one has 1.
  static let nothing = 1e-12
  /// A pose that has less than this may be proven for some lengths and not for others.
  static let small = 1e-12

  /// Takes note of the value at `rest`. True when it is certain enough that it vanishes at the end.
  mutating func vanishes(_ value: Double, rest: Double) -> Bool {
    guard rest <= mark.rest / 2 else { return false }
    exponents = (exponents.last, log(value / mark.value) / log(rest / mark.rest))
    mark = (rest, value)
    // As the exponents' difference is to 1, the limit is to the value.
    return value < 1e-6 && falls(within: 0.05) && value * abs(exponents.last - exponents.before) < 1e-12
  }

  /// Whether the value was small and falling where the path could not be followed further.
  var hadAlmostVanished: Bool {
    mark.value < Decay.nothing && exponents.last > 0.3 || mark.value < 1e-6 && falls(within: 0.05)
  }

  private func falls(within tolerance: Double) -> Bool {
    exponents.last > 0.3 && abs(exponents.last - exponents.before) < tolerance * exponents.last
  }
}

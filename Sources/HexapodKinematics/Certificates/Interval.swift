/// All real numbers from `low` to `high`, every result rounded outwards: what is computed of members of intervals lies in what
/// is computed of the intervals, in whatever way their numbers were rounded.
///
/// A result c of a double operation that is rounded to nearest differs from the exact one by at most half a unit in the last
/// place. `c - (|c| 2⁻⁵² + 2⁻¹⁰⁰⁰)` is at most the number before c, also where c underflows, and costs no branch, as
/// `nextDown` and a change of the rounding mode do. Numbers here stay far from overflow: whoever makes the first intervals sees
/// to that (``CertifiedFrame``).
package struct Interval: Equatable {
  package var low: Double
  package var high: Double

  @inline(__always)
  package init(_ low: Double, _ high: Double) { (self.low, self.high) = (low, high) }

  /// One number.
  @inline(__always)
  package init(_ value: Double) { (low, high) = (value, value) }

  /// A number under every one that rounds to this.
  @inline(__always)
  package static func down(_ value: Double) -> Double { value - (abs(value) * 0x1p-52 + 0x1p-1000) }

  /// A number over every one that rounds to this.
  @inline(__always)
  package static func up(_ value: Double) -> Double { value + (abs(value) * 0x1p-52 + 0x1p-1000) }

  /// A number in it: about the middle.
  @inline(__always)
  package var middle: Double { 0.5 * low + 0.5 * high }

  /// At least the distance of its ends.
  @inline(__always)
  package var width: Double { Interval.up(high - low) }

  /// The largest absolute value in it.
  @inline(__always)
  package var magnitude: Double { max(abs(low), abs(high)) }

  @inline(__always)
  package static func + (a: Interval, b: Interval) -> Interval {
    Interval(down(a.low + b.low), up(a.high + b.high))
  }

  @inline(__always)
  package static func - (a: Interval, b: Interval) -> Interval {
    Interval(down(a.low - b.high), up(a.high - b.low))
  }

  @inline(__always)
  package static prefix func - (a: Interval) -> Interval { Interval(-a.high, -a.low) }

  @inline(__always)
  package static func * (a: Interval, b: Interval) -> Interval {
    let (p, q, r, s) = (a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high)
    return Interval(down(min(min(p, q), min(r, s))), up(max(max(p, q), max(r, s))))
  }

  @inline(__always)
  package static func * (a: Double, b: Interval) -> Interval {
    let (p, q) = (a * b.low, a * b.high)
    return Interval(down(min(p, q)), up(max(p, q)))
  }

  /// Half of it: exact.
  @inline(__always)
  package var half: Interval { Interval(0.5 * low, 0.5 * high) }

  /// Squares of its members: never under 0, which a product with itself does not know.
  @inline(__always)
  package var squared: Interval {
    let (p, q) = (low * low, high * high)
    let least = low > 0 || high < 0 ? min(p, q) : 0
    return Interval(max(0, Interval.down(least)), Interval.up(max(p, q)))
  }

  /// Quotients by members of an interval of positive numbers.
  @inline(__always)
  package func divided(byPositive b: Interval) -> Interval {
    let (p, q, r, s) = (low / b.low, low / b.high, high / b.low, high / b.high)
    return Interval(
      Interval.down(min(min(p, q), min(r, s))), Interval.up(max(max(p, q), max(r, s))))
  }

  /// Roots of its members that have one.
  package var squareRoot: Interval {
    Interval(
      max(0, Interval.down(max(0, low).squareRoot())), Interval.up(max(0, high).squareRoot()))
  }

  /// Whether no member is in the other.
  @inline(__always)
  package func misses(_ other: Interval) -> Bool { high < other.low || low > other.high }

  /// Whether all members are in the other.
  @inline(__always)
  package func isInside(_ other: Interval) -> Bool { low >= other.low && high <= other.high }

  /// Takes away what is not in the other as well; false when nothing is left. A number that is none takes nothing away.
  @inline(__always)
  package mutating func meet(_ other: Interval) -> Bool {
    if other.low > low { low = other.low }
    if other.high < high { high = other.high }
    return !(low > high)
  }
}

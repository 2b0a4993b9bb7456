import Glibc

/// An axis from round number to round number, with ticks a round step apart: 1, 2 or 5 times a power of ten.
package struct NiceScale: Sendable {
  /// Value at the beginning of the axis.
  package let lower: Double
  /// Value at its end, > ``lower``.
  package let upper: Double
  /// Distance of the ticks, > 0.
  package let step: Double
  /// The first and the last tick in steps from 0.
  private let ends: (first: Double, last: Double)

  /// The shortest axis with whole steps at both ends that covers `range` with about `count` steps.
  package init(covering range: ClosedRange<Double>, about count: Int) {
    let widened = NiceScale.widened(range)
    step = NiceScale.step(widened.upperBound - widened.lowerBound, about: count)
    // A hair of tolerance keeps an end that is a whole step but for rounding from adding one more.
    ends = (
      (widened.lowerBound / step + 1e-9).rounded(.down), (widened.upperBound / step - 1e-9).rounded(.up)
    )
    (lower, upper) = (ends.first * step, ends.last * step)
  }

  /// An axis of exactly these days (at least one), ticks at whole days.
  package init(days: ClosedRange<Int>, about count: Int = 8) {
    (lower, upper) = (Double(days.lowerBound), Double(max(days.lowerBound + 1, days.upperBound)))
    step = max(1, NiceScale.step(upper - lower, about: count))
    ends = ((lower / step).rounded(.up), (upper / step).rounded(.down))
  }

  /// The ticks, ascending.
  package var ticks: [Double] {
    (0...max(0, Int(ends.last - ends.first))).map { (ends.first + Double($0)) * step }
  }

  /// A tick as it is written: with the decimals of the step, and a proper minus.
  package func label(_ tick: Double) -> String {
    decimal(tick, max(0, -Int(log10(step).rounded(.down)))).withMinus
  }

  /// Where on the axis a value lies, 0 at ``lower`` and 1 at ``upper``.
  package func fraction(_ value: Double) -> Double { (value - lower) / (upper - lower) }

  private static func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let extent = range.upperBound - range.lowerBound
    let least = max(1e-6, 1e-9 * abs(range.upperBound))
    guard extent.isFinite else { return 0...1 }
    return extent >= least ? range : (range.lowerBound - 0.5)...(range.upperBound + 0.5)
  }

  private static func step(_ extent: Double, about count: Int) -> Double {
    let rough = extent / Double(max(1, count))
    let power = pow(10, log10(rough).rounded(.down))
    let mantissa = rough / power
    return power * (mantissa < 1.5 ? 1 : mantissa < 3.5 ? 2 : mantissa < 7.5 ? 5 : 10)
  }
}

extension String {
  /// The same with the sign that belongs to figures instead of a hyphen.
  package var withMinus: String { hasPrefix("-") ? "−" + dropFirst() : self }
}

import Glibc
import TextOutput

/// Figures in so many digits as are the same on every processor: of what is nothing but rounding of numbers only a bound.
enum FigureText {
  /// Bounds, each so far from the next that no processor's last digits cross one.
  private static let bounds = [1e-9, 1e-6, 1e-4]

  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "none" }
    if value == 0 { return "0" }
    if let bound = bounds.first(where: { 3 * value < $0 }) { return "< \(text(ofBound: bound))" }
    if value >= 0.01 { return decimal(value, 2) }
    // Two digits, rounded up, as limits have them: what holds never looks too large.
    let unit = pow(10, floor(log10(value)) - 1)
    return shortest((value / unit).rounded(.up) * unit, decimals: 6)
  }

  static func number(_ value: Double, _ unit: FigureUnit) -> String { number(value) + unit.behind }

  /// A tolerance as it was set.
  static func limit(_ value: Double, _ unit: FigureUnit) -> String {
    // What is above it only so that a sum of many small numbers may pass is told as it is meant.
    let meant = value > 1e-3 ? (value * 1e6).rounded() / 1e6 : value
    if meant == 0 { return "0\(unit.behind)" }
    return (meant < 1e-4 ? text(ofBound: meant) : shortest(meant)) + unit.behind
  }

  private static func text(ofBound bound: Double) -> String {
    let exponent = Int(log10(bound).rounded())
    let digits = bound / pow(10, Double(exponent))
    return (abs(digits - 1) < 1e-9 ? "1" : shortest(digits, decimals: 1)) + "e\(exponent)"
  }

  /// Worst and mean of a figure.
  static func spread(_ spread: Spread, _ unit: FigureUnit) -> String {
    guard spread.count > 1, spread.worst > 1e-6 else { return number(spread.worst, unit) }
    return "\(number(spread.worst, unit)) (mean \(number(spread.mean)))"
  }
}

import Reports
import TextOutput
import Uncertainty

extension Picture {
  /// How what is left is distributed over the draws, one panel a parameter.
  static func histograms(_ study: Sensitivity) -> Picture {
    histograms(study.spreads, samples: study.options.samples)
  }

  /// - Parameters:
  ///   - part: of two levels what the numbers are of, as in files and in words.
  static func histograms(
    _ spreads: [EndSpread], samples: Int, of part: (key: String, words: String)? = nil
  ) -> Picture {
    Picture(
      name: (part.map { "\($0.key)-" } ?? "") + "remaining-histograms",
      title: "What may be left at the end" + (part.map { ": \($0.words)" } ?? ""),
      caption:
        "Share of \(samples) draws of the true inputs. The dashed line is what the plan means to leave; positive "
        + "is the word in brackets.",
      panels: spreads.map { histogram($0) }, columns: 2)
  }

  private static func histogram(_ spread: EndSpread) -> Panel {
    let unit = spread.number.unit
    let histogram = spread.histogram
    let total = Double(max(1, histogram.counts.reduce(0, +)))
    let (lower, upper) = (unit.outside(histogram.lower), unit.outside(histogram.upper))
    let target = unit.outside(spread.target)
    let shares = histogram.counts.map { 100 * Double($0) / total }
    let covered = lower.isFinite && upper.isFinite ? min(lower, target)...max(upper, target) : 0...1
    var title = spread.number.words
    if let positive = spread.number.positive { title += " (\(positive))" }
    var chart = Chart(
      title: title, unit: "%", horizontalUnit: unit == .degrees ? "°" : "mm",
      x: NiceScale(covering: covered, about: 6),
      y: NiceScale(covering: 0...max(1, shares.max() ?? 1), about: 4), width: 400, height: 170)
    let width = (upper - lower) / Double(shares.count)
    for (index, share) in shares.enumerated() where share > 0 && width > 0 {
      let left = lower + Double(index) * width
      chart.band(x: left...(left + width), y: 0...share, style: "bar")
    }
    chart.moment(target, label: "target", style: "limit")
    return chart.panel
  }

  /// Which input makes how much of the variance of what is left, one panel a number.
  static func shares(_ study: Sensitivity) -> Picture {
    shares(study.inputs, study.spreads, study.shares)
  }

  /// - Parameter part: of two levels what the numbers are of, as in files and in words.
  static func shares(
    _ inputs: [UncertainInput], _ spreads: [EndSpread], _ shares: [VarianceShare],
    of part: (key: String, words: String)? = nil
  ) -> Picture {
    Picture(
      name: (part.map { "\($0.key)-" } ?? "") + "variance-shares",
      title: "Which input matters most" + (part.map { ": \($0.words)" } ?? ""),
      caption:
        "Shares of the variance of each number: dark what would vanish if the input were known exactly, light what would be "
        + "left if all others were.",
      panels: spreads.map { bars(inputs, shares, $0.number) }, columns: 2)
  }

  private static func bars(
    _ inputs: [UncertainInput], _ shares: [VarianceShare], _ number: EndNumber
  ) -> Panel {
    let own = shares.filter { $0.number == number && $0.total >= 0.005 }
      .sorted { ($1.first, $0.input) < ($0.first, $1.input) }.prefix(8)
    let (left, full) = (215.0, 150.0)
    var panel = Panel(width: 430, height: 34 + 18 * Double(max(1, own.count)), label: number.words)
    panel.text(number.words, x: 4, y: 14, style: "h")
    for (row, share) in own.enumerated() {
      let y = 24 + 18 * Double(row)
      let (first, total) = (min(max(0, share.first), 1), min(max(0, share.total), 1))
      panel.text(inputs[share.input].key.description, x: left - 6, y: y + 10, anchor: .end)
      panel.rectangle(x: left, y: y, width: full * total, height: 13, style: "bar2")
      panel.rectangle(x: left, y: y, width: full * first, height: 13, style: "bar")
      panel.text(percent(first), x: left + full * max(first, total) + 6, y: y + 10)
    }
    if own.isEmpty { panel.text("nothing varies", x: 4, y: 34) }
    return panel
  }
}

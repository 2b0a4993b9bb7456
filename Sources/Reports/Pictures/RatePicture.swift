import CorrectionPlanning
import TextOutput

extension DailyPaths {
  /// `1 mm/day`, and from which day on another.
  fileprivate var rateWords: String {
    "\(shortest(rate)) mm/day"
      + (compression.map { ", from day \($0.firstDay) \(shortest($0.rate))" } ?? "")
  }
}

extension Picture {
  /// How far each structure travels on each day, as a share of what it may.
  static func rates(_ paths: [DailyPaths]) -> Picture {
    let shares = paths.map { path in
      path.lengths.enumerated().map { 100 * $1 / path.rate(onDay: path.firstDay + $0) }
    }
    let first = paths.map(\.firstDay).min() ?? 1
    let days = (first - 1)...(first - 1 + (paths.map(\.lengths.count).max() ?? 0))
    let most = shares.joined().max() ?? 0
    let styles: [StaticString] = ["l1", "l2", "l3", "l4", "l5", "l6"]
    // The tightest are told apart; the others are there, in grey.
    let order = paths.indices.sorted { (shares[$0].max() ?? 0) > (shares[$1].max() ?? 0) }
    var chart = Chart(
      title: "Daily path of the points at risk", isHeaded: false, unit: "%", x: NiceScale(days: days),
      y: NiceScale(covering: 0...max(110, most), about: 6),
      legend: zip(order, styles).map { index, style in
        ("\(visible(paths[index].name, atMost: 28)), \(paths[index].rateWords)", style)
      })
    for index in order.dropFirst(styles.count) { chart.line(points(shares[index], from: first), style: "l0") }
    for (index, style) in zip(order, styles).reversed() {
      chart.line(points(shares[index], from: first), style: style)
    }
    chart.level(100, label: "limit", style: "limit")
    return Picture(
      name: "rates", title: "The rate at each point at risk",
      caption: "Length of the path travelled on each day, as a share of the point's own daily limit.",
      panels: [chart.panel], columns: 1)
  }

  private static func points(_ shares: [Double], from first: Int) -> [(x: Double, y: Double)] {
    shares.enumerated().map { (Double(first + $0), $1) }
  }
}

import Foundation

/// The cold times as bars on a logarithmic scale, readable on light and dark pages.
struct Chart {
  let results: [Result]

  private static let (labels, plot, row, top) = (270.0, 420.0, 30.0, 46.0)

  var svg: String {
    let bars = results.compactMap { result in
      result.score.map { (rival: result.rival, microseconds: $0.cold.minimum / 1000) }
    }.sorted { $0.microseconds < $1.microseconds }
    let decades = decades(bars.map(\.microseconds))
    let height = Chart.top + Double(bars.count) * Chart.row + 30
    let width = Chart.labels + Chart.plot + 70
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(number(width)) \(number(height))" \
      width="\(number(width))" height="\(number(height))" role="img" font-family="system-ui, sans-serif" font-size="13">
      <title>Pose from six strut lengths: microseconds a pose, cold from neutral</title>
      <style>
        text { fill: #1f2328 } .soft { fill: #59636e } line { stroke: #d1d9e0 } .own { fill: #0b6bcb } .rival { fill: #9aa4af }
        @media (prefers-color-scheme: dark) {
          text { fill: #f0f6fc } .soft { fill: #9198a1 } line { stroke: #3d444d } .own { fill: #4ea1f7 } .rival { fill: #6e7781 }
        }
      </style>
      <text x="12" y="20" font-weight="600">Pose from six strut lengths: µs a pose, cold from neutral</text>
      \(grid(decades, bottom: height - 24))
      \(bars.enumerated().map { bar($1.rival, $1.microseconds, Double($0), decades) }.joined(separator: "\n"))
      </svg>

      """
  }

  private func decades(_ values: [Double]) -> ClosedRange<Double> {
    let low = log10((values.min() ?? 0.1) / 1.5).rounded(.down)
    return low...max(low + 1, log10(values.max() ?? 1).rounded(.up))
  }

  private func x(_ microseconds: Double, _ decades: ClosedRange<Double>) -> Double {
    let part = (log10(microseconds) - decades.lowerBound) / (decades.upperBound - decades.lowerBound)
    return Chart.labels + Chart.plot * part
  }

  private func grid(_ decades: ClosedRange<Double>, bottom: Double) -> String {
    stride(from: decades.lowerBound, through: decades.upperBound, by: 1).map { decade in
      let (place, value) = (number(x(pow(10, decade), decades)), String(format: "%g", pow(10, decade)))
      return """
        <line x1="\(place)" y1="\(number(Chart.top - 8))" x2="\(place)" y2="\(number(bottom))"/>\
        <text class="soft" x="\(place)" y="\(number(bottom + 16))" text-anchor="middle">\(value)</text>
        """
    }.joined(separator: "\n")
  }

  private func bar(_ rival: Rival, _ microseconds: Double, _ index: Double, _ decades: ClosedRange<Double>)
    -> String
  {
    let y = Chart.top + index * Chart.row
    let end = x(microseconds, decades)
    let (kind, weight) = rival.make.isOwn ? ("own", "600") : ("rival", "400")
    return """
      <text x="\(number(Chart.labels - 10))" y="\(number(y + 15))" text-anchor="end" font-weight="\(weight)">\(rival.title)</text>\
      <rect class="\(kind)" x="\(number(Chart.labels))" y="\(number(y))" width="\(number(end - Chart.labels))" height="20" rx="2"/>\
      <text x="\(number(end + 6))" y="\(number(y + 15))">\(significant(microseconds))</text>
      """
  }

  private func number(_ value: Double) -> String { String(format: "%g", (value * 10).rounded() / 10) }
}

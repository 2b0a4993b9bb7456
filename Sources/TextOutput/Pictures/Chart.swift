/// A panel with two axes. Everything is given in the axes' own values.
package struct Chart {
  /// What has been drawn so far.
  package private(set) var panel: Panel
  private let x: NiceScale
  private let y: NiceScale
  private let plot: (left: Double, top: Double, right: Double, bottom: Double)
  /// Where the last word above the plot ends.
  private var lastLabelEnd = 30.0
  /// A line of a chart that the legend names.
  package typealias LegendEntry = (label: String, style: StaticString)

  /// Axes, grid, tick labels and legend; `unit` stands above the vertical axis. A chart that is the only one of its picture leaves
  /// the heading to it.
  package init(
    title: String, isHeaded: Bool = true, unit: String, horizontalUnit: String = "day", x: NiceScale,
    y: NiceScale,
    width: Double = 460,
    height: Double = 210, legend: [LegendEntry] = []
  ) {
    (self.x, self.y) = (x, y)
    let rows = Chart.rows(legend, width: width - 8)
    let headHeight = isHeaded ? 20.0 : 0
    let top = headHeight + 17 * Double(rows.count) + (rows.isEmpty ? 16 : 20)
    panel = Panel(width: width, height: height + top - 36, label: title)
    plot = (left: 42, top: top, right: width - 14, bottom: panel.height - 32)
    if isHeaded { panel.text(title, x: 4, y: 14, style: "h") }
    for (row, entries) in rows.enumerated() {
      let y = headHeight + 9 + 17 * Double(row)
      for (entry, start) in entries {
        panel.line(start, y, start + 20, y, style: entry.style)
        panel.text(entry.label, x: start + 26, y: y + 4)
      }
    }
    for tick in y.ticks {
      let height = vertical(tick)
      panel.line(plot.left, height, plot.right, height, style: tick == y.lower ? "axis" : "grid")
      panel.text(y.label(tick), x: plot.left - 6, y: height + 4, anchor: .end)
    }
    for tick in x.ticks {
      panel.line(horizontal(tick), plot.bottom, horizontal(tick), plot.bottom + 4, style: "axis")
      panel.text(x.label(tick), x: horizontal(tick), y: plot.bottom + 15, anchor: .middle)
    }
    panel.text(unit, x: plot.left - 6, y: plot.top - 8, anchor: .end)
    panel.text(horizontalUnit, x: plot.right, y: plot.bottom + 28, anchor: .end)
  }

  /// Entries side by side as far as there is room, each with its place.
  private static func rows(_ legend: [LegendEntry], width: Double) -> [[(LegendEntry, Double)]] {
    var rows: [[(LegendEntry, Double)]] = []
    var end = Double.infinity
    for entry in legend {
      let needed = 26 + self.width(of: entry.label)
      if end + needed > width {
        rows.append([])
        end = 8
      }
      rows[rows.count - 1].append((entry, end))
      end += needed + 16
    }
    return rows
  }

  package func horizontal(_ value: Double) -> Double {
    plot.left + x.fraction(value) * (plot.right - plot.left)
  }

  package func vertical(_ value: Double) -> Double {
    plot.bottom - y.fraction(value) * (plot.bottom - plot.top)
  }

  /// A line through points.
  package mutating func line(_ points: [(x: Double, y: Double)], style: StaticString) {
    panel.polyline(points.map { (horizontal($0.x), vertical($0.y)) }, style: style)
  }

  /// A shaded rectangle.
  package mutating func band(x: ClosedRange<Double>, y: ClosedRange<Double>, style: StaticString) {
    let (left, right) = (horizontal(x.lowerBound), horizontal(x.upperBound))
    let (top, bottom) = (vertical(y.upperBound), vertical(y.lowerBound))
    panel.rectangle(x: left, y: top, width: right - left, height: bottom - top, style: style)
  }

  /// A shaded stretch of the horizontal axis, over the whole height.
  package mutating func column(x: ClosedRange<Double>, style: StaticString) {
    band(x: x, y: y.lower...y.upper, style: style)
  }

  /// A level across the plot, with a word above its right end.
  package mutating func level(_ value: Double, label: String, style: StaticString) {
    panel.line(plot.left, vertical(value), plot.right, vertical(value), style: style)
    panel.text(label, x: plot.right - 2, y: vertical(value) - 4, anchor: .end, style: "t over")
  }

  /// A moment, over the whole height, with a word above its top, where nothing is drawn, beside that of the moment before.
  package mutating func moment(_ value: Double, label: String, style: StaticString) {
    let place = horizontal(value)
    let width = Chart.width(of: label)
    panel.line(place, plot.top - 2, place, plot.bottom, style: style)
    // The unit stands at the left.
    let start = max(min(place - 2, plot.right - width), lastLabelEnd + 8)
    guard start + width <= panel.width else {
      // No room is left beside the others.
      panel.text(label, x: place - 4, y: plot.top + 11, anchor: .end, style: "t over")
      return
    }
    panel.text(label, x: start, y: plot.top - 5, anchor: .start, style: "t")
    lastLabelEnd = start + width
  }

  /// About how wide a text is at the size of labels: no font is asked.
  package static func width(of text: String) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E80 ? 11.5 : $1.properties.isUppercase ? 7.6 : 6.0) }
  }
}

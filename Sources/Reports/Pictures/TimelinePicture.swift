import CorrectionPlanning
import TextOutput

extension Picture {
  /// Surgery, latency, correction and consolidation on one axis of days since surgery.
  static func timeline(_ timeline: Timeline) -> Picture {
    Picture(
      name: "timeline", title: "From surgery to removal",
      caption: timeline.estimate == nil
        ? "How long the new bone needs is for radiographs to show."
        : "The dashed end is an estimate: radiographs decide.",
      panels: [TimelineChart(timeline).panel], columns: 1)
  }
}

private struct TimelineChart {
  private(set) var panel = Panel(width: 460, height: 138, label: "Timeline in days since surgery")
  private let scale: NiceScale
  private let left = 84.0
  private let right = 446.0

  init(_ timeline: Timeline) {
    let known = timeline.spans.map { $0.lastDay ?? $0.firstDay }.max() ?? 0
    // Consolidation of unknown length is drawn as long as everything before it.
    let end = timeline.estimate?.daysInFrame.upperBound ?? 2 * known + 14
    scale = NiceScale(days: 0...max(0, end), about: 7)
    for tick in scale.ticks {
      let x = place(tick)
      panel.line(x, 8, x, 104, style: "grid")
      panel.text(scale.label(tick), x: x, y: 118, anchor: .middle)
    }
    panel.text("days since surgery", x: right, y: 131, anchor: .end)
    for (row, span) in timeline.spans.enumerated() {
      let y = 14 + 24 * Double(row)
      panel.text(span.phase.rawValue, x: left - 10, y: y + 11, anchor: .end)
      draw(span, timeline, y: y)
    }
  }

  private func place(_ day: Double) -> Double { left + scale.fraction(day) * (right - left) }

  private mutating func draw(_ span: Timeline.Span, _ timeline: Timeline, y: Double) {
    let start = place(Double(span.firstDay))
    switch span.phase {
    case .surgery: panel.circle(x: start, y: y + 7, radius: 5, style: "dot")
    case .latency, .correction:
      let end = place(Double((span.lastDay ?? span.firstDay) + 1))
      panel.rectangle(
        x: start, y: y, width: end - start, height: 14, style: span.phase == .latency ? "bar2" : "bar")
    case .consolidation:
      let last = place(scale.upper)
      let sure = timeline.estimate.map { place(Double($0.daysInFrame.lowerBound)) } ?? start
      panel.rectangle(x: start, y: y, width: sure - start, height: 14, style: "bar2")
      panel.rectangle(x: sure, y: y + 0.5, width: last - sure, height: 13, style: "hatch")
    }
  }
}

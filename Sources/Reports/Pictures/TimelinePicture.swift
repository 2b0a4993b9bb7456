import CorrectionPlanning
import TextOutput

extension Picture {
  /// Surgery, latency, correction and consolidation on one axis of days since surgery.
  static func timeline(_ timeline: Timeline) -> Picture {
    Picture(
      name: "timeline", title: "From surgery to removal",
      caption: timeline.spans.contains { $0.phase == .retention }
        ? "How long the joint has to be held is a matter of judgement."
        : timeline.estimate == nil
          ? "How long the new bone needs is for radiographs to show."
          : "The dashed end is an estimate: radiographs decide.",
      panels: [TimelineChart(timeline).panel], columns: 1)
  }
}

extension Picture {
  /// The same of two frames, each with a row of its own, and the day on which the faces of a defect meet.
  static func timeline(_ timeline: TreatmentTimeline) -> Picture {
    Picture(
      name: "timeline", title: "From surgery to removal of both frames",
      caption: timeline.daysInFrame == nil
        ? "How long the new bone needs is for radiographs to show."
        : "The dashed end is an estimate: radiographs decide.",
      panels: [TimelineChart(timeline).panel], columns: 1)
  }
}

private struct TimelineChart {
  private(set) var panel: Panel
  private let scale: NiceScale
  private let bottom: Double
  private let left = 84.0
  private let right = 446.0

  /// Of so many rows, to a day.
  private init(rows: Int, known: Int, estimate: ClosedRange<Int>?) {
    bottom = 8 + 24 * Double(rows)
    panel = Panel(width: 460, height: bottom + 34, label: "Timeline in days since surgery")
    // Consolidation of unknown length is drawn as long as everything before it.
    let end = estimate?.upperBound ?? 2 * known + 14
    scale = NiceScale(days: 0...max(0, end), about: 7)
    for tick in scale.ticks {
      let x = place(tick)
      panel.line(x, 8, x, bottom, style: "grid")
      panel.text(scale.label(tick), x: x, y: bottom + 14, anchor: .middle)
    }
    panel.text("days since surgery", x: right, y: bottom + 27, anchor: .end)
  }

  init(_ timeline: Timeline) {
    let known = timeline.spans.map { $0.lastDay ?? $0.firstDay }.max() ?? 0
    self.init(rows: 4, known: known, estimate: timeline.estimate?.daysInFrame)
    for (row, span) in timeline.spans.enumerated() {
      draw(span, timeline.estimate?.daysInFrame, y: label(span.phase.rawValue, row))
    }
  }

  init(_ timeline: TreatmentTimeline) {
    let known = timeline.whole.spans.map { $0.lastDay ?? $0.firstDay }.max() ?? 0
    let spans = timeline.whole.spans.filter { $0.phase != .correction }
    self.init(
      rows: spans.count + timeline.turning.count, known: known, estimate: timeline.daysInFrame)
    var row = 0
    for span in spans {
      if span.phase == .consolidation {
        for turning in timeline.turning {
          let y = label("\(turning.level.name) frame", row)
          row += 1
          guard let days = turning.days else { continue }
          let (start, end) = (place(Double(days.lowerBound)), place(Double(days.upperBound + 1)))
          panel.rectangle(x: start, y: y, width: end - start, height: 14, style: "bar")
        }
        if let contact = timeline.contactDay {
          let (x, low) = (place(Double(contact)), 14 + 24 * Double(row))
          panel.line(x, low - 64, x, low - 6, style: "limit")
          panel.text("faces meet", x: x + 5, y: low - 55)
        }
      }
      draw(span, timeline.daysInFrame, y: label(span.phase.rawValue, row))
      row += 1
    }
  }

  /// Writes what a row is; its upper edge.
  private mutating func label(_ name: String, _ row: Int) -> Double {
    let y = 14 + 24 * Double(row)
    panel.text(name, x: left - 10, y: y + 11, anchor: .end)
    return y
  }

  private func place(_ day: Double) -> Double { left + scale.fraction(day) * (right - left) }

  private mutating func draw(_ span: Timeline.Span, _ estimate: ClosedRange<Int>?, y: Double) {
    let start = place(Double(span.firstDay))
    switch span.phase {
    case .surgery: panel.circle(x: start, y: y + 7, radius: 5, style: "dot")
    case .latency, .correction:
      let end = place(Double((span.lastDay ?? span.firstDay) + 1))
      panel.rectangle(
        x: start, y: y, width: end - start, height: 14, style: span.phase == .latency ? "bar2" : "bar")
    case .consolidation, .retention:
      let last = place(scale.upper)
      let sure = estimate.map { place(Double($0.lowerBound)) } ?? start
      panel.rectangle(x: start, y: y, width: sure - start, height: 14, style: "bar2")
      panel.rectangle(x: sure, y: y + 0.5, width: last - sure, height: 13, style: "hatch")
    }
  }
}

import CorrectionPlanning
import HexapodKinematics
import TextOutput

extension Picture {
  /// The reading of each strut over the days, with the range that it can take and the days on which it can be changed.
  static func strutLengths(_ plan: Plan, _ events: ReportEvents) -> Picture {
    let panels = StrutNumber.allCases.map { strut in
      StrutChart.panel(strut, plan, events)
    }
    return Picture(
      name: "strut-lengths", title: "Strut readings over the days",
      caption:
        "Shaded: the range of the strut that is on. Dark stripe: the days on which it can be changed; dotted: "
        + "the visit.", panels: panels, columns: 3)
  }
}

private enum StrutChart {
  static let styles: [StaticString] = ["k k1", "k k2", "k k3", "k k4", "k k5", "k k6"]

  static func panel(_ strut: StrutNumber, _ plan: Plan, _ events: ReportEvents) -> Panel {
    let spans = events.ranges[strut]
    let readings = plan.days.map { $0.set[strut] }
    let low = (readings + spans.map(\.range.lowerBound)).min() ?? 0
    let high = (readings + spans.map(\.range.upperBound)).max() ?? 1
    var chart = Chart(
      title: "Strut \(strut), \(strut.colour)", unit: "mm",
      x: NiceScale(days: plan.firstDay...plan.lastDay, about: 5),
      y: NiceScale(covering: low...max(low, high), about: 3), width: 300, height: 190)
    for span in spans {
      chart.band(
        x: Double(span.days.lowerBound)...Double(max(span.days.upperBound, span.days.lowerBound + 1)),
        y: span.range,
        style: "band")
    }
    for change in events.strutChanges where change.strut == strut {
      chart.column(
        x: Double(change.window.lowerBound)...Double(change.window.upperBound), style: "window")
      chart.moment(Double(change.day), label: "to \(change.to)", style: "visit")
    }
    chart.line(zip(plan.days, readings).map { (Double($0.day), $1) }, style: styles[strut.index])
    return chart.panel
  }
}

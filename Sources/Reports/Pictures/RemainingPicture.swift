import CorrectionPlanning
import TextOutput
import TreatmentModel

extension Picture {
  /// What is left of the deformity on each day: three angles, three distances.
  static func remaining(_ plan: Plan) -> Picture {
    let parameters = DeformityParameter.allCases
    return Picture(
      name: "remaining-deformity", title: "The deformity still there",
      caption:
        "After each day of turning, in the case's convention. Positive is the first word of each pair.",
      panels: [
        panel(plan, parameters.filter { $0.unit == .degrees }, title: "Angles", unit: "°"),
        panel(plan, parameters.filter { $0.unit == .millimetres }, title: "Distances", unit: "mm"),
      ], columns: 2)
  }

  private static func panel(
    _ plan: Plan, _ parameters: [DeformityParameter], title: String, unit: String
  ) -> Panel {
    let styles: [StaticString] = ["l1", "l2", "l3"]
    let curves = parameters.map { parameter -> [(x: Double, y: Double)] in
      plan.days.map { (Double($0.day), parameter.unit.outside($0.remaining[parameter])) }
    }
    let all: [Double] = [0] + curves.joined().map(\.y)
    var chart = Chart(
      title: title, unit: unit, x: NiceScale(days: plan.firstDay...plan.lastDay),
      y: NiceScale(covering: (all.min() ?? 0)...(all.max() ?? 1), about: 5),
      legend: zip(parameters, styles).map { parameter, style in
        (parameter.directions.words.map(\.rawValue).joined(separator: " / "), style)
      })
    for (curve, style) in zip(curves, styles) { chart.line(curve, style: style) }
    return chart.panel
  }
}

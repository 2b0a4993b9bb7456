import CorrectionPlanning
import TextOutput
import TreatmentModel

extension Picture {
  /// What errors of the mounting leave at the end, median and 95th percentile of the plans.
  static func mountingStudy(_ study: MountingStudy) -> Picture {
    let offsets: [MountingParameter] = [.apOffset, .lateralOffset, .axialOffset]
    let angles: [MountingParameter] = [.rotation, .apTilt, .lateralTilt]
    return Picture(
      name: "mounting-errors", title: "What an error of the mounting leaves at the end, \(study.plans) plans",
      caption: "Median and 95th percentile of the plans; the worse side of each error.",
      panels: [
        panel(study, "Offset wrong: displacement left", offsets, .distance),
        panel(study, "Offset wrong: angle left", offsets, .angle),
        panel(study, "Rotation or tilt wrong: displacement left", angles, .distance),
        panel(study, "Rotation or tilt wrong: angle left", angles, .angle),
      ], columns: 2)
  }

  private static let styles: [StaticString] = ["l1", "l5", "l4", "l2", "l3", "l6"]

  private static func panel(
    _ study: MountingStudy, _ title: String, _ parameters: [MountingParameter],
    _ measure: MountingStudy.Measure
  ) -> Panel {
    let lines = parameters.flatMap { parameter in
      [0.5, 0.95].map { share in points(study, parameter, measure, share) }
    }
    let largest = lines.joined().reduce(1) { max($0, $1.y) }
    let errors = parameters.flatMap { MountingStudy.errors(of: $0) }
    let legend = parameters.enumerated().flatMap { index, parameter -> [Chart.LegendEntry] in
      let name = words(parameter)
      return [("\(name), median", styles[2 * index]), ("\(name), 95 %", styles[2 * index + 1])]
    }
    var chart = Chart(
      title: title, unit: measure == .distance ? "mm" : "°",
      horizontalUnit: parameters[0].unit == .millimetres ? "error, mm" : "error, °",
      x: NiceScale(covering: 0...(errors.max() ?? 1), about: 5),
      y: NiceScale(covering: 0...largest, about: 5),
      width: 440, height: 230, legend: legend)
    for (index, line) in lines.enumerated() { chart.line(line, style: styles[index]) }
    return chart.panel
  }

  private static func points(
    _ study: MountingStudy, _ parameter: MountingParameter, _ measure: MountingStudy.Measure, _ share: Double
  ) -> [(x: Double, y: Double)] {
    [(0, 0)]
      + MountingStudy.errors(of: parameter).enumerated().map {
        ($1, study.quantile(share, parameter, error: $0, measure))
      }
  }

  private static func words(_ parameter: MountingParameter) -> String {
    switch parameter {
    case .apOffset: "AP offset"
    case .lateralOffset: "lateral offset"
    case .axialOffset: "axial offset"
    case .rotation: "rotation"
    case .apTilt: "AP tilt"
    case .lateralTilt: "lateral tilt"
    }
  }
}

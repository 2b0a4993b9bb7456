import Reports
import TreatmentModel
import Uncertainty

extension TreatmentSummary.Spread {
  /// The numbers of a study.
  public init(_ study: LimbSensitivity) {
    let parts = study.ends.map { ends in
      let spreads = ends.spreads.filter { $0.number != .worstPoint }
      return Part(
        name: ends.part.key,
        numbers: spreads.map { spread in
          let key = spread.number.key
          return ends.part == .docking ? String(key.map { $0 == "-" ? "_" : $0 }) : key
        },
        deviations: spreads.map { $0.number.unit.outside($0.standardDeviation) })
    }
    self.init(
      samples: study.options.samples, endError: study.endError, anyOutside: study.anyOutside,
      parts: parts.filter { $0.name == "limb" } + parts.filter { $0.name != "limb" })
  }
}

import Reports
import TreatmentModel
import Uncertainty

extension PlanSummary.Spread {
  /// The numbers of a study.
  public init(_ study: Sensitivity) {
    self.init(
      samples: study.options.samples, endError: study.endError, anyOutside: study.anyOutside,
      deviations: study.spreads.prefix(6).map { $0.number.unit.outside($0.standardDeviation) })
  }
}

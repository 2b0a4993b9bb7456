import CorrectionPlanning
import RigidMotion
import Threading
import TreatmentModel

/// Follows a plan on many limbs that are not quite as the case says (MODEL section 11).
public enum SensitivityStudy {
  /// Runs a study.
  ///
  /// - Parameter watch: may end it; it then stands on the draws that were made until then
  ///   (``Sensitivity/options``), the first of those that were asked for.
  /// - Throws: ``PlanningError`` when the plan's own readings reach no pose, or the end has no derivative.
  public static func run(
    _ plan: Plan, _ uncertain: UncertainInputs, _ options: SensitivityOptions, watch: SearchWatch = .none
  ) throws(PlanningError) -> Sensitivity {
    let model = try EndModel(
      plan, uncertain.inputs, InputSpread(uncertain.inputs, uncertain.covariance))
    let draws = StudyDraws(model, try model.numbers(), options, watch)
    let rates = model.rateRisks(
      samples: draws.most(min(draws.columns.samples, EndModel.mostRateSamples)), seed: options.seed,
      jobs: options.jobs, watch: watch)
    let samples = draws.columns.samples
    let (withPose, withAngles) = (draws.columns.found(6), draws.columns.found(0))
    return Sensitivity(
      plan: plan, options: draws.studied, askedSamples: options.samples, inputs: uncertain.inputs,
      correlations: model.spread.correlations,
      unused: uncertain.unused, spreads: draws.spreads,
      withoutPose: samples - withPose, withoutAngles: withPose - withAngles,
      anyOutside: draws.anyOutside(),
      shares: draws.shares.flatMap { $0 }, shareSamples: draws.shareSamples, rates: rates.risks,
      rateSamples: rates.samples, endError: draws.endError, gains: draws.gains,
      confirmed: try draws.confirmed(watch))
  }
}

extension EndModel {
  /// What the seven are meant to be, are by the stated inputs, and how they change with each.
  func numbers() throws(PlanningError) -> [StudiedNumber] {
    let linear = try linear()
    let (input, end) = (plan.level, statedEnd)
    // What is meant to be left: of a joint, its surfaces drawn apart too.
    let target =
      input.joint == nil
      ? input.target : Deformity(referenceFromMoving: target, input.limb, input.convention) ?? input.target
    let stated = Deformity(referenceFromMoving: end, input.limb, input.convention) ?? Deformity()
    return DeformityParameter.allCases.map { parameter in
      StudiedNumber(
        .remaining(parameter), target: target[parameter], stated: stated[parameter],
        rates: linear.rates.map { $0[parameter] })
    } + [StudiedNumber(.worstPoint, target: 0, stated: displacement(end), rates: nil)]
  }

  package func spreading(_ spread: InputSpread) throws(PlanningError) -> EndModel {
    try EndModel(plan, zip(inputs, spread.deviations).map { $0.spreading($1) }, spread)
  }
}

extension SampleColumns {
  /// Samples that have a number in a column.
  func found(_ column: Int) -> Int { read(column) { values in values.count { !$0.isNaN } } }

  /// The end error of the first draws: root mean square of the standard deviations of some numbers in units of their tolerances.
  package func endError(
    of numbers: [(output: Int, unit: QuantityUnit)], first count: Int, _ tolerance: Tolerance
  ) -> Double {
    let squares = numbers.map { output, unit in
      let limit = tolerance.of(unit)
      return read(output, first: count) { ColumnStatistics($0).variance } / (limit * limit)
    }
    return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
  }
}

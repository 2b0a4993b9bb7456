import CorrectionPlanning
import RigidMotion
import Threading
import TreatmentModel

/// Follows a plan on many limbs that are not quite as the case says (MODEL section 11).
public enum SensitivityStudy {
  /// Draws of the study of shares, for so many draws of the distribution.
  static func shareSamples(_ samples: Int) -> Int { min(max(samples / 16, min(samples, 2048)), 65_536) }

  /// Draws that confirm the best measurement.
  static let mostConfirmingSamples = 100_000

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
    let linear = try model.linear()
    let (seed, jobs, tolerance) = (options.seed, options.jobs, options.tolerance)
    let columns = model.sample(max(2, options.samples), seed: seed, jobs: jobs, watch: watch)
    let samples = columns.samples
    let isEnded = samples < options.samples
    /// Of a study that was ended the rest is made of few draws.
    func most(_ count: Int) -> Int { isEnded ? min(count, SampleBlocks.block) : count }
    let spreads = spreads(model, linear, columns, tolerance, jobs: jobs)
    let sobol = SobolShares(
      model, samples: most(shareSamples(samples)), seed: seed, jobs: jobs, watch: watch)
    let rates = model.rateRisks(
      samples: most(min(samples, EndModel.mostRateSamples)), seed: seed, jobs: jobs, watch: watch)
    let gains = gains(model, linear, options)
    let (withPose, withAngles) = (columns.found(6), columns.found(0))
    var studied = options
    studied.samples = isEnded ? samples : options.samples
    return Sensitivity(
      plan: plan, options: studied, askedSamples: options.samples, inputs: uncertain.inputs,
      correlations: model.spread.correlations,
      unused: uncertain.unused, spreads: spreads,
      withoutPose: samples - withPose, withoutAngles: withPose - withAngles,
      anyOutside: model.anyOutside(columns, tolerance),
      shares: EndNumber.all.enumerated().flatMap { output, number in
        model.inputs.indices.map {
          VarianceShare(
            input: $0, number: number, first: sobol.first[output][$0],
            firstError: sobol.firstError[output][$0], total: sobol.total[output][$0],
            totalError: sobol.totalError[output][$0])
        }
      },
      shareSamples: sobol.samples, rates: rates.risks, rateSamples: rates.samples,
      endError: linear.endError(model.spread, tolerance), gains: gains,
      confirmed: try confirmed(gains.first, model, columns, options, most(mostConfirmingSamples), watch))
  }

  private static func spreads(
    _ model: EndModel, _ linear: LinearModel, _ columns: SampleColumns, _ tolerance: Tolerance, jobs: Int
  ) -> [EndSpread] {
    let input = model.plan.level
    let end = model.statedEnd
    let stated = Deformity(referenceFromMoving: end, input.limb, input.convention) ?? Deformity()
    let uncertain = model.spread
    return Workers.map(EndNumber.all.count, jobs: jobs) { index in
      let number = EndNumber.all[index]
      let (aim, now, linear): (Double, Double, Double?) =
        switch number {
        case .remaining(let parameter):
          (input.target[parameter], stated[parameter], linear.standardDeviation(parameter, uncertain))
        case .worstPoint: (0, model.displacement(end), nil)
        }
      return columns.read(index) {
        EndSpread(number, $0, target: aim, stated: now, linear: linear, tolerance)
      }
    }
  }

  /// Every measurement that can be taken better than it is, the one that helps most first.
  private static func gains(
    _ model: EndModel, _ linear: LinearModel, _ options: SensitivityOptions
  ) -> [MeasurementGain] {
    let gains = model.inputs.enumerated().compactMap { index, input -> MeasurementGain? in
      if case .ring = input.place { return nil }
      let goal = input.unit == .degrees ? options.improvedAngle : options.improvedLength
      guard goal < input.standardDeviation else { return nil }
      let improved = model.spread.measuredAgain(index, to: goal)
      return MeasurementGain(
        input: index, improvedTo: goal, endError: linear.endError(improved, options.tolerance))
    }
    return gains.sorted { ($0.endError, $0.input) < ($1.endError, $1.input) }
  }

  private static func confirmed(
    _ best: MeasurementGain?, _ stated: EndModel, _ columns: SampleColumns, _ options: SensitivityOptions,
    _ most: Int, _ watch: SearchWatch
  ) throws(PlanningError) -> ConfirmedGain? {
    guard let best else { return nil }
    let spread = stated.spread.measuredAgain(best.input, to: best.improvedTo)
    let improved = zip(stated.inputs, spread.deviations).map { $0.spreading($1) }
    let model = try EndModel(stated.plan, improved, spread)
    let after = model.sample(
      min(columns.samples, most), seed: options.seed, jobs: options.jobs, watch: watch)
    let samples = after.samples
    func both(_ number: (SampleColumns) -> Double) -> (before: Double, after: Double) {
      (number(columns), number(after))
    }
    return ConfirmedGain(
      samples: samples, endError: both { $0.endError(first: samples, options.tolerance) },
      outside: both { model.anyOutside($0, first: samples, options.tolerance) })
  }
}

extension SampleColumns {
  /// Samples that have a number in a column.
  fileprivate func found(_ column: Int) -> Int { read(column) { values in values.count { !$0.isNaN } } }

  /// The end error of the first draws: root mean square of six standard deviations in units of their tolerances.
  package func endError(first count: Int, _ tolerance: Tolerance) -> Double {
    let squares = DeformityParameter.allCases.enumerated().map { index, parameter in
      let limit = tolerance.of(parameter.unit)
      return read(index, first: count) { ColumnStatistics($0).variance } / (limit * limit)
    }
    return (squares.reduce(0, +) / 6).squareRoot()
  }
}

extension LinearModel {
  /// Root mean square of the six standard deviations in units of their tolerances.
  package func endError(_ spread: InputSpread, _ tolerance: Tolerance) -> Double {
    let squares = DeformityParameter.allCases.map { parameter in
      let share = standardDeviation(parameter, spread) / tolerance.of(parameter.unit)
      return share * share
    }
    return (squares.reduce(0, +) / 6).squareRoot()
  }
}

extension EndModel {
  /// Fraction of the first draws, of those with angles, in which any of the six is outside tolerance.
  func anyOutside(_ columns: SampleColumns, first count: Int? = nil, _ tolerance: Tolerance) -> Double {
    var isOutside = [Bool](repeating: false, count: count ?? columns.samples)
    var found = 0
    for (index, parameter) in DeformityParameter.allCases.enumerated() {
      let (target, limit) = (plan.level.target[parameter], tolerance.of(parameter.unit))
      columns.read(index, first: count) { values in
        for n in values.indices where abs(values[n] - target) > limit { isOutside[n] = true }
        if index == 0 { found = values.count { !$0.isNaN } }
      }
    }
    let outside = isOutside.count { $0 }
    return found > 0 ? Double(outside) / Double(found) : .nan
  }
}

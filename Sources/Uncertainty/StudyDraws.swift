import CorrectionPlanning
import Threading
import TreatmentModel

/// A model of which a study is made.
package protocol StudiedModel: SampledModel {
  /// What its scores are of.
  var inputs: [UncertainInput] { get }
  /// How far they spread, and how their errors go together.
  var spread: InputSpread { get }

  /// The same model of inputs that spread otherwise.
  func spreading(_ spread: InputSpread) throws(PlanningError) -> Self
}

extension StudiedModel {
  package var inputCount: Int { inputs.count }

  /// The scores as they go together, made of independent ones.
  func withMixed<Result>(
    _ scores: UnsafeBufferPointer<Double>, _ count: Int, _ body: (UnsafeBufferPointer<Double>) -> Result
  ) -> Result {
    guard let mixing = spread.mixing else { return body(scores) }
    return withColumns(inputCount, count) { mixed in
      _ = mixed.initialize(from: scores)
      mixing.mix(mixed, count)
      return body(UnsafeBufferPointer(mixed))
    }
  }
}

/// One of the numbers that come out of a model.
package struct StudiedNumber: Sendable {
  package let number: EndNumber
  /// What the plan means to leave, radians or millimetres.
  package let target: Double
  /// What the stated inputs leave.
  package let stated: Double
  /// How it changes with each input, per radian or millimetre; nil for what is not linear at its least, by which nothing is judged.
  package let rates: [Double]?

  init(_ number: EndNumber, target: Double, stated: Double, rates: [Double]?) {
    (self.number, self.target, self.stated, self.rates) = (number, target, stated, rates)
  }
}

/// The draws of a study, and what follows from them for each number.
struct StudyDraws<Model: StudiedModel>: Sendable {
  let model: Model
  let numbers: [StudiedNumber]
  /// As they were asked for.
  let options: SensitivityOptions
  let columns: SampleColumns
  let shares: [[VarianceShare]]
  let shareSamples: Int
  private let isEnded: Bool

  /// Draws that confirm the best measurement.
  private static var mostConfirmingSamples: Int { 100_000 }

  /// Draws of the study of shares, for so many draws of the distribution.
  private static func shareSamples(_ samples: Int) -> Int {
    min(max(samples / 16, min(samples, 2048)), 65_536)
  }

  /// Makes the draws.
  ///
  /// - Parameters:
  ///   - numbers: those that come out, in their order.
  ///   - watch: may end it; what is there stands on the draws that were made until then.
  init(_ model: Model, _ numbers: [StudiedNumber], _ options: SensitivityOptions, _ watch: SearchWatch) {
    (self.model, self.numbers, self.options) = (model, numbers, options)
    let (seed, jobs) = (options.seed, options.jobs)
    columns = model.sample(max(2, options.samples), seed: seed, jobs: jobs, watch: watch)
    isEnded = columns.samples < options.samples
    let sobol = SobolShares(
      model, samples: StudyDraws.most(StudyDraws.shareSamples(columns.samples), isEnded), seed: seed,
      jobs: jobs, watch: watch)
    shareSamples = sobol.samples
    shares = numbers.enumerated().map { output, number in
      model.inputs.indices.map {
        VarianceShare(
          input: $0, number: number.number, first: sobol.first[output][$0],
          firstError: sobol.firstError[output][$0], total: sobol.total[output][$0],
          totalError: sobol.totalError[output][$0])
      }
    }
  }

  private static func most(_ count: Int, _ isEnded: Bool) -> Int {
    isEnded ? min(count, SampleBlocks.block) : count
  }

  /// Of a study that was ended the rest is made of few draws.
  func most(_ count: Int) -> Int { StudyDraws.most(count, isEnded) }

  /// The options with as many draws as there are.
  var studied: SensitivityOptions {
    var studied = options
    studied.samples = isEnded ? columns.samples : options.samples
    return studied
  }

  /// How each number is distributed.
  var spreads: [EndSpread] {
    Workers.map(numbers.count, jobs: options.jobs) { index in
      let number = numbers[index]
      return columns.read(index) {
        EndSpread(
          number.number, $0, target: number.target, stated: number.stated,
          linear: number.rates.map(model.spread.standardDeviation), options.tolerance)
      }
    }
  }

  /// The numbers by which an end is judged.
  private var judged: [(output: Int, number: StudiedNumber)] {
    numbers.enumerated().filter { $0.element.rates != nil }.map { ($0.offset, $0.element) }
  }

  /// Fraction of the first draws, of those that have all of them, in which any number of some outputs is outside tolerance.
  ///
  /// - Parameters:
  ///   - outputs: of which the numbers are; all unless given.
  ///   - count: how many draws; all unless given.
  func anyOutside(
    _ outputs: Range<Int>? = nil, of columns: SampleColumns? = nil, first count: Int? = nil
  ) -> Double {
    let columns = columns ?? self.columns
    var isOutside = [Bool](repeating: false, count: count ?? columns.samples)
    var isFound = [Bool](repeating: true, count: isOutside.count)
    for (output, number) in judged where outputs?.contains(output) ?? true {
      let (target, limit) = (number.target, options.tolerance.of(number.number.unit))
      columns.read(output, first: count) { values in
        for n in values.indices {
          if abs(values[n] - target) > limit { isOutside[n] = true }
          if values[n].isNaN { isFound[n] = false }
        }
      }
    }
    let found = isFound.count { $0 }
    let outside = zip(isOutside, isFound).count { $0 && $1 }
    return found > 0 ? Double(outside) / Double(found) : .nan
  }

  /// Root mean square of the standard deviations in units of their tolerances, by the linear model.
  var endError: Double { endError(model.spread) }

  private func endError(_ spread: InputSpread) -> Double {
    let squares = judged.map { _, number in
      let share =
        spread.standardDeviation(of: number.rates ?? []) / options.tolerance.of(number.number.unit)
      return share * share
    }
    return (squares.reduce(0, +) / Double(max(1, squares.count))).squareRoot()
  }

  /// Every measurement that can be taken better than it is, the one that helps most first.
  var gains: [MeasurementGain] {
    let gains = model.inputs.enumerated().compactMap { index, input -> MeasurementGain? in
      if case .ring = input.place { return nil }
      let goal = input.unit == .degrees ? options.improvedAngle : options.improvedLength
      guard goal < input.standardDeviation else { return nil }
      return MeasurementGain(
        input: index, improvedTo: goal, endError: endError(model.spread.measuredAgain(index, to: goal)))
    }
    return gains.sorted { ($0.endError, $0.input) < ($1.endError, $1.input) }
  }

  /// The best of ``gains`` in draws.
  func confirmed(_ watch: SearchWatch) throws(PlanningError) -> ConfirmedGain? {
    guard let best = gains.first else { return nil }
    let better = try model.spreading(model.spread.measuredAgain(best.input, to: best.improvedTo))
    let after = better.sample(
      min(columns.samples, most(StudyDraws.mostConfirmingSamples)), seed: options.seed, jobs: options.jobs,
      watch: watch)
    let samples = after.samples
    let units = judged.map { (output: $0.output, unit: $0.number.number.unit) }
    func both(_ number: (SampleColumns) -> Double) -> (before: Double, after: Double) {
      (number(columns), number(after))
    }
    return ConfirmedGain(
      samples: samples, endError: both { $0.endError(of: units, first: samples, options.tolerance) },
      outside: both { anyOutside(of: $0, first: samples) })
  }
}

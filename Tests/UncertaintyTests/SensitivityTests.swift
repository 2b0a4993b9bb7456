import CorrectionPlanning
import Foundation
import HexapodKinematics
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel
import Uncertainty

/// The Ishigami function with a = 7, b = 0.1 of three inputs uniform on -π...π (Ishigami and Homma 1990).
private struct Ishigami: SampledModel {
  var inputCount: Int { 3 }
  var outputCount: Int { 1 }

  func evaluate(
    _ scores: UnsafeBufferPointer<Double>, count: Int, into outputs: UnsafeMutableBufferPointer<Double>
  ) {
    for n in 0..<count {
      let x = (0..<3).map {
        Double.pi * (2 * TruncatedNormalTests.fraction(below: scores[$0 * count + n]) - 1)
      }
      let (one, two) = (sin(x[0]), sin(x[1]))
      outputs[n] = one + 7 * two * two + 0.1 * x[2] * x[2] * x[2] * x[2] * one
    }
  }
}

/// `Σ k_i x_i`, and a second output that is sometimes not a number.
private struct Weighted: SampledModel {
  let weights: [Double]
  var inputCount: Int { weights.count }
  var outputCount: Int { 2 }

  func evaluate(
    _ scores: UnsafeBufferPointer<Double>, count: Int, into outputs: UnsafeMutableBufferPointer<Double>
  ) {
    for n in 0..<count {
      let sum = weights.indices.reduce(1000) { $0 + weights[$1] * scores[$1 * count + n] }
      outputs[n] = sum
      outputs[count + n] = scores[n] > 1 ? .nan : sum
    }
  }
}

private func uncertainCase(_ random: inout SplitMix64, scale: Double) -> TreatedLevel {
  var input = random.correctionCase()
  for parameter in DeformityParameter.allCases {
    input.standardDeviations[parameter.key] =
      scale * parameter.unit.inside(random.uniform(0.3...2))
  }
  for parameter in MountingParameter.allCases {
    input.standardDeviations[parameter.key] =
      scale * parameter.unit.inside(random.uniform(0.3...2))
  }
  input.standardDeviations[CaseKey(.struts, .readingOffset)] = scale * 0.5
  input.standardDeviations[CaseKey(.proximalRing, .jointRadius)] = scale * 0.2
  return input
}

@Suite struct SensitivityTests {
  @Test func ishigamisSharesAreFound() {
    let shares = SobolShares(Ishigami(), samples: 65_536, seed: 3, jobs: 2)
    print("Ishigami first \(shares.first[0]) total \(shares.total[0])")
    for (found, exact) in zip(shares.first[0], [0.313905, 0.442411, 0]) {
      #expect(abs(found - exact) < 0.015)
    }
    for (found, exact) in zip(shares.total[0], [0.557589, 0.442411, 0.243684]) {
      #expect(abs(found - exact) < 0.015)
    }
  }

  @Test func sharesOfASumAreItsSquaresAndSumToOne() {
    let weights = [3.0, 2, 1, 0]
    let shares = SobolShares(Weighted(weights: weights), samples: 65_536, seed: 4, jobs: 2)
    for (index, weight) in weights.enumerated() {
      let exact = weight * weight / 14
      #expect(abs(shares.first[0][index] - exact) < 0.015)
      #expect(abs(shares.total[0][index] - exact) < 0.015)
      // Missing values take no part, and do no harm.
      #expect(shares.first[1][index].isFinite && shares.total[1][index].isFinite)
    }
  }

  @Test func sampledDeviationsTendToTheLinearOnes() throws {
    var random = SplitMix64(seed: printedSeed(511))
    var (tested, worst) = (0, 0.0)
    for _ in 0..<6 {
      let input = uncertainCase(&random, scale: 1e-2)
      guard let plan = try? Planner.plan(input) else { continue }
      let inputs = UncertainInputs(input).inputs
      let model = try EndModel(plan, inputs)
      let linear = try model.linear()
      let columns = model.sample(40_000, seed: 1, jobs: 2)
      for (index, parameter) in DeformityParameter.allCases.enumerated() {
        let found = columns.read(index) { ColumnStatistics($0) }
        let exact = linear.standardDeviation(parameter, model.spread)
        let ratio = found.variance.squareRoot() / exact
        tested += 1
        worst = max(worst, abs(ratio - 1))
        #expect(found.count == 40_000)
        #expect(abs(ratio - 1) < 0.02, "\(parameter)")
      }
    }
    print("worst difference \(worst) of \(tested)")
    #expect(tested >= 24)
  }

  @Test func theNumberOfTasksChangesNothing() throws {
    var random = SplitMix64(seed: printedSeed(512))
    let input = uncertainCase(&random, scale: 1)
    let plan = try Planner.plan(input)
    var options = SensitivityOptions()
    options.samples = 12_000
    var studies: [[EndSpread]] = []
    var shares: [[VarianceShare]] = []
    var rates: [[RateRisk]] = []
    for jobs in [1, 2, 7] {
      options.jobs = jobs
      let study = try SensitivityStudy.run(plan, UncertainInputs(input), options)
      studies.append(study.spreads)
      shares.append(study.shares)
      rates.append(study.rates)
    }
    #expect(studies[0] == studies[1] && studies[0] == studies[2])
    #expect(shares[0] == shares[1] && shares[0] == shares[2])
    #expect(rates[0] == rates[1] && rates[0] == rates[2])
    options.seed = 2
    let other = try SensitivityStudy.run(plan, UncertainInputs(input), options)
    #expect(other.spreads != studies[0])
  }

  /// A study that is ended stands on the first of the draws that were asked for.
  @Test func aStudyThatIsEndedStandsOnItsFirstDraws() throws {
    var random = SplitMix64(seed: printedSeed(513))
    let input = uncertainCase(&random, scale: 1)
    let plan = try Planner.plan(input)
    var options = SensitivityOptions()
    (options.samples, options.jobs) = (100_000, 2)
    var told: [SearchWatch.Progress] = []
    let ended = try SensitivityStudy.run(
      plan, UncertainInputs(input), options,
      watch: SearchWatch {
        told.append($0)
        return false
      })
    let samples = ended.options.samples
    #expect(samples >= 8192 && samples < 100_000 && ended.askedSamples == 100_000)
    #expect(told.allSatisfy { $0.tried <= $0.total } && told[0].total == 100_000)
    options.samples = samples
    let whole = try SensitivityStudy.run(plan, UncertainInputs(input), options)
    #expect(whole.spreads == ended.spreads && whole.askedSamples == whole.options.samples)
    #expect(ended.shareSamples > 0 && ended.rateSamples > 0 && ended.confirmed != nil)
  }

  @Test func drawsWithoutAnEndAreCounted() throws {
    var input = sampleCase(Deformity())
    input.deformity.apAngulation = radians(40)
    input.standardDeviations = [
      DeformityParameter.apAngulation.key: radians(30), CaseKey(.struts, .readingOffset): 15,
      MountingParameter.rotation.key: radians(40),
    ]
    let plan = try Planner.plan(input)
    var options = SensitivityOptions()
    options.samples = 20_000
    let study = try SensitivityStudy.run(plan, UncertainInputs(input), options)
    print("without a pose \(study.withoutPose), without angles \(study.withoutAngles)")
    #expect(study.withoutPose > 100)
    let counted = study.spreads[0].histogram.counts.reduce(0, +)
    #expect(counted + study.withoutPose + study.withoutAngles == 20_000)
    #expect(study.spreads.allSatisfy { $0.mean.isFinite && $0.standardDeviation.isFinite })
  }

  @Test func theBestMeasurementIsTheOneThatDrawsConfirm() throws {
    var random = SplitMix64(seed: printedSeed(513))
    for _ in 0..<2 {
      let input = uncertainCase(&random, scale: 1)
      guard let plan = try? Planner.plan(input) else { continue }
      var options = SensitivityOptions()
      (options.samples, options.improvedAngle, options.improvedLength) = (40_000, radians(0.1), 0.1)
      let study = try SensitivityStudy.run(plan, UncertainInputs(input), options)
      let confirmed = try #require(study.confirmed)
      let best = try #require(study.gains.first)
      #expect(abs(confirmed.endError.before / study.endError - 1) < 0.03)
      #expect(abs(confirmed.endError.after / best.endError - 1) < 0.03)
      // No other single measurement does better in draws either, beyond the noise of sampling.
      for gain in study.gains.dropFirst().prefix(3) {
        var inputs = study.inputs
        inputs[gain.input] = inputs[gain.input].spreading(gain.improvedTo)
        let columns = try EndModel(plan, inputs).sample(40_000, seed: 1, jobs: 2)
        let error = columns.endError(
          of: DeformityParameter.allCases.enumerated().map { ($0.offset, $0.element.unit) }, first: 40_000,
          Tolerance())
        #expect(error > confirmed.endError.after * 0.99)
      }
    }
  }

  @Test func aPlanThatIsExactExceedsNoRate() throws {
    var random = SplitMix64(seed: printedSeed(514))
    var tested = 0
    for _ in 0..<8 {
      var input = random.correctionCase().unrounded
      input.standardDeviations = [MountingParameter.axialOffset.key: 1e-9]
      guard let plan = try? Planner.plan(unchecked: input), plan.duration > 0 else { continue }
      let model = try EndModel(plan, UncertainInputs(input).inputs)
      let risks = model.rateRisks(samples: 64, seed: 1, jobs: 2).risks
      #expect(risks.count == plan.duration)
      #expect(risks.allSatisfy { $0.chance == 0 && $0.p95 < 1.0001 })
      tested += 1
    }
    #expect(tested >= 4)
  }

  @Test func inputsAreThoseThatMatter() {
    var input = sampleCase(Deformity())
    input.standardDeviations = [
      DeformityParameter.apAngulation.key: 0.01, CaseKey(.target, .apAngulation): 0.01,
      CaseKey(.struts, .readingOffset): 0.5, CaseKey(.frame, .neutralHeight): 2,
      MountingParameter.rotation.key: 0,
    ]
    let given = UncertainInputs(input)
    #expect(given.inputs.count == 7)
    #expect(Set(given.inputs.map(\.key)).count == 7)
    #expect(given.unused.map(\.key.description) == ["frame.neutral-height", "target.ap-angulation"])
    let assumed = UncertainInputs(input, assumingPublished: true)
    // A spread of 0 in the case stays 0.
    #expect(assumed.inputs.count == 17)
    #expect(assumed.inputs.filter { $0.source == nil }.count == 7)
    #expect(assumed.inputs.allSatisfy { $0.standardDeviation > 0 })
  }
}

@Suite struct TruncatedNormalTests {
  /// Fraction of the truncated distribution below a score.
  static func fraction(below score: Double) -> Double {
    func normal(_ x: Double) -> Double { erfc(-x / 2.0.squareRoot()) / 2 }
    return (normal(score) - normal(-4)) / (normal(4) - normal(-4))
  }

  @Test(arguments: PoseKernel.available) func scoresInvertTheDistribution(_ instructions: PoseKernel) {
    var random = SplitMix64(seed: printedSeed(521))
    let uniforms = [0.5, 0x1p-53, 1 - 0x1p-53] + (0..<5000).map { _ in random.uniform(1e-9...1 - 1e-9) }
    var scores = uniforms
    scores.withUnsafeMutableBufferPointer {
      SensitivityKernel(instructions).scores(Int32($0.count), $0.baseAddress)
    }
    let worst = zip(uniforms, scores).reduce(0) { max($0, abs(Self.fraction(below: $1.1) - $1.0)) }
    #expect(worst < 1e-14)
    #expect(scores.allSatisfy { abs($0) <= ScoreSource.bound + 1e-11 })
    #expect(scores[0] == 0)
  }

  @Test func drawsHaveTheMomentsOfTheDistribution() {
    let source = ScoreSource(seed: 7, stream: 0, inputs: 2)
    let count = 400_000
    withColumns(2, count) { scores in
      source.fill(scores, samples: 0..<count)
      let (one, two) = (
        ColumnStatistics(UnsafeBufferPointer(scores.column(0, count))),
        ColumnStatistics(UnsafeBufferPointer(scores.column(1, count)))
      )
      #expect(abs(one.mean) < 0.006 && abs(two.mean) < 0.006)
      // The variance of the truncated distribution is 1 - 8 φ(4) / (Φ(4) - Φ(-4)).
      #expect(abs(one.variance - 0.99893) < 0.009)
      let together = (0..<count).reduce(0) { $0 + scores[$1] * scores[count + $1] } / Double(count)
      #expect(abs(together) < 0.006)
    }
  }

  @Test func quantilesAreThoseOfTheSortedValues() {
    var random = SplitMix64(seed: printedSeed(522))
    for count in [1, 2, 3, 10, 999, 5000] {
      let values = (0..<count).map { _ in random.uniform(-3...3) }.map { $0 > 2 ? 2 : $0 }
      let sorted = values.sorted()
      let found = (values + [.nan]).withUnsafeBufferPointer {
        BinnedColumn($0, ColumnStatistics($0)).quantiles([0, 0.05, 0.5, 0.95, 1])
      }
      let ranks = [0, 0.05, 0.5, 0.95, 1].map { max(Int(($0 * Double(count)).rounded(.up)) - 1, 0) }
      #expect(found == ranks.map { sorted[$0] })
    }
  }
}

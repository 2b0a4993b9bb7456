import CorrectionPlanning
import RigidMotion
import SampleCases
import TestSupport
import Testing
import TreatmentModel
import Uncertainty

@Suite struct CovarianceTests {
  private let keys = [
    MountingParameter.rotation.key, DeformityParameter.apAngulation.key, DeformityParameter.apTranslation.key,
    MountingParameter.lateralOffset.key,
  ]

  private func value(_ level: TreatedLevel, _ key: CaseKey) -> Double {
    switch key {
    case keys[0]: level.mounting.rotation
    case keys[1]: level.deformity.apAngulation
    case keys[2]: level.deformity.apTranslation
    default: level.mounting.lateralOffset
    }
  }

  /// A covariance of the four inputs, of rank 3.
  private func covariance(_ random: inout SplitMix64) throws -> InputCovariance {
    let scale = [0.02, 0.01, 1, 2]
    let factor = (0..<4).map { row in (0..<3).map { _ in scale[row] * random.uniform(-1...1) } }
    return try InputCovariance(
      keys: keys,
      matrix: factor.map { one in factor.map { other in zip(one, other).reduce(0) { $0 + $1.0 * $1.1 } } })
  }

  @Test func drawsHaveTheCovariance() throws {
    var random = SplitMix64(seed: printedSeed(621))
    for _ in 0..<4 {
      var level = random.correctionCase()
      level.covariance = try covariance(&random)
      level.standardDeviations[MountingParameter.axialOffset.key] = 3
      let draws = CaseDraws(level, assumingPublished: false, seed: random.next(), stream: 1)
      let count = 20_000
      let drawn = (1...count).map { number -> [Double] in
        let draw = draws[number]
        return keys.map { value(draw, $0) - value(level, $0) } + [
          draw.mounting.axialOffset - level.mounting.axialOffset
        ]
      }
      #expect(draws[1].covariance == nil && draws[1].standardDeviations.isEmpty)
      let matrix = try #require(level.covariance).matrix
      for row in 0..<5 {
        for column in 0...row {
          let found = drawn.reduce(0) { $0 + $1[row] * $1[column] } / Double(count)
          let variance = { (place: Int) in place == 4 ? 9 : matrix[place][place] }
          let meant = row == 4 ? (column == 4 ? 9 : 0) : matrix[row][column]
          #expect(
            abs(found - meant) < 0.04 * (variance(row) * variance(column)).squareRoot(), "\(row) \(column)")
        }
      }
    }
  }

  @Test func linearAndSampledDeviationsAgree() throws {
    var random = SplitMix64(seed: printedSeed(622))
    var tested = 0
    for _ in 0..<4 {
      var level = random.correctionCase()
      let stated = try covariance(&random)
      level.covariance = try InputCovariance(
        keys: keys, matrix: stated.matrix.map { $0.map { 1e-4 * $0 } })
      guard let plan = try? Planner.plan(level) else { continue }
      let uncertain = UncertainInputs(level)
      let spread = InputSpread(uncertain.inputs, uncertain.covariance)
      let model = try EndModel(plan, uncertain.inputs, spread)
      let linear = try model.linear()
      let columns = model.sample(40_000, seed: 1, jobs: 2)
      for (index, parameter) in DeformityParameter.allCases.enumerated() {
        let sampled = columns.read(index) { ColumnStatistics($0) }.variance.squareRoot()
        let exact = linear.standardDeviation(parameter, spread)
        #expect(abs(sampled / exact - 1) < 0.02, "\(parameter)")
        tested += 1
      }
    }
    #expect(tested >= 12)
  }

  @Test func aDiagonalCovarianceIsTheSameAsDeviations() throws {
    var random = SplitMix64(seed: printedSeed(623))
    var apart = random.correctionCase()
    let deviations = [0.02, 0.01, 1.3, 0.7]
    for (key, deviation) in zip(keys, deviations) { apart.standardDeviations[key] = deviation }
    var together = apart
    together.covariance = try InputCovariance(
      keys: keys,
      matrix: keys.indices.map { row in
        keys.indices.map { $0 == row ? deviations[row] * deviations[row] : 0 }
      })
    #expect(together.standardDeviations == apart.standardDeviations)
    let plan = try Planner.plan(apart)
    var options = SensitivityOptions()
    options.samples = 4_000
    let one = try SensitivityStudy.run(plan, UncertainInputs(apart), options)
    let other = try SensitivityStudy.run(plan, UncertainInputs(together), options)
    #expect(one == other)
    let draws = [apart, together].map {
      CaseDraws($0, assumingPublished: false, seed: 3, stream: 5)[7]
    }
    #expect(draws[0].deformity == draws[1].deformity && draws[0].mounting == draws[1].mounting)
  }

  /// Deviations of inputs that were changed keep the correlations.
  @Test func correlationsStayWhenADeviationIsAnother() throws {
    let covariance = try InputCovariance(keys: Array(keys[..<2]), matrix: [[4, 1.9], [1.9, 1]])
    let inputs = [
      UncertainInput(key: keys[0], place: .mounting(.rotation), standardDeviation: 0.2),
      UncertainInput(key: keys[1], place: .deformity(.apAngulation), standardDeviation: 10),
    ]
    let weights = try #require(InputSpread(inputs, covariance).mixing)[1]
    #expect(abs(weights[0].weight - 0.95) < 1e-12)
  }

  /// The scale of a strut counts once, as the covariance has it, though its class carries a ± too.
  @Test func aScaleOfACovarianceTakesThePlaceOfThatOfTheClass() throws {
    var random = SplitMix64(seed: printedSeed(624))
    var level = random.correctionCase()
    level.standardDeviations[CaseKey(.struts, .readingOffset)] = 0.5
    let own = CaseKey(.struts, .readingOffset, entry: 2)
    level.covariance = try InputCovariance(keys: [own, keys[1]], matrix: [[1, 0.001], [0.001, 0.0001]])
    let scales = UncertainInputs(level).inputs.filter { $0.key.section == .struts }
    #expect(scales.map(\.standardDeviation) == [0.5, 1, 0.5, 0.5, 0.5, 0.5])
    #expect(Set(scales.map(\.key)).count == 6)
  }

  /// A measurement tells of the inputs that go with it too.
  @Test func measuringOneInputAgainSharpensThoseThatGoWithIt() throws {
    let inputs = [
      UncertainInput(key: keys[0], place: .mounting(.rotation), standardDeviation: 2),
      UncertainInput(key: keys[1], place: .deformity(.apAngulation), standardDeviation: 1),
    ]
    let covariance = try InputCovariance(keys: [keys[1], keys[0]], matrix: [[1, 1.6], [1.6, 4]])
    let spread = InputSpread(inputs, covariance)
    #expect(spread.correlations == [InputCorrelation(input: 0, other: 1, correlation: 0.8)])
    let better = spread.measuredAgain(0, to: 1)
    #expect(abs(better.deviations[0] - 1) < 1e-12)
    // Variance 1 - (1 - 1/4) 1.6² / 4, by hand.
    #expect(abs(better.deviations[1] - 0.52.squareRoot()) < 1e-12)
    #expect(InputSpread(inputs, nil).measuredAgain(0, to: 1).deviations == [1, 1])
  }
}

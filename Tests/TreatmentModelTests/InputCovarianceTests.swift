import TestSupport
import Testing
import TreatmentModel

@Suite struct InputCovarianceTests {
  private let keys = [
    DeformityParameter.apAngulation.key, MountingParameter.apOffset.key, MountingParameter.rotation.key,
  ]

  @Test func aCovarianceGivesTheStandardDeviationsOfItsKeys() throws {
    let covariance = try InputCovariance(keys: keys, matrix: [[4, 1, 0], [1, 9, -2], [0, -2, 1]])
    #expect(covariance.standardDeviation(of: keys[1]) == 3)
    #expect(covariance.standardDeviation(of: MountingParameter.apTilt.key) == nil)
    var common = CommonStatement(name: "a", side: .left, bone: "tibia")
    common.standardDeviations = [keys[0]: 7, MountingParameter.apTilt.key: 0.5]
    common.covariance = covariance
    #expect(common.standardDeviations[keys[0]] == 2 && common.standardDeviations[keys[2]] == 1)
    #expect(common.standardDeviations[MountingParameter.apTilt.key] == 0.5)
    // Whatever is set afterwards.
    common.standardDeviations = [keys[0]: 7, MountingParameter.apTilt.key: 0.25]
    #expect(common.standardDeviations[keys[0]] == 2 && common.standardDeviations[keys[1]] == 3)
    #expect(common.standardDeviations[MountingParameter.apTilt.key] == 0.25)
    (common.covariance, common.standardDeviations) = (nil, [:])
    #expect(common.standardDeviations.isEmpty)
  }

  @Test func whatIsNoCovarianceIsRefusedWithThePlace() {
    let wrong: [([CaseKey], [[Double]], InputCovariance.Problem)] = [
      ([], [], .notSquare), (keys, [[1, 0], [0, 1]], .notSquare),
      (keys, [[1, 0, 0], [0, 1], [0, 0, 1]], .notSquare),
      ([keys[0], keys[0]], [[1, 0], [0, 1]], .repeated(keys[0])),
      (keys, [[1, 0, 0], [0, .nan, 0], [0, 0, 1]], .notFinite(row: 2, column: 2)),
      (keys, [[1, 0, 0.3], [0, 1, 0], [0.2, 0, 1]], .notSymmetric(row: 3, column: 1)),
      (keys, [[1e300, 0, 1e299], [0, 1, 0], [0, 0, 1e300]], .notSymmetric(row: 3, column: 1)),
      (keys, [[1, 0, 0], [0, -1, 0], [0, 0, 1]], .notPositiveSemidefinite(keys[1])),
      (keys, [[1, 0, 0], [0, 4, 2.1], [0, 2.1, 1]], .notPositiveSemidefinite(keys[2])),
    ]
    for (keys, matrix, problem) in wrong {
      #expect(throws: problem) { try InputCovariance(keys: keys, matrix: matrix) }
    }
    // Nothing goes together with what is known exactly.
    #expect(throws: InputCovariance.Problem.notPositiveSemidefinite(keys[2])) {
      try InputCovariance(keys: keys, matrix: [[0, 0, 0.1], [0, 1, 0], [0.1, 0, 1]])
    }
  }

  /// Also where one input follows from the others.
  @Test func everyProductOfAMatrixWithItselfIsACovariance() throws {
    var random = SplitMix64(seed: printedSeed(611))
    for _ in 0..<200 {
      let columns = 1 + Int(random.next() % 3)
      let factor = (0..<3).map { _ in (0..<columns).map { _ in random.uniform(-2...2) } }
      let matrix = factor.map { one in
        factor.map { other in zip(one, other).reduce(0) { $0 + $1.0 * $1.1 } }
      }
      let covariance = try InputCovariance(keys: keys, matrix: matrix)
      let lower = try InputCovariance.factor(covariance.matrix).get()
      for row in 0..<3 {
        for column in 0...row {
          let product = (0...column).reduce(0) { $0 + lower[row][$1] * lower[column][$1] }
          #expect(abs(product - matrix[row][column]) < 1e-6)
        }
      }
    }
  }
}

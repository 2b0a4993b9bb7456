import LinearAlgebra
import TestSupport
import Testing

@Suite struct NonlinearLeastSquaresTests {
  /// `m = b - A x`.
  private func linear(_ a: Matrix, _ b: [Double]) -> DualProblem {
    DualProblem(parameters: a.columns) { x in
      (0..<a.rows).map { row in
        (0..<a.columns).reduce(Dual(-b[row])) { $0 + a[row, $1] * x[$1] }
      }
    }
  }

  private func randomMatrix(_ rows: Int, _ columns: Int, _ random: inout SplitMix64) -> Matrix {
    var matrix = Matrix(rows: rows, columns: columns)
    for index in matrix.entries.indices { matrix.entries[index] = random.uniform(-1...1) }
    return matrix
  }

  /// Gaussian observations and a Gaussian prior: mean and covariance have closed forms,
  /// `C = (AᵀWA + P⁻¹)⁻¹`, `x = C (AᵀW b + P⁻¹ x₀)`.
  @Test func priorsOfALinearProblemGiveTheClosedForm() throws {
    var random = SplitMix64(seed: printedSeed(131))
    for _ in 0..<50 {
      let a = randomMatrix(7, 4, &random)
      let b = (0..<7).map { _ in random.uniform(-3...3) }
      let sd = (0..<7).map { _ in random.uniform(0.1...2) }
      let known = [2, 0, 3]
      let means = known.map { _ in random.uniform(-2...2) }
      let root = randomMatrix(3, 3, &random)
      let spread = Matrix(rows: 3, columns: 3) { row, column in
        (root * root.transposed)[row, column] + (row == column ? 0.1 : 0)
      }
      let prior = try #require(Prior(parameters: known, means: means, covariance: spread))
      let problem = WithPriors(
        Weighted(linear(a, b), standardDeviations: sd),
        [prior, Prior(parameter: 1, mean: 0.5, standardDeviation: 0.3)]
      ) { $1[$0] }

      // The closed form, with all four parameters in one prior.
      var precision = Matrix(rows: 4, columns: 4)
      let inverse = try inverse(spread)
      for (row, one) in known.enumerated() {
        for (column, other) in known.enumerated() { precision[one, other] = inverse[row, column] }
      }
      precision[1, 1] = 1 / 0.09
      let mean = [means[1], 0.5, means[0], means[2]]
      let weighted = Matrix(rows: 4, columns: 7) { a[$1, $0] / (sd[$1] * sd[$1]) }
      let normal = weighted * a
      let covariance = try self.inverse(Matrix(rows: 4, columns: 4) { normal[$0, $1] + precision[$0, $1] })
      let x = covariance * zip(weighted * b, precision * mean).map { $0 + $1 }

      let found = NonlinearLeastSquares.solve(problem, from: [0, 0, 0, 0])
      #expect(found.outcome.isConverged)
      #expect(zip(found.point, x).allSatisfy { abs($0 - $1) < 1e-11 })
      let fit = try #require(NonlinearLeastSquares.localFit(problem, at: found.point))
      let entries = try #require(fit.covariance).entries
      #expect(zip(entries, covariance.entries).allSatisfy { abs($0 - $1) < 1e-11 })
      for k in 0..<4 { #expect(abs(fit.standardDeviations[k] - covariance[k, k].squareRoot()) < 1e-11) }
    }
  }

  private func inverse(_ a: Matrix) throws -> Matrix {
    let columns = try (0..<a.rows).map { k in
      try #require(LeastSquares.fullRank(a, (0..<a.rows).map { $0 == k ? 1 : 0 })).x
    }
    return Matrix(rows: a.rows, columns: a.rows) { columns[$1][$0] }
  }

  /// Only the sum of the first two and the product structure of the third are seen; the fourth changes nothing.
  @Test func undeterminedDirectionsAreNamed() throws {
    let problem = DualProblem(parameters: 4) { x in
      [x[0] + 1000 * x[1] - 3, Dual.exp(x[0] + 1000 * x[1]) - 20, x[2] - 1, 2 * x[2] - 2.1]
    }
    let found = NonlinearLeastSquares.solve(problem, from: [0.3, 0, 0, 7])
    #expect(found.outcome == .rankDeficient && found.rank == 2 && found.point[3] == 7)
    let fit = try #require(NonlinearLeastSquares.localFit(problem, at: found.point))
    #expect(fit.undetermined.count == 2 && fit.covariance == nil && fit.condition > 1e12)
    #expect(Set(fit.undetermined.flatMap(\.parameters)) == [0, 1, 3])
    for direction in fit.undetermined {
      // Along the direction nothing that is modelled changes.
      #expect(abs(direction.step[0] + 1000 * direction.step[1]) < 1e-12 && abs(direction.step[2]) < 1e-12)
    }
    #expect(fit.standardDeviations[0] == .infinity && fit.standardDeviations[1] == .infinity)
    #expect(fit.standardDeviations[3] == .infinity)
    #expect(abs(fit.standardDeviations[2] - 1 / 5.squareRoot()) < 1e-14)
  }

  @Test func fewerMisfitsThanParametersLeaveDirectionsOpen() throws {
    let problem = DualProblem(parameters: 3) { x in [x[0].squared + x[1].squared + x[2].squared - 4] }
    let found = NonlinearLeastSquares.solve(problem, from: [1, 0, 0])
    #expect(found.outcome == .rankDeficient && found.cost < 1e-28)
    #expect(abs(found.point[0] - 2) < 1e-14 && found.point[1] == 0 && found.point[2] == 0)
    let fit = try #require(NonlinearLeastSquares.localFit(problem, at: [1, 1, 1]))
    #expect(fit.rank == 1 && fit.undetermined.count == 2)
  }

  @Test func redundancyTellsWhatCanBeChecked() throws {
    // A mean of four, and a parameter with one observation to itself.
    let problem = DualProblem(parameters: 2) { x in [x[0] - 1, x[0] - 2, x[0] - 3, x[0] - 4, x[1] - 9] }
    let fit = try #require(NonlinearLeastSquares.localFit(problem, at: [2.5, 9]))
    #expect(abs(fit.redundancy(0, 0) - 0.75) < 1e-14 && abs(fit.redundancy(0, 1) + 0.25) < 1e-14)
    #expect(abs(fit.redundancy(4, 4)) < 1e-14)
  }

  @Test func whatIsNotFiniteIsSaid() {
    let problem = DualProblem(parameters: 1) { x in [Dual.log(x[0]) - 1, x[0] - 3] }
    #expect(NonlinearLeastSquares.solve(problem, from: [-1]).outcome == .notFinite)
    #expect(NonlinearLeastSquares.localFit(problem, at: [-1]) == nil)
    // A step that would leave the domain is shortened.
    #expect(NonlinearLeastSquares.solve(problem, from: [1e-8]).outcome.isConverged)
  }

  @Test func aLimitOfStepsIsKept() {
    var options = NonlinearOptions()
    options.maximumIterations = 3
    let problem = DualProblem(parameters: 2) { x in [10 * (x[1] - x[0].squared), 1 - x[0]] }
    let found = NonlinearLeastSquares.solve(problem, from: [-1.2, 1], options: options)
    #expect(found.outcome == .notConverged && found.iterations == 3 && found.cost < 12.1)
  }

  @Test func aWorkspaceServesSolvesOfAllSizes() {
    let workspace = NonlinearWorkspace()
    for problem in ClassicalProblem.all {
      let alone = NonlinearLeastSquares.solve(problem.problem, from: problem.start)
      let shared = NonlinearLeastSquares.solve(problem.problem, from: problem.start, workspace: workspace)
      #expect(alone.point == shared.point && alone.iterations == shared.iterations)
    }
  }

  @Test func covariancesThatAreNoneAreRefused() {
    #expect(
      Prior(parameters: [0, 1], means: [0, 0], covariance: Matrix(rows: 2, columns: 2) { _, _ in 1 }) == nil)
  }
}

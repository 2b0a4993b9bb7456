import Foundation
import LinearAlgebra
import TestSupport
import Testing

@Suite struct ClassicalProblemTests {
  @Test func everyStandardStartLeadsToAPrintedMinimum() {
    for problem in ClassicalProblem.all {
      let found = NonlinearLeastSquares.solve(problem.problem, from: problem.start)
      print(
        "\(problem.number) \(problem.name): \(2 * found.cost), \(found.outcome.rawValue), \(found.iterations) steps"
      )
      #expect(problem.isMinimum(2 * found.cost), "\(problem.name): \(2 * found.cost)")
      #expect(found.outcome.isConverged, "\(problem.name): \(found.outcome)")
    }
  }

  /// To the digits that normal equations leave.
  @Test func shortSearchesComeNearAPrintedMinimum() {
    let near = ClassicalProblem.all.filter { problem in
      let end = NonlinearLeastSquares.approach(problem.problem, from: problem.start, maximumIterations: 300)
      let cost = NonlinearLeastSquares.solve(problem.problem, from: end.point).cost
      #expect(cost <= end.cost * (1 + 1e-12), "\(problem.name)")
      return problem.minima.contains { 2 * end.cost < 1.01 * $0 + 1e-6 }
    }
    print("near a minimum \(near.count) of \(ClassicalProblem.all.count)")
    #expect(Double(near.count) >= 0.9 * Double(ClassicalProblem.all.count))
  }

  @Test func linearFunctionsOfRankOneAreSaidToBe() throws {
    for problem in ClassicalProblem.all where problem.number == 33 || problem.number == 34 {
      let found = NonlinearLeastSquares.solve(problem.problem, from: problem.start)
      #expect(found.outcome == .rankDeficient && found.rank == 1)
      let fit = try #require(NonlinearLeastSquares.localFit(problem.problem, at: found.point))
      #expect(fit.undetermined.count == 4 && fit.covariance == nil)
    }
  }

  @Test func jacobiansAreThoseOfDifferences() throws {
    var random = SplitMix64(seed: printedSeed(121))
    for problem in ClassicalProblem.all {
      let point = problem.start.map { $0 + random.uniform(0.01...0.02) }
      let (misfits, exact, _) = problem.problem.linearized(at: point)
      let differences = problem.problem.differencedJacobian(at: point)
      let size = exact.entries.reduce(1) { max($0, abs($1)) }
      let error = zip(exact.entries, differences.entries).reduce(0) { max($0, abs($1.0 - $1.1)) } / size
      // What is cut off, and what rounding of the misfits leaves after division by the steps.
      let largest = misfits.reduce(0) { max($0, abs($1)) }
      let steps = 6e-6 * (point.map(abs).min() ?? 1)
      #expect(error < 1e-6 + largest.ulp / (steps * size), "\(problem.name): \(error)")
    }
  }

  /// Powers of two rescale without rounding: the way is the same to the last bit.
  @Test func unitsOfParametersAndMisfitsChangeNothing() {
    var random = SplitMix64(seed: printedSeed(122))
    for problem in ClassicalProblem.all {
      let units = problem.start.map { _ in exp2(Double(Int(random.next() % 41)) - 20) }
      let unit = exp2(Double(Int(random.next() % 21)) - 10)
      let rescaled = DualProblem(parameters: units.count) { x in
        problem.problem.functions(zip(x, units).map { $0 * $1 }).map { $0 * unit }
      }
      let found = NonlinearLeastSquares.solve(problem.problem, from: problem.start)
      let again = NonlinearLeastSquares.solve(rescaled, from: zip(problem.start, units).map { $0 / $1 })
      #expect(again.iterations == found.iterations && again.outcome == found.outcome, "\(problem.name)")
      #expect(zip(again.point, units).map(*) == found.point, "\(problem.name)")
      #expect(again.cost == unit * unit * found.cost, "\(problem.name)")
    }
  }

  @Test func gaussNewtonSolvesWhatIsNearlyLinear() {
    var options = NonlinearOptions()
    options.method = .gaussNewton
    for problem in ClassicalProblem.all where [1, 7, 8, 9, 21, 32].contains(problem.number) {
      let found = NonlinearLeastSquares.solve(problem.problem, from: problem.start, options: options)
      #expect(problem.isMinimum(2 * found.cost) && found.outcome.isConverged, "\(problem.name): \(found)")
    }
  }

  @Test func severalStartsGiveEveryMinimumOnceTheLeastFirst() {
    let freudensteinRoth = ClassicalProblem.all.first { $0.number == 2 }
    let starts: [[Double]] = [[0.5, -2], [6, 6], [20, -1], [4, 5], [.nan, 0]]
    let found = freudensteinRoth.map { problem in
      NonlinearLeastSquares.solve(problem.problem, fromEach: starts) { one, other in
        zip(one, other).allSatisfy { abs($0 - $1) < 1e-3 * max(1, abs($0)) }
      }
    }
    #expect(found?.count == 3)
    #expect(found.map { $0[0].cost < 1e-20 && abs(2 * $0[1].cost - 48.9842) < 1e-4 } == true)
    #expect(found?.last?.outcome == .notFinite)
  }
}

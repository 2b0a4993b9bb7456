import Foundation
import LinearAlgebra
import Testing

/// A problem of `Fixtures/nonlinear/make.py` with scipy's answer.
private struct OutsideProblem: Decodable {
  struct Known: Decodable {
    let parameter: Int
    let mean: Double
    let sd: Double
  }

  let kind: String
  let t: [[Double]]
  let y: [Double]
  let sd: [Double]
  let priors: [Known]
  let start: [Double]
  let x: [Double]
  let cost: Double
  let covariance: [[Double]]

  var problem: WithPriors<Weighted<DualProblem>> {
    let own = DualProblem(parameters: start.count) { b in zip(t, y).map { model(b, $0) - $1 } }
    return WithPriors(
      Weighted(own, standardDeviations: sd),
      priors.map { Prior(parameter: $0.parameter, mean: $0.mean, standardDeviation: $0.sd) }
    ) { $1[$0] }
  }

  private func model(_ b: [Dual], _ t: [Double]) -> Dual {
    switch kind {
    case "decays": return b[0] * Dual.exp(-b[1] * t[0]) + b[2] * Dual.exp(-b[3] * t[0])
    case "logistic": return b[0] / (1 + Dual.exp(b[1] - b[2] * t[0]))
    default: return Dual.sqrt((t[0] - b[0]).squared + (t[1] - b[1]).squared) - b[2]
    }
  }
}

private struct OutsideProblems: Decodable {
  let source: String
  let problems: [OutsideProblem]
}

@Suite struct OutsideAnswersTests {
  @Test func scipyFindsTheSamePointCostAndCovariance() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(
        path: "Fixtures/nonlinear/problems.json")
    let outside = try JSONDecoder().decode(OutsideProblems.self, from: Data(contentsOf: file))
    #expect(outside.problems.count >= 60)
    var (worstPoint, worstCost, worstCovariance) = (0.0, 0.0, 0.0)
    for problem in outside.problems {
      let found = NonlinearLeastSquares.solve(problem.problem, from: problem.start)
      #expect(found.outcome.isConverged)
      let fit = try #require(NonlinearLeastSquares.localFit(problem.problem, at: found.point))
      let covariance = try #require(fit.covariance)
      worstCost = max(worstCost, abs(found.cost / problem.cost - 1))
      for (row, outside) in problem.covariance.enumerated() {
        // In standard deviations: what matters of a difference.
        let deviation = outside[row].squareRoot()
        worstPoint = max(worstPoint, abs(found.point[row] - problem.x[row]) / deviation)
        #expect(abs(fit.standardDeviations[row] / deviation - 1) < 1e-6)
        for (column, entry) in outside.enumerated() {
          let size = (outside[row] * problem.covariance[column][column]).squareRoot()
          worstCovariance = max(worstCovariance, abs(covariance[row, column] - entry) / size)
        }
      }
    }
    print(
      "\(outside.problems.count) problems of \(outside.source): point within \(worstPoint) sd, cost \(worstCost), covariance \(worstCovariance)"
    )
    #expect(worstPoint < 1e-6 && worstCost < 1e-11 && worstCovariance < 1e-6)
  }
}

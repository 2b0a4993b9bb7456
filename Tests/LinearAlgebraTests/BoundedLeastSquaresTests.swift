import Foundation
import LinearAlgebra
import TestSupport
import Testing

/// A problem of `Fixtures/bvls/make.py` with scipy's answer.
private struct OutsideProblem: Decodable {
  let kind: String
  let a: [[Double]]
  let b: [Double]
  let lower: [Double?]
  let upper: [Double?]
  let unique: Bool
  let x: [Double]
  let cost: Double

  var matrix: Matrix { Matrix(rows: a.count, columns: x.count) { a[$0][$1] } }
  var bounds: [ClosedRange<Double>] {
    zip(lower, upper).map { ($0 ?? -.infinity)...($1 ?? .infinity) }
  }
}

private struct OutsideProblems: Decodable {
  let source: String
  let problems: [OutsideProblem]
}

@Suite struct BoundedLeastSquaresTests {
  /// The problems of `Fixtures/bvls/problems.json`, or of the file that FIXATOR_BVLS_PROBLEMS names.
  private func outsideProblems() throws -> OutsideProblems {
    let here = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/bvls/problems.json")
    let named = ProcessInfo.processInfo.environment["FIXATOR_BVLS_PROBLEMS"].map { URL(filePath: $0) }
    return try JSONDecoder().decode(OutsideProblems.self, from: Data(contentsOf: named ?? here))
  }

  @Test func scipyFindsTheSame() throws {
    let outside = try outsideProblems()
    #expect(outside.problems.count >= 100)
    var (worstX, worstCost, iterations) = (0.0, 0.0, 0)
    for (index, problem) in outside.problems.enumerated() {
      let found = LeastSquares.bounded(problem.matrix, problem.b, problem.bounds)
      #expect(found.outcome == .optimal, "problem \(index), \(problem.kind)")
      expectWithin(found, problem.bounds)
      let cost = 0.5 * found.residualNorm * found.residualNorm
      let costError = abs(cost - problem.cost) / max(1, problem.cost)
      #expect(costError <= 1e-9, "problem \(index), \(problem.kind): \(costError)")
      (worstCost, iterations) = (max(worstCost, costError), max(iterations, found.iterations))
      guard problem.unique else { continue }
      let size = problem.x.reduce(1) { max($0, abs($1)) }
      let error = zip(found.x, problem.x).reduce(0) { max($0, abs($1.0 - $1.1)) } / size
      #expect(error <= 1e-9, "problem \(index), \(problem.kind): \(error)")
      worstX = max(worstX, error)
    }
    print(
      "\(outside.problems.count) problems of \(outside.source): x within \(worstX), cost within \(worstCost), at most \(iterations) iterations"
    )
  }

  private func expectWithin(_ found: BoundedSolution, _ bounds: [ClosedRange<Double>]) {
    for (x, bound) in zip(found.x, bounds) { #expect(bound.contains(x)) }
    for (place, (x, bound)) in zip(found.places, zip(found.x, bounds)) {
      switch place {
      case .free: break
      case .atLower: #expect(x == bound.lowerBound)
      case .atUpper: #expect(x == bound.upperBound)
      }
    }
  }

  /// The Karush-Kuhn-Tucker conditions, on any shape and rank, with unit columns repeated and bounds that meet.
  @Test func nothingAllowedLessensTheResidual() {
    var random = SplitMix64(seed: printedSeed(61))
    var worst = 0.0
    for _ in 0..<2000 {
      let (rows, columns) = (1 + Int(random.next() % 12), 1 + Int(random.next() % 12))
      var a = Matrix(rows: rows, columns: columns) { _, _ in Double(Int(random.next() % 7)) - 3 }
      // Columns that are the same, or nothing, are where searches go round in circles.
      for column in 1..<max(2, columns) where columns > 1 && random.next() % 4 == 0 {
        for row in 0..<rows { a[row, column] = random.next() % 3 == 0 ? 0 : a[row, column - 1] }
      }
      let b = (0..<rows).map { _ in Double(Int(random.next() % 11)) - 5 }
      let bounds: [ClosedRange<Double>] = (0..<columns).map { _ in
        let low = random.next() % 5 == 0 ? -Double.infinity : Double(Int(random.next() % 5)) - 3
        let high = random.next() % 5 == 0 ? Double.infinity : max(low, -3) + Double(random.next() % 3)
        return low...high
      }
      let found = LeastSquares.bounded(a, b, bounds)
      #expect(found.outcome == .optimal)
      expectWithin(found, bounds)
      let residual = zip(a * found.x, b).map { $0.0 - $0.1 }
      let slopes = a.transposed * residual
      for (column, slope) in slopes.enumerated() where bounds[column].lowerBound < bounds[column].upperBound {
        let mayRise = found.x[column] < bounds[column].upperBound
        let mayFall = found.x[column] > bounds[column].lowerBound
        worst = max(worst, mayRise ? -slope : 0, mayFall ? slope : 0)
      }
    }
    print("largest slope left: \(worst)")
    #expect(worst < 1e-11)
  }

  @Test func withoutBoundsItIsTheUnboundedSolution() throws {
    var random = SplitMix64(seed: printedSeed(62))
    let a = Matrix(rows: 9, columns: 6) { _, _ in random.uniform(-1...1) }
    let b = (0..<9).map { _ in random.uniform(-1...1) }
    let found = LeastSquares.bounded(a, b, Array(repeating: -Double.infinity...Double.infinity, count: 6))
    let (x, norm) = try #require(LeastSquares.fullRank(a, b))
    #expect(zip(found.x, x).allSatisfy { abs($0 - $1) < 1e-13 })
    #expect(abs(found.residualNorm - norm) < 1e-14)
    #expect(found.places.allSatisfy { $0 == .free } && found.optimality < 1e-14)
  }

  @Test func fixedUnknownsStayAndTheOthersMakeUpForThem() {
    let a = Matrix(rows: 2, columns: 2) { row, column in row == 0 ? 1 : Double(column) }
    let found = LeastSquares.bounded(a, [3, 2], [5...5, -Double.infinity...Double.infinity])
    #expect(found.x[0] == 5 && abs(found.x[1]) < 1e-15)
    #expect(abs(found.residualNorm - 8.squareRoot()) < 1e-14)
    let allFixed = LeastSquares.bounded(a, [3, 2], [1...1, 2...2])
    #expect(allFixed.x == [1, 2] && allFixed.outcome == .optimal && allFixed.residualNorm == 0)
  }

  @Test func unitsOfTheUnknownsChangeNothing() {
    var random = SplitMix64(seed: printedSeed(63))
    for _ in 0..<100 {
      let a = Matrix(rows: 8, columns: 5) { _, _ in random.uniform(-1...1) }
      let b = (0..<8).map { _ in random.uniform(-3...3) }
      let bounds = (0..<5).map { _ in random.uniform(-1...0)...random.uniform(0...1) }
      // Powers of two rescale without rounding.
      let units = (0..<5).map { _ in exp2(Double(Int(random.next() % 81)) - 40) }
      let rescaled = LeastSquares.bounded(
        Matrix(rows: 8, columns: 5) { a[$0, $1] * units[$1] }, b,
        zip(bounds, units).map { $0.lowerBound / $1...$0.upperBound / $1 })
      let found = LeastSquares.bounded(a, b, bounds)
      #expect(zip(zip(rescaled.x, units).map(*), found.x).allSatisfy { abs($0 - $1) < 1e-13 })
    }
  }

  @Test func whatIsNotFiniteIsSaidAndNotSolved() {
    let one = Matrix.identity(1)
    #expect(LeastSquares.bounded(one, [.nan], [0...1]).outcome == .notFinite)
    #expect(LeastSquares.bounded(one, [1], [Double.infinity...Double.infinity]).outcome == .notFinite)
    var broken = one
    broken[0, 0] = .infinity
    #expect(LeastSquares.bounded(broken, [1], [0...1]).outcome == .notFinite)
  }
}

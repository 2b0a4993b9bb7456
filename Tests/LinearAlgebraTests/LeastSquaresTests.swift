import LinearAlgebra
import TestSupport
import Testing

@Suite struct LeastSquaresTests {
  private func random(_ rows: Int, _ columns: Int, _ generator: inout SplitMix64) -> Matrix {
    var matrix = Matrix(rows: rows, columns: columns)
    for index in matrix.entries.indices { matrix.entries[index] = generator.uniform(-1...1) }
    return matrix
  }

  private func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }

  @Test func residualIsPerpendicularToTheColumns() throws {
    var generator = SplitMix64(seed: printedSeed(1))
    for _ in 0..<100 {
      let (a, b) = (random(9, 6, &generator), random(9, 1, &generator).entries)
      let (x, norm) = try #require(LeastSquares.fullRank(a, b))
      let residual = zip(b, a * x).map { $0.0 - $0.1 }
      #expect(distance(a.transposed * residual, [0, 0, 0, 0, 0, 0]) < 1e-13)
      #expect(abs(norm - residual.reduce(0) { $0 + $1 * $1 }.squareRoot()) < 1e-13)
      #expect(distance(LeastSquares.rankRevealing(a, b).x, x) < 1e-11)
    }
  }

  @Test func rankIsRevealedAndTheShortestSolutionGiven() {
    var generator = SplitMix64(seed: printedSeed(2))
    let a = random(8, 3, &generator) * random(3, 6, &generator)
    let (x, rank) = LeastSquares.rankRevealing(a, a * [1, 1, 1, 1, 1, 1])
    #expect(rank == 3)
    #expect(x.reduce(0) { $0 + $1 * $1 } < 6)
    #expect(distance(a * x, a * [1, 1, 1, 1, 1, 1]) < 1e-12)
  }

  @Test func aColumnOfZerosIsNotFullRank() {
    var a = Matrix.identity(3)
    a[2, 2] = 0
    #expect(LeastSquares.fullRank(a, [1, 2, 3]) == nil)
  }

  @Test func singularValueDecompositionMultipliesBack() throws {
    var generator = SplitMix64(seed: printedSeed(4))
    let a = random(8, 6, &generator)
    let svd = try #require(SingularValueDecomposition(a))
    let sigma = Matrix(rows: 8, columns: 6) { $0 == $1 ? svd.values[$0] : 0 }
    #expect(distance((svd.left * sigma * svd.rightTransposed).entries, a.entries) < 1e-14)
    #expect(distance(SingularValues.of(a), svd.values) < 1e-14)
  }

  /// LAPACK ends the process when it is given some of them.
  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func numbersThatAreNotFiniteHaveNoSingularValues(bad: Double) {
    for place in 0..<36 {
      var a = Matrix.identity(6)
      a.entries[place] = bad
      #expect(SingularValues.of(a).allSatisfy(\.isNaN) && SingularValueDecomposition(a) == nil)
    }
  }

  @Test func theLoadedLibraryIsNamed() {
    #expect(LoadedLibrary.current.lapackPath.hasPrefix("/"))
    #expect(LoadedLibrary.current.lapackVersion.split(separator: ".").count == 3)
  }
}

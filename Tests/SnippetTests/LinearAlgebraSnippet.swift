import LinearAlgebra
import Testing

@Suite struct LinearAlgebraSnippet {
  @Test func runs() throws {
    // snippet
    // A line through four points: the rows are [x, 1].
    let rows = Matrix(rows: 4, columns: 2) { row, column in column == 0 ? Double(row) : 1 }
    let heights = [1.0, 3, 5, 7]
    let line = LeastSquares.fullRank(rows, heights)?.x  // slope 2, height 1
    let steepness = SingularValues.of(rows).first ?? 0
    // The same with a slope of at most 1.5.
    let bounded = LeastSquares.bounded(rows, heights, [0...1.5, -10...10])
    // end
    #expect(zip(line ?? [], [2, 1]).allSatisfy { abs($0 - $1) < 1e-12 } && line?.count == 2)
    #expect(steepness > 0 && abs(bounded.x[0] - 1.5) < 1e-12)
  }
}

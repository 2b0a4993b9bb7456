import HexapodKinematics
import LinearAlgebra
import TestSupport
import Testing

@Suite struct LaneEliminationTests {
  @Test func solvesWhatLAPACKSolves() {
    var random = SplitMix64(seed: printedSeed(521))
    func lanes() -> ComplexLanes {
      var lanes = ComplexLanes.zero
      for k in 0..<8 { lanes[k] = Complex(random.uniform(-1...1), random.uniform(-1...1)) }
      return lanes
    }
    let elimination = LaneElimination()
    var worst = 0.0
    for _ in 0..<2000 {
      let (columns, rightSide) = ((0..<8).map { _ in lanes() }, lanes())
      for k in 0..<8 { elimination.columns[k] = columns[k] }
      let isFactored = elimination.factor()
      #expect(isFactored)
      let own = elimination.solve(rightSide)
      var matrix = columns.flatMap { column in (0..<8).map { column[$0] } }
      var solution = (0..<8).map { rightSide[$0] }
      let isSolved = ComplexEquations.solve(&matrix, &solution, size: 8)
      #expect(isSolved)
      // What is left of the equations, beside the sizes that went into them.
      var rest = rightSide
      for k in 0..<8 { rest -= own[k] * columns[k] }
      worst = max(worst, rest.norm / own.norm)
      let size = own.norm
      for k in 0..<8 { #expect((own[k] - solution[k]).norm < 1e-10 * size) }
    }
    print("largest backward error \(worst)")
    #expect(worst < 1e-13)
  }

  @Test func aSingularMatrixHasNoFactors() {
    let elimination = LaneElimination()
    for k in 0..<8 { elimination.columns[k] = ComplexLanes(repeating: Complex(1, Double(k))) }
    for k in 0..<8 { elimination.columns[k][3] = .zero }
    let singular = elimination.factor()
    for k in 0..<8 { elimination.columns[k] = ComplexLanes(repeating: Complex(.nan)) }
    let notNumbers = elimination.factor()
    #expect(!singular && !notNumbers)
  }
}

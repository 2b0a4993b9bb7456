import LinearAlgebra

/// How far estimates are off on average because the model bends (Box 1971): to second order
/// `-½ (JᵀWJ)⁻¹ JᵀW tr(C H)`, H the second derivatives of what is modelled, C the covariance.
struct EstimateBias {
  /// By column.
  private let ofColumns: [Double]
  /// Columns whose outer products sum to the covariance.
  private let spread: Matrix

  /// Nil where directions are open.
  init?(_ problem: FrameProblem, _ fit: LocalFit, at point: FramePoint) {
    guard let covariance = fit.covariance, let spread = covariance.choleskyFactor else { return nil }
    let count = problem.parameterCount
    var sums = [Double](repeating: 0, count: problem.misfitCount)
    for column in 0..<count {
      let step = (0..<count).map { spread[$0, column] }
      for side in [1.0, -1] {
        let misfits = problem.linearized(at: problem.moved(point, by: step, times: side)).misfits
        // Misfits are observed less modelled.
        for row in sums.indices { sums[row] -= misfits[row] - fit.misfits[row] }
      }
    }
    guard sums.allSatisfy(\.isFinite) else { return nil }
    ofColumns = (fit.gains(of: Matrix.identity(count)) * sums).map { -$0 / 2 }
    self.spread = spread
  }

  /// Of a number that follows from the columns.
  func of(_ quantity: FrameQuantity, _ gradient: [Double], _ problem: FrameProblem, at point: FramePoint)
    -> Double
  {
    var bias = zip(gradient, ofColumns).reduce(0) { $0 + $1.0 * $1.1 }
    guard case .run = quantity else { return bias }
    let here = problem.value(quantity, at: point).value
    for column in 0..<spread.columns {
      let step = (0..<spread.rows).map { spread[$0, column] }
      for side in [1.0, -1] {
        bias += (problem.value(quantity, at: problem.moved(point, by: step, times: side)).value - here) / 2
      }
    }
    return bias
  }
}

extension FrameProblem {
  /// The point that a step times `scale` leads to.
  func moved(_ point: FramePoint, by step: [Double], times scale: Double) -> FramePoint {
    var (moved, step) = (point, step)
    step.withUnsafeMutableBufferPointer { retract(point, by: $0, times: scale, into: &moved) }
    return moved
  }
}

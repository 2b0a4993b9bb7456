import LinearAlgebra

/// A solution of the leg equations that is proven by the theorem of Newton and Kantorovich, as far as double precision
/// proves: there is one within twice ``error`` of ``point``, and no other within ``reach``.
package struct CertifiedRoot: Sendable {
  /// The solution, refined.
  package let point: StudyPoint
  /// Length of Newton's step there.
  package let error: Double
  /// Radius within which it is the only solution, in the plane that touches the unit sphere in ``point``.
  package let reach: Double
  /// See ``StudyFrame/finiteness(of:)``.
  package let finiteness: Double

  /// Refines `start` on LAPACK and proves it. Nil when that is not to be proven: the solution is singular, or nearly so,
  /// or none.
  package init?(near start: StudyPoint, of frame: StudyFrame) {
    guard let correction = NewtonStep(at: start, of: frame)?.step else { return nil }
    let refined = StudyPoint(start.z - correction)
    guard let last = NewtonStep(at: refined, of: frame), last.step.norm * last.curvature < 0.25 else {
      return nil
    }
    (point, error, reach) = (refined, last.step.norm, 1 / last.curvature)
    finiteness = frame.finiteness(of: refined.z)
  }

  /// Whether the other, a solution too, is the same.
  package func isSame(as other: StudyPoint) -> Bool { point.distance(to: other) < reach }

  /// Whether this is a real pose, where frame and lengths are real: its conjugate is then itself.
  package var isReal: Bool { isSame(as: point.conjugate) }
}

/// A Newton step, and how fast the next one may differ: `|J⁻¹ (J(a) - J(b))| ≤ curvature · |a - b|`.
private struct NewtonStep {
  let step: ComplexLanes
  let curvature: Double

  init?(at point: StudyPoint, of frame: StudyFrame) {
    var matrix: [Complex] = []
    let values = withUnsafeTemporaryAllocation(of: ComplexLanes.self, capacity: 12) { lanes -> ComplexLanes in
      lanes.initialize(repeating: .zero)
      guard let columns = lanes.baseAddress else { return .zero }
      defer { matrix = lanes[..<8].flatMap { column in (0..<8).map { column[$0] } } }
      return frame.evaluate(point.z, patch: point.z.conjugate, columns: columns, legs: columns + 8)
    }
    // Right sides: the values, then the seven unit vectors whose solutions are the inverse's columns.
    var solution = (0..<8).map { values[$0] }
    for equation in 0..<7 { solution += (0..<8).map { Complex($0 == equation ? 1 : 0) } }
    guard ComplexEquations.solve(&matrix, &solution, size: 8) else { return nil }
    var step = ComplexLanes.zero
    for k in 0..<8 { step[k] = solution[k] }
    let bounds = frame.gradientBounds
    let curvature = (0..<7).reduce(0.0) { sum, equation in
      let column = solution[8 * (equation + 1)..<8 * (equation + 2)]
      return sum + bounds[equation] * column.reduce(0) { $0 + $1.squaredNorm }.squareRoot()
    }
    guard step.norm.isFinite, curvature.isFinite else { return nil }
    (self.step, self.curvature) = (step, curvature)
  }
}

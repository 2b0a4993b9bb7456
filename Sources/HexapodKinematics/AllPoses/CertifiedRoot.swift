import LinearAlgebra

/// A solution of the leg equations that is proven by the theorem of Newton and Kantorovich, as far as double precision
/// proves: there is one within twice Newton's step of ``point``, and no other within ``reach``.
///
/// Nearly at infinity, where no real pose is, the theorem's bounds are too coarse. There it counts as isolated when Newton
/// comes back to it, as fast as to a simple solution, from a place where x is longer by a twentieth.
package struct CertifiedRoot: Sendable {
  /// The solution, refined.
  package let point: StudyPoint
  /// Radius within which it is the only solution, in the plane that touches the unit sphere in ``point``.
  package let reach: Double
  /// See ``DualQuaternionFrame/finiteness(of:)``.
  package let finiteness: Double

  /// Where the weaker test will do.
  private static let nearlyInfinite = 1e-14...1e-6

  /// Refines `start` on LAPACK and proves it. Nil when that is not to be proven: the solution is singular, or nearly so,
  /// or none.
  ///
  /// - Parameter isGeneric: whether the lengths are in no special relation, so that no solution is singular: then those
  ///   nearly at infinity need only be isolated.
  package init?(near start: StudyPoint, of frame: DualQuaternionFrame, isGeneric: Bool = false) {
    guard let correction = NewtonStep(at: start, of: frame)?.step else { return nil }
    point = StudyPoint(start.z - correction)
    finiteness = frame.finiteness(of: point.z)
    guard let last = NewtonStep(at: point, of: frame) else { return nil }
    if last.step.norm * last.curvature < 0.25 {
      reach = 1 / last.curvature
      return
    }
    guard isGeneric, CertifiedRoot.nearlyInfinite.contains(finiteness) else { return nil }
    reach = point.rotationNorm / 50
    guard CertifiedRoot.isIsolated(point, of: frame) else { return nil }
  }

  private static func isIsolated(_ point: StudyPoint, of frame: DualQuaternionFrame) -> Bool {
    var other = point.withRotation(scaledBy: 1.05)
    // 5 % becomes 0.4 %, then 2e-5, then 5e-10; half of it each time where two solutions coincide.
    for _ in 0..<3 {
      guard let step = NewtonStep(at: other, of: frame)?.step else { return false }
      other = StudyPoint(other.z - step)
    }
    return point.distance(to: other) < 1e-3 * point.rotationNorm
  }

  /// Whether the other, a solution too, is the same.
  package func isSame(as other: StudyPoint) -> Bool { point.distance(to: other) < reach }

  /// Whether this is a real pose, where frame and lengths are real: its conjugate is then itself.
  package var isReal: Bool { isSame(as: point.conjugate) && finiteness > 0.5 }
}

/// A Newton step, and how fast the next one may differ: `|J⁻¹ (J(a) - J(b))| ≤ curvature · |a - b|`.
private struct NewtonStep {
  let step: ComplexLanes
  let curvature: Double

  init?(at point: StudyPoint, of frame: DualQuaternionFrame) {
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

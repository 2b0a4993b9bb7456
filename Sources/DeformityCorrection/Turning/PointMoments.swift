import Hexapod
import RigidMotion

/// Points of a rigid body as far as the sum of their squared displacements depends on them: their number, sum and second
/// moments.
struct PointMoments: Sendable {
  private let count: Double
  private let sum: Vector3
  /// `Σ (|r|² I - r rᵀ)`, column by column: `Σ |ω×r|² = ωᵀ K ω`.
  private let inertia: (Vector3, Vector3, Vector3)

  /// Of points in the body's frame.
  init(_ points: [Vector3]) {
    count = Double(points.count)
    sum = points.reduce(.zero, +)
    func column(_ axis: Vector3) -> Vector3 {
      points.reduce(.zero) { $0 + $1.dot($1) * axis - $1.dot(axis) * $1 }
    }
    inertia = (column(Vector3(1, 0, 0)), column(Vector3(0, 1, 0)), column(Vector3(0, 0, 1)))
  }

  /// `G`: the points' summed squared displacement as a quadratic form of the six length errors.
  ///
  /// `Σ (v_i + ω_i×r)·(v_j + ω_j×r) = v_i·(n v_j + ω_j×s) + ω_i·(s×v_j + K ω_j)`, s the sum of the points.
  func metric(_ response: LengthResponse) -> SixBySix {
    var metric = SixBySix()
    for column in 0..<6 {
      let (linear, angular) = (response.linear[column], response.angular[column])
      let force = count * linear + angular.cross(sum)
      let turned = angular.x * inertia.0 + angular.y * inertia.1 + angular.z * inertia.2
      let moment = sum.cross(linear) + turned
      for row in 0...column {
        let entry = response.linear[row].dot(force) + response.angular[row].dot(moment)
        metric[row, column] = entry
        metric[column, row] = entry
      }
    }
    return metric
  }
}

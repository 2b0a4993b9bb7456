import CPoseKernel
import RigidMotion

/// Points of the moving ring as far as the sum of their squared displacements depends on them: their number, their sum and
/// their second moments.
public struct PointMoments: Sendable {
  /// How many.
  public let count: Double
  /// `Σ r`.
  public let sum: Vector3
  /// `K = Σ (|r|² I - r rᵀ)`, column by column, so that `Σ |ω×r|² = ωᵀ K ω`.
  public let inertia: (Vector3, Vector3, Vector3)

  /// Of points in the ring's frame.
  public init(_ points: [Vector3]) {
    count = Double(points.count)
    sum = points.reduce(.zero, +)
    func column(_ axis: Vector3) -> Vector3 {
      points.reduce(.zero) { $0 + $1.dot($1) * axis - $1.dot(axis) * $1 }
    }
    inertia = (column(Vector3(1, 0, 0)), column(Vector3(0, 1, 0)), column(Vector3(0, 0, 1)))
  }

  /// What whole steps are weighed by: the points' mean squared displacement, and `(lever · θ)²` of the ring's angle θ.
  ///
  /// - Parameter lever: mm, ≥ 0.
  public static func mean(of points: [Vector3], lever: Double) -> PointMoments {
    PointMoments(meanOf: PointMoments(points), lever: lever)
  }

  private init(meanOf points: PointMoments, lever: Double) {
    let (share, turn) = (1 / points.count, lever * lever)
    let (x, y, z) = points.inertia
    count = 1
    sum = points.sum * share
    inertia = (
      x * share + Vector3(turn, 0, 0), y * share + Vector3(0, turn, 0), z * share + Vector3(0, 0, turn)
    )
  }

  var raw: fixator_points {
    let (a, b, c) = inertia
    return fixator_points(
      count: count, sum: (sum.x, sum.y, sum.z),
      inertia: ((a.x, b.x, c.x), (a.y, b.y, c.y), (a.z, b.z, c.z)))
  }
}

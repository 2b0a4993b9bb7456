import RigidMotion

/// How points of the moving ring move, to first order, when the six lengths change in one pose.
public struct LengthResponse: Sendable {
  /// The column of `J⁻¹` of each strut, in the moving ring's axes: velocity of the ring's centre and angular velocity for a
  /// millimetre a unit of time.
  public let linear: PerStrut<Vector3>
  /// Angular velocity, radians for a millimetre.
  public let angular: PerStrut<Vector3>
  private let rotation: RotationMatrix

  /// Nil in a singular pose.
  public init?(_ hexapod: Hexapod, at ringPose: RigidTransform) {
    guard let inverse = hexapod.jacobianInMovingAxes(at: ringPose).inverted()?.inverse else { return nil }
    let scale = 1 / hexapod.meanRadius
    linear = PerStrut { Vector3(inverse[0, $0], inverse[1, $0], inverse[2, $0]) }
    angular = PerStrut { Vector3(inverse[3, $0], inverse[4, $0], inverse[5, $0]) * scale }
    rotation = ringPose.rotation.matrix
  }

  /// The points' summed squared displacement as a quadratic form of the six length changes: entry (i, k) is
  /// `Σ (v_i + ω_i×r)·(v_k + ω_k×r) = v_i·(n v_k + ω_k×s) + ω_i·(s×v_k + K ω_k)`, s the sum of the points.
  public func metric(of points: PointMoments) -> QuadraticForm {
    QuadraticForm { row, column in
      let (v, w) = (linear[column], angular[column])
      let force = points.count * v + w.cross(points.sum)
      let turned = w.x * points.inertia.0 + w.y * points.inertia.1 + w.z * points.inertia.2
      return linear[row].dot(force) + angular[row].dot(points.sum.cross(v) + turned)
    }
  }

  /// Displacement of a point, given in the moving ring's frame, for each millimetre of each strut, in the reference
  /// ring's axes: `R (v + ω×r)`.
  public func displacements(of point: Vector3) -> PerStrut<Vector3> {
    PerStrut<Vector3> { rotation * (linear[$0] + angular[$0].cross(point)) }
  }
}

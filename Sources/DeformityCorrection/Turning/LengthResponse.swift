import Hexapod
import RigidMotion

/// How points of the moving ring move, to first order, when the six lengths change in one pose.
struct LengthResponse {
  private let inverse: SixBySix
  private let rotation: RotationMatrix
  private let scale: Double

  /// Nil in a singular pose.
  init?(_ hexapod: Hexapod, at ringPose: RigidTransform) {
    let jacobian = hexapod.jacobian(at: ringPose)
    guard let inverse = jacobian.entries.inverted()?.inverse else { return nil }
    self.inverse = inverse
    rotation = ringPose.rotation.matrix
    scale = 1 / jacobian.meanRadius
  }

  /// Displacement of a point, given in the moving ring's frame, for each millimetre of each strut, in the reference
  /// ring's axes: `[I, -[r]×/ρ̄] J⁻¹`.
  func displacements(of point: Vector3) -> PerStrut<Vector3> {
    let arm = rotation * point
    return PerStrut<Vector3> { strut in
      let turn = Vector3(inverse[3, strut], inverse[4, strut], inverse[5, strut]) * scale
      return Vector3(inverse[0, strut], inverse[1, strut], inverse[2, strut]) + turn.cross(arm)
    }
  }
}

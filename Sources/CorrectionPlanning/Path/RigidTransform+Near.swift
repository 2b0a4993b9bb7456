import RigidMotion

extension RigidTransform {
  /// Whether it is the same place, to what is written of a pose.
  func isNear(_ other: RigidTransform) -> Bool {
    (translation - other.translation).norm < 1e-6 && (rotation.inverse * other.rotation).angle < 1e-8
  }
}

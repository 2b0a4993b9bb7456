import Glibc
import RigidMotion

extension Rotation {
  /// `S_n`: the smallest rotation that takes the proximal direction to a normal that leans by projected angles (MODEL section 3).
  ///
  /// - Parameters:
  ///   - apTilt: radians, within ±90°, positive for a lean to lateral.
  ///   - lateralTilt: radians, within ±90°, positive for a lean to posterior.
  init(leaning apTilt: Double, _ lateralTilt: Double, _ side: Side) {
    self.init(
      from: Vector3(0, 0, 1), to: Vector3(side.lateralSign * tan(apTilt), tan(lateralTilt), 1))
  }
}

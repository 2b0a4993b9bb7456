import Glibc
import RigidMotion

extension Rotation {
  /// `S_n`: the smallest rotation that takes the proximal direction to a normal that leans by projected angles (MODEL section 3).
  ///
  /// Of a right angle, and of what is drawn beyond one, the normal goes on in its direction.
  ///
  /// - Parameters:
  ///   - apTilt: radians, positive for a lean to lateral.
  ///   - lateralTilt: radians, positive for a lean to posterior.
  init(leaning apTilt: Double, _ lateralTilt: Double, _ side: Side) {
    guard max(abs(apTilt), abs(lateralTilt)) < .pi / 2 else {
      self.init(
        from: Vector3(0, 0, 1),
        to: Vector3(
          side.lateralSign * sin(apTilt) * cos(lateralTilt), cos(apTilt) * sin(lateralTilt),
          cos(apTilt) * cos(lateralTilt)))
      return
    }
    self.init(
      from: Vector3(0, 0, 1), to: Vector3(side.lateralSign * tan(apTilt), tan(lateralTilt), 1))
  }

  /// Whether two projected angles say where a normal leans: neither more than a right angle, and a right angle beside no other tilt,
  /// which would have no direction.
  package static func isDirection(_ apTilt: Double, _ lateralTilt: Double) -> Bool {
    let tilts = [abs(apTilt), abs(lateralTilt)]
    return tilts.allSatisfy { $0 <= .pi / 2 } && (!tilts.contains(.pi / 2) || tilts.contains(0))
  }
}

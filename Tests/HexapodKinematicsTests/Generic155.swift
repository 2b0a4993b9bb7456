import HexapodKinematics
import RigidMotion

/// The generic 155 frame of MODEL section 8, the moving ring distal.
func generic155(height: Double = 150) throws -> Hexapod {
  try Hexapod(
    reference: Ring(standard: .proximal, jointRadius: 93.8, halfAngle: radians(4.58)),
    moving: Ring(standard: .distal, jointRadius: 93.8, halfAngle: radians(4.58)),
    neutral: Hexapod.neutralPose(height: height, side: -1))
}

/// How far two poses of a 93.8 mm ring are apart, in millimetres at the joints.
func distance(_ a: RigidTransform, _ b: RigidTransform) -> Double {
  (a.translation - b.translation).norm + 93.8 * (a.rotation.inverse * b.rotation).angle
}

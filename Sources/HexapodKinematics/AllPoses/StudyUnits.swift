import LinearAlgebra
import RigidMotion

/// A frame's own origins and unit for ``DualQuaternionFrame``: each ring's first joint, and the root mean square distance of the
/// joints from their rings' centres. So no number is large, whatever the user's origins and unit of length are.
struct StudyUnits: Sendable {
  /// The unit, in the user's.
  let scale: Double
  private let hexapod: Hexapod

  /// Nil for a frame without any extent.
  init?(_ hexapod: Hexapod) {
    func centre(_ joints: PerStrut<Vector3>) -> Vector3 { joints.reduce(.zero) { $0 + $1 / 6 } }
    let (referenceCentre, movingCentre) = (centre(hexapod.referenceJoints), centre(hexapod.movingJoints))
    self.hexapod = hexapod
    func largest(_ joints: PerStrut<Vector3>, _ centre: Vector3) -> Double {
      joints.reduce(0) { Swift.max($0, ($1 - centre).max(), (centre - $1).max()) }
    }
    // The largest coordinate goes first, so that no square overflows or vanishes.
    let size = Swift.max(
      largest(hexapod.referenceJoints, referenceCentre), largest(hexapod.movingJoints, movingCentre))
    guard size.isFinite, size > 0 else { return nil }
    func squares(_ joints: PerStrut<Vector3>, _ centre: Vector3) -> Double {
      joints.reduce(0) { $0 + (($1 - centre) / size).dot(($1 - centre) / size) }
    }
    let sum = squares(hexapod.referenceJoints, referenceCentre) + squares(hexapod.movingJoints, movingCentre)
    scale = size * (sum / 12).squareRoot()
  }

  /// The frame in these units, with squared lengths in them too.
  func frame(squares: [Complex]) -> DualQuaternionFrame {
    func joints(_ joints: PerStrut<Vector3>) -> [DualQuaternionFrame.Joint] {
      joints.map { point in
        let scaled = (point - joints[0]) / scale
        return (Complex(scaled.x), Complex(scaled.y), Complex(scaled.z))
      }
    }
    return DualQuaternionFrame(
      reference: joints(hexapod.referenceJoints), moving: joints(hexapod.movingJoints), squares: squares)
  }

  /// The user's pose of a pose in these units.
  func pose(_ scaled: RigidTransform) -> RigidTransform {
    let (reference, moving) = (hexapod.referenceJoints[0], hexapod.movingJoints[0])
    return RigidTransform(
      rotation: scaled.rotation,
      translation: scale * scaled.translation + reference - scaled.rotation * moving)
  }
}

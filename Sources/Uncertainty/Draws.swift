import HexapodKinematics
import RigidMotion

/// The true inputs of several samples.
package struct Draws {
  /// D'; not a number anywhere for inputs that no limb can have.
  package var fragments: [RigidTransform] = []
  /// M_r'.
  package var referenceRings: [RigidTransform] = []
  /// M_m', in mode rings-first alone.
  package var movingRings: [RigidTransform] = []
  /// What each strut is longer than its reading says; empty when no strut errs.
  package var strutErrors: [PerStrut<Double>] = []
  /// The joints as they are; empty when the rings are as stated.
  package var referenceJoints: [PerStrut<Vector3>] = []
  package var movingJoints: [PerStrut<Vector3>] = []
}

/// The poses of the moving ring for one set of readings.
package enum RingPoses {
  /// Struts and rings are as stated in every sample.
  case same(RigidTransform)
  case each([RigidTransform?])

  @inline(__always)
  package subscript(sample: Int) -> RigidTransform? {
    switch self {
    case .same(let pose): pose
    case .each(let poses): poses[sample]
    }
  }
}

import HexapodKinematics
import RigidMotion

/// The frame and the fragments at one moment. It is never changed; a class, because searches pass it about.
public final class FrameState: Sendable {
  /// The moving fragment in the reference fragment's frame.
  public let fragment: RigidTransform
  /// The moving ring in the reference ring's frame.
  public let ring: RigidTransform
  /// The moving ring's joints in the reference ring's frame.
  package let movingJoints: PerStrut<Vector3>

  /// The state in which the moving fragment has this pose.
  public convenience init(fragment: RigidTransform, _ frame: MountedFrame) {
    self.init(fragment: fragment, ring: frame.ringPose(ofFragment: fragment), frame.hexapod)
  }

  /// The state in which the moving ring has this pose.
  package convenience init(ring: RigidTransform, _ frame: MountedFrame) {
    self.init(fragment: frame.fragmentPose(ofRing: ring), ring: ring, frame.hexapod)
  }

  package init(fragment: RigidTransform, ring: RigidTransform, _ hexapod: Hexapod) {
    (self.fragment, self.ring) = (fragment, ring)
    let rotation = ring.rotation.matrix
    movingJoints = PerStrut { rotation * hexapod.movingJoints[$0] + ring.translation }
  }
}

import HexapodKinematics
import RigidMotion

/// A hexapod fixed to the two fragments: what carries ring poses over to fragment poses and back (MODEL section 5).
///
/// An immutable object, since it is large and everything that is made of a case refers to it.
public final class MountedFrame: Sendable {
  /// The rings and their neutral pose.
  public let hexapod: Hexapod
  /// The search for many ring poses at a time.
  public let batch: PoseBatch
  /// The search for ring poses.
  public var solver: PoseSolver { batch.solver }
  /// `M_r`.
  public let fragmentFromReferenceRing: RigidTransform
  /// `M_m`.
  public let fragmentFromMovingRing: RigidTransform
  private let referenceRingFromFragment: RigidTransform
  private let movingRingFromFragment: RigidTransform
  /// Ring poses and strut lengths for many poses of the moving fragment at a time.
  let carrier: RingCarrier

  /// A frame mounted so.
  public init(
    _ hexapod: Hexapod, fragmentFromReferenceRing: RigidTransform, fragmentFromMovingRing: RigidTransform
  ) {
    self.hexapod = hexapod
    // Of readings that a plan sets none is wrong.
    batch = PoseBatch(hexapod, measuringStiffness: false, namingCulprits: false)
    self.fragmentFromReferenceRing = fragmentFromReferenceRing
    self.fragmentFromMovingRing = fragmentFromMovingRing
    referenceRingFromFragment = fragmentFromReferenceRing.inverse
    movingRingFromFragment = fragmentFromMovingRing.inverse
    carrier = RingCarrier(hexapod, before: referenceRingFromFragment, after: fragmentFromMovingRing)
  }

  /// `P = M_r⁻¹ · D · M_m`.
  public func ringPose(ofFragment referenceFromMoving: RigidTransform) -> RigidTransform {
    referenceRingFromFragment * referenceFromMoving * fragmentFromMovingRing
  }

  /// `D = M_r · P · M_m⁻¹`.
  public func fragmentPose(ofRing ringPose: RigidTransform) -> RigidTransform {
    fragmentFromReferenceRing * ringPose * movingRingFromFragment
  }

  /// A point of the moving fragment, seen from the moving ring.
  public func inMovingRing(_ point: Vector3) -> Vector3 { movingRingFromFragment * point }

  /// The fragment's motion that goes with a ring's.
  func fragmentMotion(ringPose: RigidTransform, ringTwist: Twist) -> FragmentMotion {
    let arm = ringPose.rotation * movingRingFromFragment.translation
    let toFragment = fragmentFromReferenceRing.rotation
    return FragmentMotion(
      pose: fragmentPose(ofRing: ringPose),
      velocity: toFragment * ringTwist.velocity(at: arm),
      angularVelocity: toFragment * ringTwist.angular)
  }
}

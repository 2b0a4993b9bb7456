import HexapodKinematics
import RigidMotion
import TreatmentModel

/// How a frame stands on the limb: what must hold of one that can be built (MODEL section 3, the assembly).
///
/// A positive number is room, a number that is not positive a frame that cannot stand so.
struct Assembly {
  private let limb: Limb
  /// Its centre, and its proximal normal, in either fragment's frame: in the corrected limb both faces of the cut are there.
  private let cut: Vector3
  private let normal: Vector3
  private let boneRadius: Double
  private let frame: MountedFrame
  private let innerRadii: (reference: Double, moving: Double)

  init(_ level: TreatedLevel, _ frame: MountedFrame) {
    limb = level.limb
    let place = level.junction.place(limb.side)
    (cut, normal) = (place.translation, place.rotation * Vector3(0, 0, 1))
    boneRadius = level.junction.diameter / 2
    self.frame = frame
    innerRadii = (
      level.innerRadius(.reference, frame.hexapod), level.innerRadius(.moving, frame.hexapod)
    )
  }

  /// How far the centre of a ring lies beyond the cut's plane on its own fragment's side, mm.
  ///
  /// - Parameter fragment: the moving fragment's pose, on which that of the moving ring depends.
  func beyondCut(_ end: StrutEnd, _ fragment: RigidTransform) -> Double {
    switch end {
    case .reference: -limb.movingSign * normal.dot(frame.fragmentFromReferenceRing.translation - cut)
    case .moving: limb.movingSign * normal.dot(fragment * frame.fragmentFromMovingRing.translation - cut)
    }
  }

  /// How much room there is between the bone, where its axis crosses a ring's plane, and the ring's inner edge, mm.
  ///
  /// The axis is that of the ring's own fragment, parallel to its z through the cut's centre.
  func room(_ end: StrutEnd) -> Double { innerRadius(end) - boneRadius - offAxis(end) }

  /// How far from a ring's centre the bone's axis crosses its plane, mm; infinite for an axis that never does.
  func offAxis(_ end: StrutEnd) -> Double {
    let ring = end == .reference ? frame.fragmentFromReferenceRing : frame.fragmentFromMovingRing
    let (across, toCentre) = (ring.rotation * Vector3(0, 0, 1), ring.translation - cut)
    guard abs(across.z) > 1e-9 else { return .infinity }
    return (across.dot(toCentre) / across.z * Vector3(0, 0, 1) - toCentre).norm
  }

  /// Of a ring's inner edge, mm.
  func innerRadius(_ end: StrutEnd) -> Double {
    end == .reference ? innerRadii.reference : innerRadii.moving
  }

  /// Whether rings face each other as in neutral: each lies on its own side of the other, their proximal normals less than 90° apart.
  ///
  /// - Parameter ring: the moving ring's pose in the reference ring's frame.
  func ringsFace(_ ring: RigidTransform) -> Bool {
    let normal = ring.rotation * Vector3(0, 0, 1)
    return limb.movingSign * ring.translation.z > 0 && limb.movingSign * normal.dot(ring.translation) > 0
      && normal.z > 0
  }

  /// Whether a frame can stand so with the moving fragment at each of these poses.
  func isPossible(at fragments: [RigidTransform]) -> Bool {
    StrutEnd.allCases.allSatisfy { end in
      room(end) >= 0 && fragments.allSatisfy { beyondCut(end, $0) > 0 }
    } && fragments.allSatisfy { ringsFace(frame.ringPose(ofFragment: $0)) }
  }
}

extension TreatedLevel {
  /// What its fragments meet in, in a word.
  package var junctionWord: String { joint == nil ? "cut" : "joint" }

  /// Which ring carries this end of the struts.
  func place(_ end: StrutEnd) -> FragmentEnd { end == .reference ? limb.reference : limb.reference.opposite }

  /// The hardware of the ring that carries this end of the struts.
  func ring(_ end: StrutEnd) -> RingHardware { place(end) == .proximal ? proximalRing : distalRing }

  /// Of a ring's inner edge, mm: as the hardware says, or what its joints suggest.
  func innerRadius(_ end: StrutEnd, _ hexapod: Hexapod) -> Double {
    let joints = end == .reference ? hexapod.referenceJoints : hexapod.movingJoints
    let nearest = joints.map { ($0.x * $0.x + $0.y * $0.y).squareRoot() }.min() ?? 0
    return ring(end).innerRadius ?? max(nearest - RingHardware.assumedJointDistance, 1)
  }
}

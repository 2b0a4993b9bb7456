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
  private let arcs: (reference: RingArc?, moving: RingArc?)
  private let stance: NeutralStance

  init(_ level: TreatedLevel, _ frame: MountedFrame) {
    limb = level.limb
    let place = level.junction.place(limb.side)
    (cut, normal) = (place.translation, place.rotation * Vector3(0, 0, 1))
    boneRadius = level.junction.diameter / 2
    (self.frame, stance) = (frame, level.neutral)
    innerRadii = (
      level.innerRadius(.reference, frame.hexapod), level.innerRadius(.moving, frame.hexapod)
    )
    arcs = (level.ring(.reference).arc, level.ring(.moving).arc)
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
  /// The axis is that of the ring's own fragment, parallel to its z through the cut's centre; of a moving ring that in neutral stands across
  /// it nothing is known, and there is always room.
  func room(_ end: StrutEnd) -> Double {
    end == .moving && !stance.isRoundBone ? .infinity : innerRadius(end) - boneRadius - offAxis(end)
  }

  /// How far from a ring's centre the bone's axis crosses its plane, mm, between the arms of a foot plate from the line halfway; infinite
  /// for an axis that never does.
  func offAxis(_ end: StrutEnd) -> Double {
    guard let crossing = crossing(end) else { return .infinity }
    return offMiddle(end) ?? crossing.norm
  }

  /// How far the bone's axis is from the line halfway between the arms of a foot plate, mm; nil where it goes through no such opening.
  func offMiddle(_ end: StrutEnd) -> Double? {
    crossing(end).flatMap { (end == .reference ? arcs.reference : arcs.moving)?.offMiddle($0) }
  }

  /// Where the bone's axis crosses a ring's plane, in the ring's frame; nil for an axis that never does.
  private func crossing(_ end: StrutEnd) -> Vector3? {
    let ring = end == .reference ? frame.fragmentFromReferenceRing : frame.fragmentFromMovingRing
    let (across, toCentre) = (ring.rotation * Vector3(0, 0, 1), ring.translation - cut)
    guard abs(across.z) > 1e-9 else { return nil }
    return ring.rotation.inverse * (across.dot(toCentre) / across.z * Vector3(0, 0, 1) - toCentre)
  }

  /// Of a ring's inner edge, mm.
  func innerRadius(_ end: StrutEnd) -> Double {
    end == .reference ? innerRadii.reference : innerRadii.moving
  }

  /// Whether rings face each other as in neutral: each lies on its own side of the other, and the moving ring's proximal normal points less
  /// than 90° away from where it does in neutral.
  ///
  /// - Parameter ring: the moving ring's pose in the reference ring's frame.
  func ringsFace(_ ring: RigidTransform) -> Bool {
    let normal = ring.rotation * Vector3(0, 0, 1)
    return limb.movingSign * ring.translation.z > 0 && faces(ring) && normal.dot(neutralNormal) > 0
  }

  /// Where the moving ring's proximal normal points in neutral.
  private var neutralNormal: Vector3 {
    stance == .inLine
      ? Vector3(0, 0, 1) : (frame.hexapod.neutral?.rotation ?? .identity) * Vector3(0, 0, 1)
  }

  /// Whether the reference ring lies on the side of the moving ring on which struts come to it.
  private func faces(_ ring: RigidTransform) -> Bool {
    limb.movingSign * (ring.rotation * Vector3(0, 0, 1)).dot(ring.translation) > 0
  }

  /// How a moving ring of a frame with a declared neutral pose is put on the wrong way round.
  enum Reversal {
    /// In neutral its struts would leave it on the side away from the reference ring.
    case facesAway
    /// Neutral lies beyond a singular pose, seen from the rings parallel and in line.
    case beyondSingularity
    /// In the corrected limb it points the other way than in neutral.
    case againstNeutral
  }

  /// Whether the moving ring is on the wrong way round; nil where it is not, and of rings that are parallel and in line in neutral.
  var reversal: Reversal? {
    guard stance != .inLine, let neutral = frame.hexapod.neutral else { return nil }
    if !faces(neutral) { return .facesAway }
    let inLine = frame.hexapod.jacobian(
      at: Hexapod.neutralPose(height: abs(neutral.translation.z), side: limb.movingSign))
    // A frame that holds nothing with its rings parallel says nothing of what lies beyond.
    if inLine.stiffness > Hexapod.singularRatio, inLine.determinantSign != frame.hexapod.neutralSign {
      return .beyondSingularity
    }
    let corrected = frame.ringPose(ofFragment: .identity).rotation * Vector3(0, 0, 1)
    return corrected.dot(neutralNormal) < 0 ? .againstNeutral : nil
  }

  /// Whether a frame can stand so with the moving fragment at each of these poses.
  func isPossible(at fragments: [RigidTransform]) -> Bool {
    reversal == nil
      && StrutEnd.allCases.allSatisfy { end in
        room(end) >= 0 && fragments.allSatisfy { beyondCut(end, $0) > 0 }
      } && fragments.allSatisfy { ringsFace(frame.ringPose(ofFragment: $0)) }
  }
}

extension TreatedLevel {
  /// What its fragments meet in, in a word.
  package var junctionWord: String { joint == nil ? "cut" : "joint" }

  /// Which ring carries this end of the struts.
  func place(_ end: StrutEnd) -> FragmentEnd { end == .reference ? limb.reference : limb.reference.opposite }

  /// The same, as rings are told.
  func ringPlace(_ end: StrutEnd) -> Ring.Place { place(end) == .proximal ? .proximal : .distal }

  /// The hardware of the ring that carries this end of the struts.
  func ring(_ end: StrutEnd) -> RingHardware { place(end) == .proximal ? proximalRing : distalRing }

  /// Of a ring's inner edge, mm: as the hardware says, or what its joints suggest.
  func innerRadius(_ end: StrutEnd, _ hexapod: Hexapod) -> Double {
    var joints = end == .reference ? hexapod.referenceJoints : hexapod.movingJoints
    // Plates hold joints anywhere.
    if !ring(end).jointOffsets.isEmpty { joints = ring(end).shape.ring(ringPlace(end)).joints }
    let nearest = joints.map { ($0.x * $0.x + $0.y * $0.y).squareRoot() }.min() ?? 0
    return ring(end).innerRadius ?? max(nearest - RingHardware.assumedJointDistance, 1)
  }
}

import RigidMotion
import TreatmentModel

/// The gap between the two faces of the bone cut; negative when the fragments would have to overlap.
///
/// Both faces are discs of the bone's diameter. On day 0 they are as the saw leaves them: the reference fragment's lies in the
/// cut's plane round the cut's centre, and the moving fragment's in a plane parallel to that, `gap` away, its centre where the
/// moving bone's axis (parallel to its z through the cut's centre in the corrected limb) meets that plane. From then on each face
/// moves with its fragment. The gap is the smallest distance of any point of the moving face's rim beyond the reference
/// face; or, if that is larger, the distance by which the two faces lie beside each other. A part of the rim that stands
/// out beside the other bone counts as if it met it.
public struct BoneEnds: PathMargin {
  /// +1 when the moving fragment is proximal, -1 when it is distal.
  private let side: Double
  private let radius: Double
  /// Centre and proximal normal of the reference face, in the reference fragment's frame.
  private let face: Vector3
  private let across: Vector3
  /// Centre of the moving face on its bone's axis, in the moving fragment's frame.
  private let centre: Vector3
  /// Across the moving face, in the moving fragment's frame: the reference face's normal on day 0.
  private let normal: Vector3

  /// The ends of a bone that is cut so, when the moving fragment is at `start` on day 0.
  public init(_ limb: Limb, _ cut: BoneCut, start: RigidTransform) {
    (side, radius) = (limb.movingSign, cut.diameter / 2)
    let place = cut.place(limb.side)
    (face, across) = (place.translation, place.rotation * Vector3(0, 0, 1))
    let axis = start.rotation * Vector3(0, 0, 1)
    let slope = across.dot(axis)
    // An axis that lies nearly in the plane of the cut meets it nowhere near the bone.
    let along = abs(slope) > 0.2 ? (side * cut.gap - across.dot(start * face - face)) / slope : 0
    centre = face + along * Vector3(0, 0, 1)
    normal = start.rotation.inverse * across
  }

  /// No point of the moving face is farther from the corresponding point, mm.
  var reach: Double { centre.norm + radius }

  /// Millimetres.
  public let tolerance = 1e-4

  /// Millimetres.
  public func value(at state: FrameState) -> Double {
    max(axial(state), sideways(state))
  }

  /// The lowest point of the rim beyond the reference face.
  private func axial(_ state: FrameState) -> Double {
    let tilt = inPlane(state.fragment.rotation * normal).norm
    return side * across.dot(state.fragment * centre - face) - radius * tilt
  }

  /// How far the one face lies beside the other.
  private func sideways(_ state: FrameState) -> Double { beside(state).norm - 2 * radius }

  /// The moving face's centre seen from the reference face's, in that face's plane.
  private func beside(_ state: FrameState) -> Vector3 { inPlane(state.fragment * centre - face) }

  private func inPlane(_ vector: Vector3) -> Vector3 { vector - across.dot(vector) * across }

  /// The larger of what the two gaps allow.
  public func floor(_ a: PathNode, _ b: PathNode, _ bound: MotionBound) -> Double {
    let width = b.s - a.s
    let (rim, middle) = (
      bound.ofMovingPoint(reach), bound.ofMovingPoint(centre.norm)
    )
    let along = chordFloor(
      axial(a.state), axial(b.state), width: width, slope: rim.speed, bend: rim.acceleration)
    // The face's centre leaves the straight way between its two places by no more than its acceleration allows.
    let nearest = Segment(beside(a.state), beside(b.state)).distance(to: .zero)
    return max(along, nearest - middle.acceleration * width * width / 8 - 2 * radius)
  }
}

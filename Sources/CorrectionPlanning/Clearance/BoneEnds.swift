import RigidMotion
import TreatmentModel

/// The gap between the two faces of the bone cut; negative when the fragments would have to overlap.
///
/// Both fragments are cylinders of the bone's diameter round their own axes, through the origin and through the
/// corresponding point. On day 0 their ends are as the saw leaves them: the reference fragment ends in its plane through
/// the origin, across its axis, and the moving fragment in a plane parallel to that, `gap` away. From then on each face
/// moves with its fragment. The gap is the smallest distance of any point of the moving face's rim beyond the reference
/// face; or, if that is larger, the distance by which the two faces lie beside each other. A part of the rim that stands
/// out beside the other bone counts as if it met it.
public struct BoneEnds: PathMargin {
  /// +1 when the moving fragment is proximal, -1 when it is distal.
  private let side: Double
  private let radius: Double
  /// Centre of the moving face on its bone's axis, in the moving fragment's frame.
  private let centre: Vector3
  /// Across the moving face, in the moving fragment's frame: the reference fragment's axis on day 0.
  private let normal: Vector3

  /// The ends of a bone of `diameter`, `gap` apart on day 0 when the moving fragment is at `start`, all in mm.
  public init(_ limb: Limb, diameter: Double, gap: Double, start: RigidTransform) {
    (side, radius) = (limb.movingSign, diameter / 2)
    let axis = start.rotation * Vector3(0, 0, 1)
    let plane = side * gap
    // An axis that lies nearly in the plane of the cut meets it nowhere near the bone.
    let along = abs(axis.z) > 0.2 ? (plane - start.translation.z) / axis.z : 0
    centre = Vector3(0, 0, along)
    normal = start.rotation.inverse * Vector3(0, 0, 1)
  }

  /// No point of the moving face is farther from the corresponding point, mm.
  var reach: Double { abs(centre.z) + radius }

  /// Millimetres.
  public let tolerance = 1e-4

  /// Millimetres.
  public func value(at state: FrameState) -> Double {
    max(axial(state), sideways(state))
  }

  /// The lowest point of the rim beyond the reference face.
  private func axial(_ state: FrameState) -> Double {
    let across = state.fragment.rotation * normal
    let tilt = (across.x * across.x + across.y * across.y).squareRoot()
    return side * (state.fragment * centre).z - radius * tilt
  }

  /// How far the one face lies beside the other.
  private func sideways(_ state: FrameState) -> Double { beside(state).norm - 2 * radius }

  /// The face's centre, seen across the reference fragment's axis.
  private func beside(_ state: FrameState) -> Vector3 {
    let place = state.fragment * centre
    return Vector3(place.x, place.y, 0)
  }

  /// The larger of what the two gaps allow.
  public func floor(_ a: PathNode, _ b: PathNode, _ bound: MotionBound) -> Double {
    let width = b.s - a.s
    let (rim, middle) = (
      bound.ofMovingPoint(abs(centre.z) + radius), bound.ofMovingPoint(abs(centre.z))
    )
    let along = chordFloor(
      axial(a.state), axial(b.state), width: width, slope: rim.speed, bend: rim.acceleration)
    // The face's centre leaves the straight way between its two places by no more than its acceleration allows.
    let nearest = Segment(beside(a.state), beside(b.state)).distance(to: .zero)
    return max(along, nearest - middle.acceleration * width * width / 8 - 2 * radius)
  }
}

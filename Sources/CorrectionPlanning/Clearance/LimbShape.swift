import RigidMotion
import TreatmentModel

/// A limb envelope on a mounted frame: two solids of elliptic sections, each moving with the ring that its fragment carries, and
/// the skin that is stretched from one cut face to the other.
public struct LimbShape: Sendable, Equatable {
  /// The half on the reference fragment.
  public let reference: LimbHalf
  /// The half on the moving fragment.
  public let moving: LimbHalf

  /// What no point of the moving half's cut face is further away from its fragment's origin, mm.
  private let faceReach: Double

  /// How far the limb goes on beyond the outermost section, mm: beyond any strut.
  private static let beyond = 300.0

  /// The shape of an envelope on a mounted frame.
  public init(_ envelope: LimbEnvelope, _ limb: Limb, _ frame: MountedFrame) {
    let centre = Vector3(limb.side.lateralSign * envelope.apOffset, envelope.lateralOffset, 0)
    func half(_ end: FragmentEnd, _ fragmentFromRing: RigidTransform) -> LimbHalf {
      LimbHalf(
        LimbShape.sections(envelope, end),
        halfFromRing: RigidTransform(translation: -centre) * fragmentFromRing)
    }
    reference = half(limb.reference, frame.fragmentFromReferenceRing)
    moving = half(limb.reference.opposite, frame.fragmentFromMovingRing)
    faceReach = centre.norm + moving.face.radius
  }

  /// Half of the shortest axis of any section, mm.
  var leastRadius: Double { min(reference.leastRadius, moving.leastRadius) }

  /// The skin between the two cut faces, seen from the reference half.
  func stretched(at ring: RigidTransform) -> StretchedSkin {
    let referenceFromMoving = reference.halfFromRing * ring * moving.halfFromRing.inverse
    return StretchedSkin(
      reference.face, moving.face.seen(from: referenceFromMoving),
      outward: (reference.outward, referenceFromMoving.rotation * moving.outward))
  }

  /// What of the skin moves against a point of the moving ring, at most `reach` from the corresponding point, and against one of
  /// the reference ring that does not move: any share of what the moving cut face does, against any share of the point's way.
  func stretchedBound(_ reach: Double, _ bound: MotionBound) -> PointBound {
    // The corresponding point is the origin of the moving fragment, and the face is of its end.
    let (face, apart) = (bound.ofMovingPoint(faceReach), bound.ofMovingPoint(reach + faceReach))
    // Of two points of one body only its turning counts.
    let turned = PointBound(
      speed: apart.speed - bound.speed, acceleration: apart.acceleration - bound.acceleration)
    return PointBound(
      speed: max(face.speed, turned.speed), acceleration: max(face.acceleration, turned.acceleration))
  }

  /// The sections of one half from the cut outwards.
  private static func sections(_ envelope: LimbEnvelope, _ end: FragmentEnd) -> [LimbEnvelope.Section] {
    let sign: Double = end == .proximal ? 1 : -1
    var heights = [0] + envelope.sections.map { sign * $0.axial }.filter { $0 > 0 }.sorted()
    heights.append(heights[heights.count - 1] + beyond)
    return heights.map { envelope.section(at: sign * $0) }
  }
}

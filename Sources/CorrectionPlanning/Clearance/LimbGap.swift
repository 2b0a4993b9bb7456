import HexapodKinematics
import RigidMotion

/// The gap between a strut, taken as a cylinder round the line between its joint centres, and the limb; negative when the
/// strut reaches into it; deeper than half of its and the limb's smallest radius counts as that.
public struct LimbGap: PathMargin {
  private let strut: Int
  private let radius: Double
  private let limb: LimbShape
  private let frame: MountedFrame
  /// What anything deeper counts as, mm.
  private let deepest: Double

  /// The gap of the strut with this index, 0...5, and of this radius, mm.
  public init(_ strut: Int, radius: Double, _ limb: LimbShape, _ frame: MountedFrame) {
    (self.strut, self.radius, self.limb, self.frame) = (strut, radius, limb, frame)
    deepest = (radius + limb.leastRadius) / 2
  }

  /// Millimetres: a limb is not measured closer.
  public let tolerance = 0.01

  /// Millimetres from surface to surface.
  public func value(at state: FrameState) -> Double {
    let (p, q) = (frame.hexapod.referenceJoints[strut], frame.hexapod.movingJoints[strut])
    let fromReference = Segment(p, state.movingJoints[strut]).seen(from: limb.reference.halfFromRing)
    let fromMoving = Segment(state.ring.inverse * p, q).seen(from: limb.moving.halfFromRing)
    var least = limb.reference.distance(to: fromReference, below: .infinity)
    least = limb.moving.distance(to: fromMoving, below: least)
    least = limb.stretched(at: state.ring).distance(to: fromReference, below: least)
    return max(least - radius, -deepest)
  }

  /// What the distance of a strut that moves so from the limb allows.
  public func floor(_ a: PathNode, _ b: PathNode, _ bound: MotionBound) -> Double {
    // Against the one half the strut's moving joint moves, against the other half its reference joint.
    let reach = frame.reach(strut)
    let one = bound.ofMovingPoint(reach)
    let place = frame.fragmentFromReferenceRing * frame.hexapod.referenceJoints[strut]
    let other = bound.ofReferencePoint(bound.farthest(from: place))
    let skin = limb.stretchedBound(reach, bound)
    return distanceFloor(
      a.value, b.value, width: b.s - a.s, slope: max(one.speed, other.speed, skin.speed),
      acceleration: max(one.acceleration, other.acceleration, skin.acceleration), core: radius,
      deepest: deepest)
  }
}

extension Segment {
  fileprivate func seen(from aFromB: RigidTransform) -> Segment { Segment(aFromB * start, aFromB * end) }
}

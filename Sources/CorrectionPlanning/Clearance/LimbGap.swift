import HexapodKinematics
import RigidMotion

/// The gap between a strut, taken as a cylinder round the line between its joint centres, and the limb; negative when the
/// strut reaches into it; deeper than half of its and the limb's smallest radius counts as that.
public struct LimbGap: PathMargin {
  private let strut: Int
  private let radius: Double
  private let limb: LimbShape
  private let frame: MountedFrame
  private let leastRadius: Double

  /// The gap of the strut with this index, 0...5, and of this radius, mm.
  public init(_ strut: Int, radius: Double, _ limb: LimbShape, _ frame: MountedFrame) {
    (self.strut, self.radius, self.limb, self.frame) = (strut, radius, limb, frame)
    leastRadius = limb.leastRadius
  }

  /// Millimetres: a limb is not measured closer.
  public let tolerance = 0.01

  /// Millimetres from surface to surface.
  public func value(at state: FrameState) -> Double {
    let (p, q) = (frame.hexapod.referenceJoints[strut], frame.hexapod.movingJoints[strut])
    let fromReference = Segment(p, state.movingJoints[strut])
    let fromMoving = Segment(state.ring.inverse * p, q)
    var least = Double.infinity
    for slab in limb.reference { least = slab.distance(to: fromReference, below: least) }
    for slab in limb.moving { least = slab.distance(to: fromMoving, below: least) }
    return saturated(least - radius, core: radius + leastRadius)
  }

  /// What the distance of a strut that moves so from either half allows.
  public func floor(_ a: PathNode, _ b: PathNode, _ bound: MotionBound) -> Double {
    // Against the one half the strut's moving joint moves, against the other half its reference joint.
    let one = bound.ofMovingPoint(frame.reach(strut))
    let place = frame.fragmentFromReferenceRing * frame.hexapod.referenceJoints[strut]
    let other = bound.ofReferencePoint(bound.farthest(from: place))
    return distanceFloor(
      a.value, b.value, width: b.s - a.s, slope: max(one.speed, other.speed),
      acceleration: max(one.acceleration, other.acceleration), core: radius + leastRadius)
  }
}

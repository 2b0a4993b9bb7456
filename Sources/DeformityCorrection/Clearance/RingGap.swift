import Glibc
import Hexapod
import RigidMotion

/// The gap between a ring's inner edge and the limb that goes through it; negative when the limb reaches beyond the edge.
///
/// The edge is a polygon of 36 sides within the inner circle, in the ring's reference plane.
public struct RingGap: PathMargin {
  private let end: StrutEnd
  private let sides: [Segment]
  private let limb: LimbShape
  private let innerRadius: Double
  private let frame: MountedFrame
  private let leastRadius: Double
  /// The gap to the half of the limb that moves with the ring; it never changes.
  private let own: Double

  /// The gap of the ring that carries this end of the struts, `innerRadius` in mm.
  public init(_ end: StrutEnd, innerRadius: Double, _ limb: LimbShape, _ frame: MountedFrame) {
    (self.end, self.innerRadius, self.limb, self.frame) = (end, innerRadius, limb, frame)
    let corners = (0...36).map { index in
      let azimuth = radians(10 * Double(index))
      return Vector3(innerRadius * sin(azimuth), -innerRadius * cos(azimuth), 0)
    }
    sides = zip(corners, corners.dropFirst()).map { Segment($0, $1) }
    leastRadius = limb.leastRadius
    own = RingGap.distance(sides, end == .reference ? limb.reference : limb.moving)
  }

  /// Millimetres.
  public let tolerance = 1e-4

  public func value(at state: FrameState) -> Double {
    let others =
      end == .reference
      ? limb.moving.map { $0.seen(from: state.ring) }
      : limb.reference.map { $0.seen(from: state.ring.inverse) }
    return min(own, RingGap.distance(sides, others))
  }

  private static func distance(_ sides: [Segment], _ capsules: [TaperedCapsule]) -> Double {
    var least = Double.infinity
    for capsule in capsules {
      for side in sides { least = min(least, capsule.distance(to: side)) }
    }
    return least
  }

  public func floor(_ a: PathNode, _ b: PathNode, _ bound: MotionBound) -> Double {
    let edge: PointBound
    if end == .moving {
      edge = bound.ofMovingPoint(frame.fragmentFromMovingRing.translation.norm + innerRadius)
    } else {
      let centre = frame.fragmentFromReferenceRing.translation
      edge = bound.ofReferencePoint(bound.farthest(from: centre) + innerRadius)
    }
    return distanceFloor(
      a.value, b.value, width: b.s - a.s, slope: edge.speed, acceleration: edge.acceleration,
      core: leastRadius)
  }
}

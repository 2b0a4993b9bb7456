import Glibc
import HexapodKinematics
import RigidMotion

/// The gap between a ring's inner edge and half of the limb that goes through it; negative when the limb reaches beyond
/// the edge, deeper than half the limb's smallest radius counting as that.
///
/// The edge is a polygon of 36 sides within the inner circle, in the ring's reference plane. The half that moves with the
/// ring always keeps its gap.
public struct RingGap: PathMargin {
  private let end: StrutEnd
  /// Of the polygon, in the ring's frame.
  private let corners: [Vector3]
  /// Half a side's length.
  private let reach: Double
  private let slabs: [LimbSlab]
  private let isOwn: Bool
  private let innerRadius: Double
  private let leastRadius: Double
  private let frame: MountedFrame

  /// The gap of the ring that carries this end of the struts to the half of the limb on this fragment.
  ///
  /// - Parameter innerRadius: of the ring, mm.
  public init(
    _ end: StrutEnd, innerRadius: Double, _ half: StrutEnd, _ limb: LimbShape, _ frame: MountedFrame
  ) {
    (self.end, self.innerRadius, self.frame, isOwn) = (end, innerRadius, frame, half == end)
    corners = (0...36).map { index in
      let azimuth = radians(10 * Double(index))
      return Vector3(innerRadius * sin(azimuth), -innerRadius * cos(azimuth), 0)
    }
    reach = innerRadius * sin(radians(5))
    slabs = half == .reference ? limb.reference : limb.moving
    leastRadius = slabs.reduce(.infinity) { min($0, $1.leastRadius) }
  }

  /// Millimetres: a limb is not measured closer.
  public let tolerance = 0.01

  /// Millimetres from the edge to the surface.
  public func value(at state: FrameState) -> Double {
    let slabsFromRing = isOwn ? .identity : end == .reference ? state.ring.inverse : state.ring
    let seen = corners.map { slabsFromRing * $0 }
    var least = Double.infinity
    for (one, other) in zip(seen, seen.dropFirst()) {
      let side = Segment(one, other)
      for slab in slabs {
        least = slab.distance(to: side, round: side.point(0.5), reach: reach, below: least)
      }
    }
    return saturated(least, core: leastRadius)
  }

  /// What the distance of an edge that moves so allows.
  public func floor(_ a: PathNode, _ b: PathNode, _ bound: MotionBound) -> Double {
    guard !isOwn else { return min(a.value, b.value) }
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

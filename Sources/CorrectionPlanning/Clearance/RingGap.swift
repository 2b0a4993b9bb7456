import Glibc
import HexapodKinematics
import RigidMotion

/// The gap between a ring's inner edge and half of the limb that goes through it; negative when the limb reaches beyond
/// the edge, deeper than half the limb's smallest radius counting as that.
///
/// The edge is the inner circle, in the ring's reference plane. The half that moves with the ring always keeps its gap; the skin
/// that is stretched between the cut faces belongs to the half that does not.
public struct RingGap: PathMargin {
  private let end: StrutEnd
  private let half: LimbHalf
  private let limb: LimbShape
  private let isOwn: Bool
  private let innerRadius: Double
  private let deepest: Double
  private let frame: MountedFrame

  /// The gap of the ring that carries this end of the struts to the half of the limb on this fragment.
  ///
  /// - Parameter innerRadius: of the ring, mm.
  public init(
    _ end: StrutEnd, innerRadius: Double, _ half: StrutEnd, _ limb: LimbShape, _ frame: MountedFrame
  ) {
    (self.end, self.innerRadius, self.limb, self.frame, isOwn) = (end, innerRadius, limb, frame, half == end)
    self.half = half == .reference ? limb.reference : limb.moving
    deepest = self.half.leastRadius / 2
  }

  /// Millimetres: a limb is not measured closer.
  public let tolerance = 0.01

  /// Places of the edge where the search for the nearest begins.
  private static let starts = 36
  /// How near the azimuth of the nearest place is found, radians; the gap is right to the square of it.
  private static let azimuthTolerance = 1e-3

  /// Millimetres from the edge to the surface.
  public func value(at state: FrameState) -> Double {
    let halfFromRing =
      half.halfFromRing * (isOwn ? .identity : end == .reference ? state.ring.inverse : state.ring)
    let skin = isOwn ? nil : limb.stretched(at: state.ring)
    let referenceFromRing = limb.reference.halfFromRing * (end == .reference ? .identity : state.ring)
    func gap(_ azimuth: Double, below bound: Double) -> Double {
      let place = Vector3(innerRadius * sin(azimuth), -innerRadius * cos(azimuth), 0)
      let found = half.distance(to: halfFromRing * place, below: bound)
      return skin?.distance(to: referenceFromRing * place, below: found) ?? found
    }
    let spacing = 2 * Double.pi / Double(RingGap.starts)
    var (nearest, least) = (0.0, Double.infinity)
    for index in 0..<RingGap.starts {
      let azimuth = spacing * Double(index)
      let found = gap(azimuth, below: least)
      if found < least { (nearest, least) = (azimuth, found) }
    }
    let found = lineMinimum(
      from: nearest - spacing, to: nearest + spacing, near: nearest, value: least,
      tolerance: RingGap.azimuthTolerance
    ) { gap($0, below: .infinity) }
    return max(found.value, -deepest)
  }

  /// What the distance of an edge that moves so allows.
  public func floor(_ a: PathNode, _ b: PathNode, _ bound: MotionBound) -> Double {
    guard !isOwn else { return min(a.value, b.value) }
    let (edge, skin): (PointBound, PointBound)
    if end == .moving {
      let reach = frame.fragmentFromMovingRing.translation.norm + innerRadius
      (edge, skin) = (bound.ofMovingPoint(reach), limb.stretchedBound(reach, bound))
    } else {
      let centre = frame.fragmentFromReferenceRing.translation
      edge = bound.ofReferencePoint(bound.farthest(from: centre) + innerRadius)
      skin = limb.stretchedBound(0, bound)
    }
    return distanceFloor(
      a.value, b.value, width: b.s - a.s, slope: max(edge.speed, skin.speed),
      acceleration: max(edge.acceleration, skin.acceleration), core: 0, deepest: deepest)
  }
}

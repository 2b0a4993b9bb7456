import Glibc
import HexapodKinematics
import RigidMotion
import TreatmentModel

/// The gap between a ring's inner edge and half of the limb that goes through it; negative when the limb reaches beyond
/// the edge, deeper than half the limb's smallest radius counting as that.
///
/// The edge is the inner circle, in the ring's reference plane; of a part ring its arc, of a foot plate its arms too, and where there is no ring there is no edge. The half that moves with the ring always keeps its gap; the skin
/// that is stretched between the cut faces belongs to the half that does not.
public struct RingGap: PathMargin {
  private let end: StrutEnd
  private let half: LimbHalf
  private let limb: LimbShape
  private let isOwn: Bool
  private let innerRadius: Double
  private let arc: RingArc?
  /// How far the edge is from the ring's centre, mm.
  private let reach: Double
  /// Azimuths where the search for the nearest place begins, and those that it stays between.
  private let azimuths: (starts: [Double], range: ClosedRange<Double>)
  private let deepest: Double
  private let frame: MountedFrame

  /// The gap of the ring that carries this end of the struts to the half of the limb on this fragment.
  ///
  /// - Parameters:
  ///   - innerRadius: of the ring, mm.
  ///   - arc: the part of a circle that it is; nil for a whole ring.
  public init(
    _ end: StrutEnd, innerRadius: Double, arc: RingArc? = nil, _ half: StrutEnd, _ limb: LimbShape,
    _ frame: MountedFrame
  ) {
    azimuths = RingGap.azimuths(arc, innerRadius)
    (self.arc, reach) = (arc, arc?.reach(radius: innerRadius) ?? innerRadius)
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

  private static func azimuths(
    _ arc: RingArc?, _ radius: Double
  ) -> (starts: [Double], range: ClosedRange<Double>) {
    guard let arc else { return ((0..<starts).map { spacing * Double($0) }, -spacing...2 * .pi) }
    let range = arc.azimuths(radius: radius)
    let between = stride(from: range.lowerBound, to: range.upperBound, by: spacing)
    return (Array(between) + [range.upperBound], range)
  }

  private static let spacing = 2 * Double.pi / Double(starts)

  /// Millimetres from the edge to the surface.
  public func value(at state: FrameState) -> Double {
    let halfFromRing =
      half.halfFromRing * (isOwn ? .identity : end == .reference ? state.ring.inverse : state.ring)
    let skin = isOwn ? nil : limb.stretched(at: state.ring)
    let referenceFromRing = limb.reference.halfFromRing * (end == .reference ? .identity : state.ring)
    func gap(_ azimuth: Double, below bound: Double) -> Double {
      let place =
        arc?.place(azimuth, radius: innerRadius)
        ?? Vector3(innerRadius * sin(azimuth), -innerRadius * cos(azimuth), 0)
      let found = half.distance(to: halfFromRing * place, below: bound)
      return skin?.distance(to: referenceFromRing * place, below: found) ?? found
    }
    var (nearest, least) = (0.0, Double.infinity)
    for azimuth in azimuths.starts {
      let found = gap(azimuth, below: least)
      if found < least { (nearest, least) = (azimuth, found) }
    }
    let found = lineMinimum(
      from: max(nearest - RingGap.spacing, azimuths.range.lowerBound),
      to: min(nearest + RingGap.spacing, azimuths.range.upperBound), near: nearest, value: least,
      tolerance: RingGap.azimuthTolerance
    ) { gap($0, below: .infinity) }
    return max(found.value, -deepest)
  }

  /// What the distance of an edge that moves so allows.
  public func floor(_ a: PathNode, _ b: PathNode, _ bound: MotionBound) -> Double {
    guard !isOwn else { return min(a.value, b.value) }
    let (edge, skin): (PointBound, PointBound)
    if end == .moving {
      let farthest = frame.fragmentFromMovingRing.translation.norm + reach
      (edge, skin) = (bound.ofMovingPoint(farthest), limb.stretchedBound(farthest, bound))
    } else {
      let centre = frame.fragmentFromReferenceRing.translation
      edge = bound.ofReferencePoint(bound.farthest(from: centre) + reach)
      skin = limb.stretchedBound(0, bound)
    }
    return distanceFloor(
      a.value, b.value, width: b.s - a.s, slope: max(edge.speed, skin.speed),
      acceleration: max(edge.acceleration, skin.acceleration), core: 0, deepest: deepest)
  }
}

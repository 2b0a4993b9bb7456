import HexapodKinematics
import RigidMotion

/// The gap between two struts, taken as cylinders round the lines between their joint centres; negative when they overlap.
///
/// The tenth of a strut's length next to each joint belongs to the joint and is left out: neighbours are built to share
/// the place there. An overlap of more than half the two radii counts as half of them.
public struct StrutGap: PathMargin {
  private let pair: (Int, Int)
  /// Sum of the two radii, mm.
  private let radii: Double
  /// Distance of each moving joint from the corresponding point.
  private let reach: (Double, Double)
  /// Distance of each moving joint from the ring's centre.
  private let lever: (Double, Double)
  /// Each reference joint.
  private let roots: (Vector3, Vector3)

  /// The part of a strut that is its body, of its length.
  public static let body = 0.1...0.9

  /// The gap between the struts of two indices, 0...5, whose radii sum to `radii` mm.
  public init(_ first: Int, _ second: Int, radii: Double, _ frame: MountedFrame) {
    (pair, self.radii) = ((first, second), radii)
    roots = (frame.hexapod.referenceJoints[first], frame.hexapod.referenceJoints[second])
    reach = (frame.reach(first), frame.reach(second))
    lever = (frame.hexapod.movingJoints[first].norm, frame.hexapod.movingJoints[second].norm)
  }

  /// Millimetres.
  public let tolerance = 1e-4

  /// Millimetres from surface to surface.
  public func value(at state: FrameState) -> Double {
    let (one, other) = (
      Segment(roots.0, state.movingJoints[pair.0]), Segment(roots.1, state.movingJoints[pair.1])
    )
    return saturated(StrutGap.body(of: one).distance(to: StrutGap.body(of: other)) - radii, core: radii)
  }

  private static func body(of strut: Segment) -> Segment { strut.part(body.lowerBound, body.upperBound) }

  /// What it changes by at most when the ring is displaced.
  func change(_ play: DisplacementBound) -> Double {
    StrutGap.body.upperBound * (play.displacement(lever.0) + play.displacement(lever.1))
  }

  /// What the distance of two segments whose moving joints move so allows.
  public func floor(_ a: PathNode, _ b: PathNode, _ bound: MotionBound) -> Double {
    let (one, other) = (bound.ofMovingPoint(reach.0), bound.ofMovingPoint(reach.1))
    // A point at share t of a strut moves by t of what its moving joint does.
    let share = StrutGap.body.upperBound
    return distanceFloor(
      a.value, b.value, width: b.s - a.s, slope: share * (one.speed + other.speed),
      acceleration: share * (one.acceleration + other.acceleration), core: radii)
  }
}

extension MountedFrame {
  /// Distance of a moving joint from the corresponding point, mm.
  func reach(_ strut: Int) -> Double { (fragmentFromMovingRing * hexapod.movingJoints[strut]).norm }
}

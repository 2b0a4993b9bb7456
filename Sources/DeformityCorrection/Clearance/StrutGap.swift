import Hexapod
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
  private let hexapod: Hexapod

  /// The part of a strut that is its body, of its length.
  public static let body = 0.1...0.9

  /// The gap between the struts of two indices, 0...5, whose radii sum to `radii` mm.
  public init(_ first: Int, _ second: Int, radii: Double, _ frame: MountedFrame) {
    (pair, self.radii, hexapod) = ((first, second), radii, frame.hexapod)
    reach = (frame.reach(first), frame.reach(second))
    lever = (hexapod.movingJoints[first].norm, hexapod.movingJoints[second].norm)
  }

  /// Millimetres.
  public let tolerance = 1e-4

  /// Millimetres from surface to surface.
  public func value(at state: FrameState) -> Double {
    saturated(body(pair.0, state).distance(to: body(pair.1, state)) - radii, core: radii)
  }

  private func body(_ strut: Int, _ state: FrameState) -> Segment {
    Segment(hexapod.referenceJoints[strut], state.movingJoints[strut])
      .part(StrutGap.body.lowerBound, StrutGap.body.upperBound)
  }

  /// What it changes by at most when the ring is displaced.
  func change(_ play: RingPlay) -> Double {
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

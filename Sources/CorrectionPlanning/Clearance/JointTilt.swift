import HexapodKinematics
import RigidMotion
import TextOutput

/// Cosine of the angle between a strut and the axis of one of its joints.
///
/// A ball joint, as a cardan joint, lets its strut go within a cone about an axis that is fixed to the ring ("joint moving
/// area, assuming a cone", Jakobovic and Jelenkovic, Kinematic evaluation and forward kinematic problem for Stewart
/// platform based manipulators). The axis is taken to be the strut's direction in the frame's neutral pose, rings parallel
/// and in line: makers of fixators publish no drawing of their joints, and a joint that is set up for its neutral pose has
/// the same play to all sides from there.
public struct JointTilt: PathMargin {
  private let strut: Int
  private let end: StrutEnd
  /// In the frame of the joint's ring, of length 1, from the reference joint towards the moving one.
  private let axis: Vector3
  private let referenceJoint: Vector3
  private let reach: Double
  /// Distance of the moving joint from the ring's centre.
  private let lever: Double

  /// The tilt of one joint of the strut with this index, 0...5; nil without a neutral pose.
  public init?(_ strut: Int, _ end: StrutEnd, _ frame: MountedFrame) {
    guard let neutral = frame.hexapod.neutral else { return nil }
    let (p, q) = (frame.hexapod.referenceJoints[strut], frame.hexapod.movingJoints[strut])
    let direction = (neutral * q - p).normalized
    axis = end == .reference ? direction : neutral.rotation.inverse * direction
    (self.strut, self.end, referenceJoint) = (strut, end, p)
    reach = frame.reach(strut)
    lever = q.norm
  }

  /// Of a cosine: 0.0001° at 30°.
  public let tolerance = 1e-6

  /// The cosine of the angle between strut and axis.
  public func value(at state: FrameState) -> Double {
    let direction = (state.movingJoints[strut] - referenceJoint).normalized
    return direction.dot(end == .reference ? axis : state.ring.rotation * axis)
  }

  /// What it changes by at most when the ring is displaced, of a strut that never is shorter than `shortest` mm.
  func change(_ play: DisplacementBound, shortest: Double) -> Double {
    let displacement = play.displacement(lever)
    let direction = displacement < shortest ? displacement / shortest : 2
    return direction + (end == .moving ? play.turn : 0)
  }

  /// What the turning of the strut, and of the ring, allows.
  public func floor(_ a: PathNode, _ b: PathNode, _ bound: MotionBound) -> Double {
    let width = b.s - a.s
    let joint = bound.ofMovingPoint(reach)
    let lengths =
      (a.state.movingJoints[strut] - referenceJoint).norm
      + (b.state.movingJoints[strut] - referenceJoint).norm
    let direction = DirectionBound(joint, shortest: (lengths - joint.speed * width) / 2)
    guard end == .moving else {
      return chordFloor(a.value, b.value, width: width, slope: direction.first, bend: direction.second)
    }
    let turn = bound.turnRate
    return chordFloor(
      a.value, b.value, width: width, slope: direction.first + turn,
      bend: direction.second + 2 * turn * direction.first + turn * turn + bound.turnAcceleration)
  }
}

/// Upper bounds of the first and second derivative of the unit vector along a strut whose moving joint moves so.
struct DirectionBound {
  let first: Double
  let second: Double

  /// `|u′| ≤ |v|/ℓ` and `|u″| ≤ |a|/ℓ + 3 |v|²/ℓ²`, from differentiating `u = w/|w|` twice.
  init(_ joint: PointBound, shortest length: Double) {
    guard length > 0 else {
      (first, second) = (.infinity, .infinity)
      return
    }
    first = joint.speed / length
    second = joint.acceleration / length + 3 * first * first
  }
}

import Glibc
import HexapodKinematics
import RigidMotion

/// Where the moving fragment is at one moment of a path, and how it moves per unit of the path's parameter.
public struct FragmentMotion: Sendable {
  /// The moving fragment in the reference fragment's frame.
  public let pose: RigidTransform
  /// Velocity of the corresponding point, mm per unit of s.
  public let velocity: Vector3
  /// Angular velocity in the reference fragment's axes, radians per unit of s.
  public let angularVelocity: Vector3

  /// Velocity of a point given in the moving fragment's frame.
  @inlinable
  public func velocity(of point: Vector3) -> Vector3 {
    velocity + angularVelocity.cross(pose.rotation * point)
  }
}

/// The way of the moving fragment through one stage, s from 0 to 1 (MODEL section 6).
public struct StagePath: Sendable {
  /// Where the stage begins.
  public let start: RigidTransform
  /// Where it ends.
  public let end: RigidTransform
  let way: Way

  enum Way: Sendable {
    /// Body-fixed rotation vector of the whole stage, its direction and length.
    case straight(bodyTurn: Vector3, axis: Vector3, angle: Double)
    case screw(Twist)
    case equalSteps(EqualStepsPath)
    case product(ProductPath)
  }

  /// The corresponding point goes straight, the fragment turns at a constant rate.
  public static func straight(from start: RigidTransform, to end: RigidTransform) -> StagePath {
    let turn = (start.rotation.inverse * end.rotation).log
    let angle = turn.norm
    return StagePath(
      start: start, end: end,
      way: .straight(bodyTurn: turn, axis: angle > 0 ? turn / angle : .zero, angle: angle))
  }

  /// One constant screw motion.
  public static func screw(from start: RigidTransform, to end: RigidTransform) -> StagePath {
    StagePath(start: start, end: end, way: .screw((end * start.inverse).log))
  }

  /// Each strut moves in equal steps; the pose follows by forward kinematics.
  ///
  /// - Throws: ``PlanningError/Code/pathNotReachable`` when the frame cannot follow it.
  public static func equalSteps(
    from start: RigidTransform, to end: RigidTransform, _ frame: MountedFrame
  ) throws(PlanningError) -> StagePath {
    StagePath(start: start, end: end, way: .equalSteps(try EqualStepsPath(frame, from: start, to: end)))
  }

  /// A motion seen over others; straight where none of them turns.
  ///
  /// - Throws: ``PlanningError/Code/pathNotReachable``, and only over a path of equal steps.
  static func product(_ product: ProductPath) throws(PlanningError) -> StagePath {
    let (start, end) = (try product.pose(at: 0), try product.pose(at: 1))
    return product.isStraight
      ? .straight(from: start, to: end) : StagePath(start: start, end: end, way: .product(product))
  }

  /// Whether the fragment goes straight without turning.
  var isTranslation: Bool {
    switch way {
    case .straight(_, _, let angle): angle < 1e-14
    case .screw(let twist): twist.angular.norm < 1e-14
    case .equalSteps: false
    case .product(let product): product.isStraight
    }
  }

  /// Whether nothing moves.
  public var isStill: Bool {
    // What is seen over others may go there and back.
    if case .product = way { return false }
    return (end.translation - start.translation).norm < 1e-9
      && (start.rotation.inverse * end.rotation).angle < 1e-12
  }

  /// The motion at `s` in 0...1.
  ///
  /// - Throws: ``PlanningError/Code/pathNotReachable``, and only on a path of equal steps.
  public func motion(at s: Double) throws(PlanningError) -> FragmentMotion {
    switch way {
    case .straight(let bodyTurn, let axis, let angle):
      return FragmentMotion(
        pose: straightPose(at: s, axis, angle), velocity: end.translation - start.translation,
        angularVelocity: start.rotation * bodyTurn)
    case .screw(let twist):
      let pose = RigidTransform(exp: s * twist) * start
      return FragmentMotion(
        pose: pose, velocity: twist.velocity(at: pose.translation), angularVelocity: twist.angular)
    case .equalSteps(let path): return try path.motion(at: s)
    case .product(let product): return try product.motion(at: s)
    }
  }

  /// How the fragment moves, seen from its own axes.
  enum BodyMotion {
    /// Always in the same way.
    case steady(Twist)
    case turning(TurningMotion)
    case varying
  }

  /// The motion in the fragment's own axes, in which its points stand still.
  var bodyMotion: BodyMotion {
    let back = start.rotation.inverse
    switch way {
    case .straight(let bodyTurn, _, _):
      let velocity = back * (end.translation - start.translation)
      return TurningMotion(velocity, turning: bodyTurn).map { .turning($0) }
        ?? .steady(Twist(linear: velocity, angular: bodyTurn))
    case .screw(let twist):
      // A screw looks the same from every body that is on it.
      return .steady(
        Twist(linear: back * twist.velocity(at: start.translation), angular: back * twist.angular))
    case .equalSteps, .product: return .varying
    }
  }

  /// The motion at `s` in 0...1 in the fragment's own axes: velocity of the corresponding point and angular velocity.
  ///
  /// - Throws: ``PlanningError/Code/pathNotReachable``, and only on a path of equal steps.
  func bodyMotion(at s: Double) throws(PlanningError) -> Twist {
    let motion = try motion(at: s)
    let back = motion.pose.rotation.inverse
    return Twist(linear: back * motion.velocity, angular: back * motion.angularVelocity)
  }

  /// The pose at `s` in 0...1; exactly ``start`` and ``end`` at and beyond the ends.
  ///
  /// - Throws: ``PlanningError/Code/pathNotReachable``, and only on a path of equal steps.
  public func pose(at s: Double) throws(PlanningError) -> RigidTransform {
    if s <= 0 { return start }
    if s >= 1 { return end }
    switch way {
    case .straight(_, let axis, let angle): return straightPose(at: s, axis, angle)
    case .screw(let twist): return RigidTransform(exp: s * twist) * start
    case .equalSteps(let path): return try path.pose(at: s)
    case .product(let product): return try product.pose(at: s)
    }
  }

  /// What is left of the way from `s` in 0..<1 on.
  ///
  /// - Throws: ``PlanningError/Code/pathNotReachable``, and only on a path of equal steps.
  func rest(after s: Double) throws(PlanningError) -> StagePath {
    guard s > 0 else { return self }
    let start = try pose(at: s)
    switch way {
    case .straight: return .straight(from: start, to: end)
    case .screw: return .screw(from: start, to: end)
    case .equalSteps(let path):
      return StagePath(start: start, end: end, way: .equalSteps(try path.rest(from: start, to: end)))
    case .product(let product): return try .product(product.rest(after: s))
    }
  }

  private func straightPose(at s: Double, _ axis: Vector3, _ angle: Double) -> RigidTransform {
    let half = s * angle / 2
    return RigidTransform(
      rotation: start.rotation * Rotation(w: cos(half), v: sin(half) * axis),
      translation: (1 - s) * start.translation + s * end.translation)
  }
}

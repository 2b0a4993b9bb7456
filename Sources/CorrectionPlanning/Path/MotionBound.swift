import RigidMotion

/// How fast a fragment moves and how much its motion bends, over a whole stage: upper bounds per unit of s.
///
/// They say how far anything fixed to either fragment can be, between two known moments, from where it is at those.
public struct MotionBound: Sendable {
  /// Of the speed of the corresponding point, mm.
  public let speed: Double
  /// Of the angular velocity, radians.
  public let turnRate: Double
  /// Of the acceleration of the corresponding point, mm.
  public let acceleration: Double
  /// Of the angular acceleration, radians.
  public let turnAcceleration: Double
  /// Where the corresponding point begins and ends, in the reference fragment's frame.
  let ends: (from: Vector3, to: Vector3)

  /// The bound of a fragment that stays where it is.
  static func still(at place: Vector3) -> MotionBound {
    MotionBound(speed: 0, turnRate: 0, acceleration: 0, turnAcceleration: 0, ends: (place, place))
  }

  /// The largest distance of the corresponding point from a point of the reference fragment: it cannot go there and back.
  func farthest(from point: Vector3) -> Double {
    ((point - ends.from).norm + (point - ends.to).norm + speed) / 2
  }

  /// Speed and acceleration of a point of the moving fragment, at most `distance` from the corresponding point, seen from
  /// the reference fragment: `|v + ω×r|` and `|a + α×r + ω×(ω×r)|`.
  func ofMovingPoint(_ distance: Double) -> PointBound {
    PointBound(
      speed: speed + turnRate * distance,
      acceleration: acceleration + (turnAcceleration + turnRate * turnRate) * distance)
  }

  /// The same of a point of the reference fragment that never is further than `distance` from the corresponding point,
  /// seen from the moving fragment; the Coriolis term `2 ω×v` comes in.
  func ofReferencePoint(_ distance: Double) -> PointBound {
    let moving = ofMovingPoint(distance)
    return PointBound(speed: moving.speed, acceleration: moving.acceleration + 2 * turnRate * speed)
  }
}

/// Upper bounds of one point's motion per unit of s.
struct PointBound: Sendable {
  let speed: Double
  let acceleration: Double
}

extension StagePath {
  /// Bounds of the stage's motion: exact on a straight path and on a screw.
  ///
  /// On a path of equal steps, which has no closed form, they are estimates from the motion at twice as many places as its
  /// struts go steps of 2 mm: 1.25 times the largest speeds found and 2 times the largest change of velocity between
  /// neighbours.
  ///
  /// - Throws: ``PlanningError/Code/pathNotReachable``, and only on a path of equal steps.
  public func motionBound() throws(PlanningError) -> MotionBound {
    switch way {
    case .straight(_, _, let angle):
      return MotionBound(
        speed: (end.translation - start.translation).norm, turnRate: angle, acceleration: 0,
        turnAcceleration: 0, ends: (start.translation, end.translation))
    case .screw(let twist):
      // The corresponding point keeps its distance from the axis and its speed.
      let speed = twist.velocity(at: start.translation).norm
      return MotionBound(
        speed: speed, turnRate: twist.angular.norm, acceleration: twist.angular.norm * speed,
        turnAcceleration: 0, ends: (start.translation, end.translation))
    case .equalSteps(let path):
      return try MotionBound(sampling: path, ends: (start.translation, end.translation))
    case .product(let product): return try product.motionBound(from: start, to: end)
    }
  }
}

extension MotionBound {
  fileprivate init(
    sampling path: EqualStepsPath, ends: (from: Vector3, to: Vector3)
  ) throws(PlanningError) {
    var (speed, turnRate, acceleration, turnAcceleration) = (0.0, 0.0, 0.0, 0.0)
    var previous: (s: Double, motion: FragmentMotion)?
    for s in path.samples {
      let motion = try path.motion(at: s)
      speed = max(speed, motion.velocity.norm)
      turnRate = max(turnRate, motion.angularVelocity.norm)
      if let previous {
        let width = s - previous.s
        acceleration = max(acceleration, (motion.velocity - previous.motion.velocity).norm / width)
        turnAcceleration = max(
          turnAcceleration, (motion.angularVelocity - previous.motion.angularVelocity).norm / width)
      }
      previous = (s, motion)
    }
    self.init(
      speed: 1.25 * speed, turnRate: 1.25 * turnRate, acceleration: 2 * acceleration,
      turnAcceleration: 2 * turnAcceleration, ends: ends)
  }
}

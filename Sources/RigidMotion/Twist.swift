import Glibc

/// A rigid body's velocity, or an element of se(3): `linear` is the velocity of the point that is at the frame's
/// origin, `angular` in radians per unit of time.
public struct Twist: Sendable, Equatable {
  /// Velocity at the frame's origin.
  public var linear: Vector3
  /// Angular velocity.
  public var angular: Vector3

  /// The twist of the two.
  @inlinable
  public init(linear: Vector3, angular: Vector3) {
    self.linear = linear
    self.angular = angular
  }

  /// Scaled.
  @inlinable
  public static func * (factor: Double, twist: Twist) -> Twist {
    Twist(linear: factor * twist.linear, angular: factor * twist.angular)
  }

  /// Velocity of the body's point that is at `point` now.
  @inlinable
  public func velocity(at point: Vector3) -> Vector3 { linear + angular.cross(point) }
}

extension RigidTransform {
  /// exp of se(3): the screw motion of `twist` during one unit of time, in the frame in which the twist is given.
  ///
  /// `t = V(ω) linear`, `V = I + b [ω] + c [ω]²`, b = (1-cos θ)/θ², c = (θ-sin θ)/θ³ (Murray, Li and Sastry 1994,
  /// eq. 2.36), series below θ = 0.05 where the closed forms cancel.
  public init(exp twist: Twist) {
    let omega = twist.angular
    let squared = omega.dot(omega)
    let (b, c) = screwCoefficients(squared)
    let cross = omega.cross(twist.linear)
    self.init(
      rotation: Rotation(exp: omega),
      translation: twist.linear + b * cross + c * omega.cross(cross))
  }

  /// log of SE(3): the twist whose screw motion this is, with an angle of at most π.
  ///
  /// `linear = t - ω×t/2 + e ω×(ω×t)`, e = (1 - (θ/2) cot(θ/2))/θ²; well-conditioned up to θ = π.
  public var log: Twist {
    let omega = rotation.log
    let squared = omega.dot(omega)
    let e: Double
    if squared < 0.0025 {
      e = 1.0 / 12 + squared * (1.0 / 720 + squared * (1.0 / 30240 + squared * (1.0 / 1_209_600)))
    } else {
      // cos(θ/2) and sin(θ/2) are the quaternion's own parts: exact near π.
      e = (1 - squared.squareRoot() / 2 * rotation.w / rotation.v.norm) / squared
    }
    let cross = omega.cross(translation)
    return Twist(linear: translation - 0.5 * cross + e * omega.cross(cross), angular: omega)
  }
}

/// (1-cos θ)/θ² and (θ-sin θ)/θ³ of θ².
private func screwCoefficients(_ squared: Double) -> (Double, Double) {
  if squared < 0.0025 {
    return (
      0.5 - squared * (1.0 / 24 - squared * (1.0 / 720 - squared / 40320)),
      1.0 / 6 - squared * (1.0 / 120 - squared * (1.0 / 5040 - squared / 362_880))
    )
  }
  let angle = squared.squareRoot()
  let halfSine = sin(angle / 2)
  return (2 * halfSine * halfSine / squared, (angle - sin(angle)) / (squared * angle))
}

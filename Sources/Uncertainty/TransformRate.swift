import RigidMotion

/// What the composition of poses needs, so that the same line gives a pose and its derivative.
protocol PoseAlgebra {
  static func * (aFromB: Self, bFromC: Self) -> Self
  var inverse: Self { get }
}

extension RigidTransform: PoseAlgebra {}

/// A rigid transform and how it changes with one input: forward-mode differentiation on SE(3), exact to rounding.
///
/// `d aFromB = ([ω] R, v)`: the angular velocity ω and the velocity v of the source frame's origin, both in target axes.
struct TransformRate: PoseAlgebra {
  let value: RigidTransform
  let velocity: Vector3
  let angular: Vector3

  init(_ value: RigidTransform, velocity: Vector3 = .zero, angular: Vector3 = .zero) {
    (self.value, self.velocity, self.angular) = (value, velocity, angular)
  }

  init(_ value: RigidTransform, _ rate: Twist?) {
    self.init(value, velocity: rate?.linear ?? .zero, angular: rate?.angular ?? .zero)
  }

  static func * (aFromB: Self, bFromC: Self) -> Self {
    let rotation = aFromB.value.rotation
    let arm = rotation * bFromC.value.translation
    return TransformRate(
      aFromB.value * bFromC.value,
      velocity: aFromB.velocity + aFromB.angular.cross(arm) + rotation * bFromC.velocity,
      angular: aFromB.angular + rotation * bFromC.angular)
  }

  var inverse: TransformRate {
    let back = value.rotation.inverse
    return TransformRate(
      value.inverse, velocity: back * (angular.cross(value.translation) - velocity),
      angular: -(back * angular))
  }

  /// Velocity of a point of the source frame, in target axes.
  func velocity(of point: Vector3) -> Vector3 { velocity + angular.cross(value.rotation * point) }
}

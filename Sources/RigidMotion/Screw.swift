/// A finite screw motion: a turn about a line in space and a slide along it (Chasles).
public struct Screw: Sendable, Equatable {
  /// Unit vector along the line.
  public let axis: Vector3
  /// The point of the line nearest to the frame's origin.
  public let point: Vector3
  /// Radians, 0...π.
  public let angle: Double
  /// Slide along ``axis``, in the transform's unit of length; may be negative.
  public let slide: Double

  /// The screw of a transform.
  ///
  /// A transform without rotation slides along its translation; one that moves nothing gets the z axis. A rotation of
  /// less than 1e-14 counts as none: its line would be beyond every place that matters.
  public init(_ transform: RigidTransform) {
    let twist = transform.log
    let turn = twist.angular.norm
    guard turn > 1e-14 else {
      let distance = transform.translation.norm
      axis = distance > 0 ? transform.translation / distance : Vector3(0, 0, 1)
      (point, angle, slide) = (.zero, 0, distance)
      return
    }
    axis = twist.angular / turn
    angle = turn
    slide = axis.dot(twist.linear)
    point = axis.cross(twist.linear) / turn
  }

  /// The transform that moves along this screw by the fraction `s` of it.
  public func transform(_ s: Double = 1) -> RigidTransform {
    let turn = s * angle
    return RigidTransform(
      exp: Twist(linear: point.cross(turn * axis) + (s * slide) * axis, angular: turn * axis))
  }
}

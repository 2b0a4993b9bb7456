import Glibc

/// An active rotation, held as the unit quaternion `w + x i + y j + z k` with `w ≥ 0`.
public struct Rotation: Sendable, Equatable {
  /// Scalar part, 0...1: the cosine of half the angle.
  public let w: Double
  /// Vector part: the axis times the sine of half the angle.
  public let v: Vector3

  /// The rotation of a quaternion that is a unit already, `w ≥ 0`; nobody checks.
  @usableFromInline
  package init(w: Double, v: Vector3) {
    self.w = w
    self.v = v
  }

  /// The rotation that moves nothing.
  public static let identity = Rotation(w: 1, v: .zero)

  /// The rotation of a quaternion of any non-zero finite length; nil for any other.
  public init?(quaternion w: Double, _ x: Double, _ y: Double, _ z: Double) {
    // Scaled first, so that the squares neither overflow nor vanish.
    let largest = max(abs(w), abs(x), abs(y), abs(z))
    guard largest.isFinite, largest > 0 else { return nil }
    let (scaled, v) = (w / largest, Vector3(x, y, z) / largest)
    // What is no number is not the largest.
    guard (scaled + v.x + v.y + v.z).isFinite else { return nil }
    self = Rotation.normalizing(scaled, v)
  }

  @inlinable @inline(__always)
  static func normalizing(_ w: Double, _ v: Vector3) -> Rotation {
    let scale = (w < 0 ? -1 : 1) / (w * w + v.dot(v)).squareRoot()
    return Rotation(w: w * scale, v: v * scale)
  }

  /// The rotation by `angle` (radians, any) about `axis` (any length but zero).
  public init(axis: Vector3, angle: Double) {
    let half = angle.remainder(dividingBy: 2 * .pi) / 2
    self = Rotation.normalizing(cos(half), axis.normalized * sin(half))
  }

  /// The smallest rotation that takes the direction of `from` to the direction of `to`. For opposite directions, where
  /// it is not unique, a half turn about some axis perpendicular to both.
  public init(from: Vector3, to: Vector3) {
    let (a, b) = (from.normalized, to.normalized)
    // The half-way vector keeps full precision where 1 + a·b would cancel.
    let middle = a + b
    guard middle.norm > 1e-12 else {
      self = Rotation(w: 0, v: a.anyPerpendicular)
      return
    }
    let half = middle.normalized
    self = Rotation.normalizing(a.dot(half), a.cross(half))
  }

  /// The smallest rotation that takes one unit vector to another less than 90° away.
  public init(fromUnit one: Vector3, toNear other: Vector3) {
    self = Rotation.normalizing(1 + one.dot(other), one.cross(other))
  }

  /// Angle in radians, 0...π.
  public var angle: Double { 2 * atan2(v.norm, w) }

  /// The sine of half the angle from one rotation to another, at most 90°: the vector part of the quaternion between them.
  public func halfSine(to other: Rotation) -> Double { (w * other.v - other.w * v - v.cross(other.v)).norm }

  /// The rotation backwards.
  @inlinable public var inverse: Rotation { Rotation(w: w, v: -v) }

  /// First `right`, then `left`.
  @inlinable @inline(__always)
  public static func * (left: Rotation, right: Rotation) -> Rotation {
    normalizing(
      left.w * right.w - left.v.dot(right.v),
      left.w * right.v + right.w * left.v + left.v.cross(right.v))
  }

  /// The vector, rotated.
  @inlinable @inline(__always)
  public static func * (rotation: Rotation, vector: Vector3) -> Vector3 {
    let t = 2 * rotation.v.cross(vector)
    return vector + rotation.w * t + rotation.v.cross(t)
  }
}

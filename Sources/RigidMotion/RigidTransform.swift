/// A rigid transform `aFromB`: `x_a = rotation * x_b + translation`.
///
/// Name every value target-from-source, so that `aFromC = aFromB * bFromC` can be checked by reading.
public struct RigidTransform: Sendable, Equatable {
  /// The rotation part.
  public var rotation: Rotation
  /// The source frame's origin, seen from the target frame, in the transform's unit of length.
  public var translation: Vector3

  /// The transform of a rotation and a translation.
  @inlinable
  public init(rotation: Rotation = .identity, translation: Vector3 = .zero) {
    self.rotation = rotation
    self.translation = translation
  }

  /// The transform that moves nothing.
  public static let identity = RigidTransform()

  /// `bFromA` of `aFromB`.
  @inlinable
  public var inverse: RigidTransform {
    let back = rotation.inverse
    return RigidTransform(rotation: back, translation: -(back * translation))
  }

  /// `aFromB * bFromC = aFromC`.
  @inlinable
  public static func * (aFromB: RigidTransform, bFromC: RigidTransform) -> RigidTransform {
    RigidTransform(
      rotation: aFromB.rotation * bFromC.rotation,
      translation: aFromB.rotation * bFromC.translation + aFromB.translation)
  }

  /// A point of the source frame, seen from the target frame.
  @inlinable
  public static func * (aFromB: RigidTransform, pointInB: Vector3) -> Vector3 {
    aFromB.rotation * pointInB + aFromB.translation
  }

  /// `t(s) = (1-s) t_0 + s t_1`, `R(s) = R_0 exp(s log(R_0ᵀ R_1))`: the origin goes straight, the axes turn at a
  /// constant rate by the shortest arc (MODEL section 6, `straight`).
  ///
  /// - Parameter s: share of the way; 0 is this transform, 1 the other, and what lies outside goes on evenly.
  public func interpolatedStraight(to other: RigidTransform, _ s: Double) -> RigidTransform {
    RigidTransform(
      rotation: rotation.interpolated(to: other.rotation, s),
      translation: (1 - s) * translation + s * other.translation)
  }

  /// The constant screw motion that leads from this transform to `other` (MODEL section 6, `screw`).
  ///
  /// - Parameter s: share of the way; 0 is this transform, 1 the other, and what lies outside goes on evenly.
  public func interpolatedScrew(to other: RigidTransform, _ s: Double) -> RigidTransform {
    RigidTransform(exp: s * (other * inverse).log) * self
  }
}

import Glibc

extension Rotation {
  /// The rotation about the direction of `vector` by its length in radians (exp of so(3)).
  ///
  /// Exact to rounding at any length, 0 and 1e-300 included: sin(θ/2)/θ is replaced by its series only where the two
  /// agree to the last bit.
  @inlinable
  public init(exp vector: Vector3) {
    let squared = vector.dot(vector)
    if squared < 1e-8 {
      self = Rotation.normalizing(1 - squared / 8, vector * (0.5 - squared / 48))
    } else {
      self = Rotation.large(exp: vector, angle: squared.squareRoot())
    }
  }

  @usableFromInline
  static func large(exp vector: Vector3, angle: Double) -> Rotation {
    let half = angle / 2
    return normalizing(cos(half), vector * (sin(half) / angle))
  }

  /// The rotation vector: axis times angle, of length 0...π (log of SO(3)).
  ///
  /// At exactly π the axis' sign is not determined by the rotation; it is the one of ``v``.
  public var log: Vector3 {
    let sine = v.norm
    // 2 atan2(s, w) / s, whose limit at s → 0 is 2 / w = 2.
    return sine < 1e-10 ? v * (2 / w) : v * (2 * atan2(sine, w) / sine)
  }

  /// The shortest arc from one rotation to another, at constant rate: `self * exp(s log(self⁻¹ other))`.
  ///
  /// - Parameter s: share of the arc; 0 is this rotation, 1 the other, and what lies outside goes on evenly.
  public func interpolated(to other: Rotation, _ s: Double) -> Rotation {
    self * Rotation(exp: s * (inverse * other).log)
  }
}

/// A point or a direction in three dimensions.
public typealias Vector3 = SIMD3<Double>

extension SIMD3<Double> {
  /// Scalar product.
  @inlinable public func dot(_ other: Self) -> Double { (x * other.x + y * other.y) + z * other.z }

  /// Right-handed vector product `self × other`.
  @inlinable public func cross(_ other: Self) -> Self {
    Self(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x)
  }

  /// Euclidean length.
  @inlinable public var norm: Double { dot(self).squareRoot() }

  /// The unit vector of the same direction; the vector must not be zero.
  @inlinable public var normalized: Self { self / norm }

  /// A unit vector perpendicular to this one, which must not be zero.
  public var anyPerpendicular: Self {
    let magnitude = Self(abs(x), abs(y), abs(z))
    let axis: Self
    if magnitude.x <= magnitude.y && magnitude.x <= magnitude.z {
      axis = Self(1, 0, 0)
    } else if magnitude.y <= magnitude.z {
      axis = Self(0, 1, 0)
    } else {
      axis = Self(0, 0, 1)
    }
    return cross(axis).normalized
  }
}

/// Radians of `degrees`.
@inlinable public func radians(_ degrees: Double) -> Double { degrees * (.pi / 180) }

/// Degrees of `radians`.
@inlinable public func degrees(_ radians: Double) -> Double { radians * (180 / .pi) }

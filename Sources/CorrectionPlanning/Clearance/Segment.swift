import RigidMotion

/// A piece of a straight line.
public struct Segment: Sendable, Equatable {
  /// Where it begins.
  public let start: Vector3
  /// Where it ends.
  public let end: Vector3

  /// The segment between two points, which may be the same.
  public init(_ start: Vector3, _ end: Vector3) {
    (self.start, self.end) = (start, end)
  }

  /// The point at `share` of the way, 0...1.
  @inlinable
  public func point(_ share: Double) -> Vector3 { start + share * (end - start) }

  /// The part between two shares of its length.
  @inlinable
  public func part(_ from: Double, _ to: Double) -> Segment { Segment(point(from), point(to)) }

  /// Distance to the nearest point of another segment, mm.
  ///
  /// The nearest points of the two lines, clamped to the one segment, then to the other, then to the one again (Ericson,
  /// Real-Time Collision Detection, 2005, section 5.1.9).
  public func distance(to other: Segment) -> Double {
    let (along, across, gap) = (end - start, other.end - other.start, start - other.start)
    let (a, e, f) = (along.dot(along), across.dot(across), across.dot(gap))
    guard a > 0 else { return other.distance(to: start) }
    guard e > 0 else { return distance(to: other.start) }
    let (b, c) = (along.dot(across), along.dot(gap))
    let spread = a * e - b * b
    // Nearly parallel lines have no well-defined nearest points; any will do to begin with.
    var s = spread > 1e-12 * a * e ? unit((b * f - c * e) / spread) : 0
    var t = (b * s + f) / e
    if t < 0 || t > 1 {
      t = unit(t)
      s = unit((b * t - c) / a)
    }
    return (gap + s * along - t * across).norm
  }

  /// The point nearest to another segment.
  func nearest(to other: Segment) -> Vector3 {
    let (along, across, gap) = (end - start, other.end - other.start, start - other.start)
    let (a, b, e) = (along.dot(along), along.dot(across), across.dot(across))
    let spread = a * e - b * b
    guard spread > 1e-12 * a * e, a > 0 else { return point(a > 0 ? unit(-gap.dot(along) / a) : 0) }
    let t = unit((a * across.dot(gap) - b * along.dot(gap)) / spread)
    return point(unit((b * t - along.dot(gap)) / a))
  }

  /// Distance to the nearest of its points.
  public func distance(to point: Vector3) -> Double {
    let (along, gap) = (end - start, point - start)
    let square = along.dot(along)
    return (gap - (square > 0 ? unit(gap.dot(along) / square) : 0) * along).norm
  }
}

/// `value`, not below 0 and not above 1.
@inline(__always)
func unit(_ value: Double) -> Double { min(max(value, 0), 1) }

import RigidMotion

/// Balls strung on a piece of a straight line, their radius growing or shrinking evenly along it.
public struct TaperedCapsule: Sendable, Equatable {
  /// Centre of the first ball.
  public let start: Vector3
  /// Radius of the first ball, ≥ 0.
  public let startRadius: Double
  /// From ``start`` to the centre of the last ball; of length 1.
  private let axis: Vector3
  private let length: Double
  /// Change of radius per length, within ±1: the sine of half the opening angle.
  private let taper: Double

  /// The balls between two, given by their centres and radii, mm. If one of the two lies within the other, the larger one alone.
  public init(_ start: Vector3, _ startRadius: Double, _ end: Vector3, _ endRadius: Double) {
    let span = end - start
    let length = span.norm
    if length > abs(endRadius - startRadius) {
      (self.start, self.startRadius, self.length) = (start, startRadius, length)
      (axis, taper) = (span / length, (endRadius - startRadius) / length)
    } else {
      let isLarger = endRadius > startRadius
      (self.start, self.startRadius) = isLarger ? (end, endRadius) : (start, startRadius)
      (axis, self.length, taper) = (Vector3(0, 0, 1), 0, 0)
    }
  }

  /// The smallest radius.
  public var leastRadius: Double { min(startRadius, startRadius + taper * length) }

  /// The same balls, seen from another frame.
  public func seen(from aFromB: RigidTransform) -> TaperedCapsule {
    TaperedCapsule(
      start: aFromB * start, startRadius: startRadius, axis: aFromB.rotation * axis, length: length,
      taper: taper)
  }

  private init(start: Vector3, startRadius: Double, axis: Vector3, length: Double, taper: Double) {
    (self.start, self.startRadius, self.axis) = (start, startRadius, axis)
    (self.length, self.taper) = (length, taper)
  }

  /// Distance from the surface to a point; inside, minus the depth below the surface of the ball that reaches highest
  /// above the point.
  ///
  /// The ball nearest to a point at height z and distance ρ from the line sits at `z + ρ tan α`, α half the opening angle.
  public func distance(to point: Vector3) -> Double {
    let gap = point - start
    let height = gap.dot(axis)
    let radial = (gap - height * axis).norm
    let place = min(max(height + radial * taper / (1 - taper * taper).squareRoot(), 0), length)
    return (gap - place * axis).norm - startRadius - taper * place
  }

  /// Distance from the surface to the nearest point of a segment, or minus the greatest depth of any of its points.
  ///
  /// It is the minimum of a convex function of two places, on the segment and on the line of balls. It lies inside, where
  /// it has a closed form, or on one of the four edges: at an end of the segment, or at the first or last ball.
  public func distance(to segment: Segment) -> Double {
    var least = min(distance(to: segment.start), distance(to: segment.end))
    let top = start + length * axis
    least = min(
      least, segment.distance(to: start) - startRadius,
      segment.distance(to: top) - startRadius - taper * length)
    let (gap, along) = (segment.start - start, segment.end - segment.start)
    let (height, climb) = (gap.dot(axis), along.dot(axis))
    let (radial, spread) = (gap - height * axis, along - climb * axis)
    let square = spread.dot(spread)
    let cosine = (1 - taper * taper).squareRoot()
    let lean = climb * taper / cosine
    // Minimise cos α √(square·τ² + rest) - sin α·climb·τ over τ, the place counted from where the lines come nearest.
    guard square > lean * lean, square > 1e-18 * along.dot(along) else { return least }
    let nearest = radial.dot(spread) / square
    let rest = max(radial.dot(radial) - nearest * nearest * square, 0)
    let place = lean * (rest / (square * (square - lean * lean))).squareRoot() - nearest
    guard place > 0, place < 1 else { return least }
    return min(least, distance(to: segment.point(place)))
  }
}

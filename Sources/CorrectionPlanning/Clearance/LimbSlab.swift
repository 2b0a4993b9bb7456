import RigidMotion

/// A piece of a limb between two heights: one string of balls, or nine side by side.
public struct LimbSlab: Sendable, Equatable {
  /// What the piece is made of.
  public let parts: [TaperedCapsule]
  /// One capsule round all of them, which is nearer to everything than any of them.
  private let hull: TaperedCapsule

  init(_ parts: [TaperedCapsule], hull: TaperedCapsule) {
    (self.parts, self.hull) = (parts, hull)
  }

  /// The same piece, seen from another frame.
  func seen(from aFromB: RigidTransform) -> LimbSlab {
    LimbSlab(parts.map { $0.seen(from: aFromB) }, hull: hull.seen(from: aFromB))
  }

  /// The smallest radius of any ball, mm.
  var leastRadius: Double { parts.reduce(.infinity) { min($0, $1.leastRadius) } }

  /// Distance to a segment where it is less than `bound`, otherwise `bound`.
  func distance(to segment: Segment, below bound: Double) -> Double {
    guard parts.count > 1 else { return parts.reduce(bound) { min($0, $1.distance(to: segment)) } }
    guard hull.distance(to: segment) < bound else { return bound }
    return parts.reduce(bound) { min($0, $1.distance(to: segment)) }
  }

  /// The same with a segment that is known to reach no further than `reach` from a point.
  func distance(to segment: Segment, round middle: Vector3, reach: Double, below bound: Double) -> Double {
    guard hull.distance(to: middle) - reach < bound else { return bound }
    var least = bound
    for part in parts where part.distance(to: middle) - reach < least {
      least = min(least, part.distance(to: segment))
    }
    return least
  }
}

import RigidMotion

/// A body that turns at a constant rate while one of its points goes straight at a constant speed, seen from its own axes.
///
/// There the point's velocity turns backwards about the body's axis u: `along u + across (cos θs e - sin θs f)`, with e and f
/// across the axis and each other. Another point, at r, moves by ω×r more, which has no part along the axis. So its squared
/// speed is a sum of three squares, none of which loses digits: `along² + (across cos θs + ω×r·e)² + (ω×r·f - across sin θs)²`.
struct TurningMotion {
  /// Of the body in a unit of time, radians.
  let angle: Double
  /// Speed along the axis.
  let along: Double
  /// Speed across it.
  let across: Double
  private let turn: Vector3
  private let ahead: Vector3
  private let aside: Vector3

  /// - Parameters:
  ///   - velocity: of the point, in the body's axes when it begins.
  ///   - turn: axis times angle, in the body's axes.
  /// - Returns: nil when the velocity never changes.
  init?(_ velocity: Vector3, turning turn: Vector3) {
    let angle = turn.norm
    guard angle > 1e-12 else { return nil }
    let axis = turn / angle
    let along = axis.dot(velocity)
    let across = velocity - along * axis
    guard across.norm > 1e-12 * velocity.norm else { return nil }
    (self.angle, self.along, self.across, self.turn) = (angle, along, across.norm, turn)
    ahead = across.normalized
    aside = axis.cross(ahead)
  }

  /// What the body's turning adds to the velocity of its point at `place`, in the two directions across the axis.
  func turning(_ place: Vector3) -> (ahead: Double, aside: Double) {
    let velocity = turn.cross(place)
    return (velocity.dot(ahead), velocity.dot(aside))
  }
}

import RigidMotion

/// How far a ring is from another pose of it: bounds.
struct DisplacementBound {
  /// Of its centre, mm.
  var shift = 0.0
  /// Of its axes, radians, as the length of a chord.
  var turn = 0.0

  /// From nothing.
  init() {}

  /// From one pose to another.
  init(from one: RigidTransform, to other: RigidTransform) {
    shift = (other.translation - one.translation).norm
    turn = 2 * one.rotation.halfSine(to: other.rotation)
  }

  /// The larger of each.
  mutating func join(_ other: DisplacementBound) {
    shift = max(shift, other.shift)
    turn = max(turn, other.turn)
  }

  /// The most by which a point moves that is `lever` from the ring's centre, mm; of the other ring's points the same, seen
  /// from this one, if they never are further from its centre.
  func displacement(_ lever: Double) -> Double { shift + turn * lever }
}

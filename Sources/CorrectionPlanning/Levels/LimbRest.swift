import RigidMotion

/// From where, and from which day on, the motion of two levels goes on.
struct LimbRest {
  /// Today, in days of the case's plan.
  let day: Int
  /// Days without a turn before it goes on.
  let pause: Int
  let motion: Motion

  enum Motion {
    /// Of each level by itself, from proximal to distal.
    case independent([LevelRest])
    case transport(TransportRest)
  }
}

/// What is left for one of several levels that move each by itself.
struct LevelRest {
  /// Where its fragment is, then the end of each stage still to go.
  let ends: [RigidTransform]
  /// Number of the first of these stages.
  let stage: Int
  /// Days that this stage takes at least when the pace is even.
  let leastDays: Int
  /// Whether it is on its way: then it waits neither for a day nor for another level.
  let hasBegun: Bool
}

/// Where a bone transport goes on.
struct TransportRest {
  /// The moving fragment of the defect's level.
  let defect: RigidTransform
  /// The limb.
  let limb: RigidTransform
  /// Number of the part of the motion to whose end both go from there.
  let part: Int
  /// Days that this takes at least when the pace is even.
  let leastDays: Int
}

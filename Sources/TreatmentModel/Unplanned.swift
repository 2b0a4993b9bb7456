/// What a treatment can state and no plan is made of yet.
public enum Unplanned: Sendable, Equatable {
  /// So many levels, whose rings and visits have to be planned together.
  case levels(Int)
  /// Fragments that meet in a joint.
  case joint(LevelID)
  /// A neutral pose that is not parallel and in line.
  case declaredNeutral(LevelID)
  /// A ring that is part of a circle.
  case partRing(RingID)
  /// A joint on a plate or a post of a ring.
  case offsetJoint(RingID)
}

extension TreatedLevel {
  /// The first thing that this level states and no plan is made of yet; nil for most.
  public var unplanned: Unplanned? {
    if own.neutral != .inLine { return .declaredNeutral(id) }
    return proximalRing.unplanned(RingID(.proximal, of: id)) ?? distalRing.unplanned(RingID(.distal, of: id))
  }
}

extension Treatment {
  /// The first thing that this treatment states and no plan is made of yet; nil for most.
  public var unplanned: Unplanned? {
    if levels.count > 1 { return .levels(levels.count) }
    guard let level = self[LevelID.only] else { return .joint(.only) }
    return level.unplanned
  }
}

extension RingHardware {
  fileprivate func unplanned(_ ring: RingID) -> Unplanned? {
    if arc != nil { return .partRing(ring) }
    return jointOffsets.isEmpty ? nil : .offsetJoint(ring)
  }
}

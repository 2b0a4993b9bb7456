/// What a treatment can state and no plan is made of yet.
public enum Unplanned: Sendable, Equatable {
  /// So many levels, whose rings and visits have to be planned together; two are planned.
  case levels(Int)
  /// Fragments that meet in a joint, in one level of several.
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
    if levels.count > 2 { return .levels(levels.count) }
    for index in levels.indices {
      if levels.count > 1, levels[index].junction.joint != nil { return .joint(LevelID(index)) }
      if let level = self[LevelID(index)], let unplanned = level.unplanned { return unplanned }
    }
    return nil
  }
}

extension RingHardware {
  fileprivate func unplanned(_ ring: RingID) -> Unplanned? {
    if arc != nil { return .partRing(ring) }
    return jointOffsets.isEmpty ? nil : .offsetJoint(ring)
  }
}

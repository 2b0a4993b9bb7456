/// What a treatment can state and no plan is made of.
public enum Unplanned: Sendable, Equatable {
  /// So many levels, whose rings and visits have to be planned together; two are planned.
  case levels(Int)
  /// Fragments that meet in a joint, in one level of several.
  case joint(LevelID)
  /// The outside of a limb, which is described along the axes of its bones, round a ring that stands across them.
  case outsideAcross(LevelID)
  /// A plate or a post on a ring that carries the struts of two levels: of which of them its joint is, nothing says.
  case plateOfMiddleRing(RingID)
}

extension TreatedLevel {
  /// The first thing that this level states and no plan is made of; nil for most.
  public var unplanned: Unplanned? {
    limbEnvelope != nil && !neutral.isRoundBone ? .outsideAcross(id) : nil
  }
}

extension Treatment {
  /// The first thing that this treatment states and no plan is made of; nil for most.
  public var unplanned: Unplanned? {
    if levels.count > 2 { return .levels(levels.count) }
    for index in levels.indices {
      let id = LevelID(index)
      if levels.count > 1, levels[index].junction.joint != nil { return .joint(id) }
      guard let level = self[id] else { continue }
      if let unplanned = level.unplanned { return unplanned }
      let isMiddle = index + 1 < levels.count
      if isMiddle, !level.distalRing.jointOffsets.isEmpty {
        return .plateOfMiddleRing(RingID(.distal, of: id))
      }
    }
    return nil
  }
}

/// What a planner states about one limb: what its levels share, and the levels, each with a cut or a joint and a hexapod across it.
///
/// A limb with n levels has n + 1 fragments and n + 1 rings (MODEL section 12). Each ring is stated once: the proximal one
/// here, the others by the level whose distal ring they are.
public struct Treatment: Sendable, Equatable {
  /// What all levels share.
  public var common: CommonStatement
  /// The ring nearest to the trunk.
  public var proximalRing: RingHardware
  /// From proximal to distal.
  public var levels: Levels
  /// How they move with each other.
  public var motion = LevelMotion.independent

  /// A treatment of a level, or of several from proximal to distal.
  public init(
    _ common: CommonStatement, proximalRing: RingHardware, _ first: Level, _ others: Levels.Next...
  ) {
    (self.common, self.proximalRing) = (common, proximalRing)
    levels = Levels(first, others)
  }

  /// A treatment of one level alone.
  public init(_ level: TreatedLevel) {
    (common, proximalRing) = (level.common, level.proximalRing)
    levels = Levels(level.own, [])
  }

  /// A ring; nil where there is none of this number.
  public subscript(ring: RingID) -> RingHardware? {
    if ring == .proximal { return proximalRing }
    return levels.indices.contains(ring.index - 1) ? levels[ring.index - 1].distalRing : nil
  }

  /// A level with what it shares with the others; nil where there is none of this number.
  public subscript(level: LevelID) -> TreatedLevel? {
    guard levels.indices.contains(level.index), let ring = self[RingID(.proximal, of: level)] else {
      return nil
    }
    return TreatedLevel(
      id: level, levels.count > 1 ? common.of(level) : common, proximalRing: ring, levels[level.index])
  }
}

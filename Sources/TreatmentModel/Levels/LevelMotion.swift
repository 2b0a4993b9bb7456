/// How the levels of a treatment move with each other (MODEL section 12).
public enum LevelMotion: Sendable, Equatable {
  /// Each follows its own stages at its own pace.
  case independent
  /// The middle fragment of two levels is carried across a defect.
  case transport(Transport)
}

/// Bone transport: the middle fragment leaves a fresh cut and closes a defect, while the limb keeps its length or follows a path
/// of its own.
public struct Transport: Sendable, Equatable {
  /// Which way a fragment is carried.
  public enum Direction: String, Sendable, CaseIterable {
    /// The cut is the proximal level, the defect the distal one.
    case distally
    /// The cut is the distal level, the defect the proximal one.
    case proximally
  }

  /// Where the middle fragment goes.
  public var travels: Direction
  /// By how much the limb is too short on day 0, mm, negative where it is too long.
  public var shortness = 0.0
  /// Where the limb is to be when the defect is closed, as a deformity of its most distal fragment seen from its most proximal one
  /// (at the distal level's point); nil where the limb stands still.
  public var limbTarget: Deformity?
  /// A further target of the limb, after docking, by motion at the cut alone.
  public var then: Deformity?

  /// A transport during which the limb stands still.
  public init(_ travels: Direction) { self.travels = travels }

  /// The level with the fresh cut.
  public var cutLevel: LevelID { LevelID(travels == .distally ? 0 : 1) }
  /// The level with the defect.
  public var defectLevel: LevelID { LevelID(travels == .distally ? 1 : 0) }
}

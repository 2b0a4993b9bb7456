import HexapodKinematics

/// Which level of a treatment, counted from proximal.
public struct LevelID: Sendable, Hashable, Comparable {
  /// 0 for the most proximal.
  public let index: Int

  /// The level of this number from 0.
  public init(_ index: Int) { self.index = index }

  /// That of a treatment with one level.
  public static let only = LevelID(0)

  /// The more proximal is less.
  public static func < (one: Self, other: Self) -> Bool { one.index < other.index }
}

/// Which strut of a treatment.
public struct StrutID: Sendable, Hashable, Comparable, Codable {
  /// The level whose hexapod it belongs to.
  public let level: LevelID
  /// Its number in that hexapod.
  public let number: StrutNumber

  /// A strut of a level.
  public init(_ level: LevelID = .only, _ number: StrutNumber) {
    (self.level, self.number) = (level, number)
  }

  /// By level, then by number.
  public static func < (one: Self, other: Self) -> Bool {
    (one.level, one.number) < (other.level, other.number)
  }
}

extension StrutID: ExpressibleByIntegerLiteral {
  /// The strut of this number of a treatment with one level; another number than 1...6 stops the program.
  public init(integerLiteral number: Int) { self.init(.only, StrutNumber(integerLiteral: number)) }
}

/// Which ring of a treatment, counted from proximal: level i lies between the rings i and i + 1.
public struct RingID: Sendable, Hashable, Comparable {
  /// 0 for the ring nearest to the trunk.
  public let index: Int

  /// The ring of this number from 0.
  public init(_ index: Int) { self.index = index }

  /// The ring at one end of a level.
  public init(_ end: FragmentEnd, of level: LevelID) {
    index = level.index + (end == .proximal ? 0 : 1)
  }

  /// The ring nearest to the trunk.
  public static let proximal = RingID(0)

  /// The more proximal is less.
  public static func < (one: Self, other: Self) -> Bool { one.index < other.index }
}

import HexapodKinematics
import RigidMotion

/// A plan as it was written down: what was to be set, by whichever version and rule. Only what cannot be computed again.
public struct RecordedPlan: Sendable, Equatable {
  /// A day of it.
  public struct Day: Sendable, Equatable {
    /// Its number.
    public let number: Int
    /// Stage that it belongs to, from 1; nil where that was not written down.
    public let stage: Int?
    /// The moving ring's pose at its end, seen from the reference ring, before rounding.
    public let ringPose: RigidTransform
    /// The readings to set, adjustment by adjustment, mm, on the scales that are mounted then; never empty.
    public let settings: [StrutReadings]
    /// Whether the limb was to be behind its path then, or to catch up with it: a strut was held.
    public let isBehind: Bool

    /// A day; nil without settings.
    public init?(
      number: Int, stage: Int?, ringPose: RigidTransform, settings: [StrutReadings], isBehind: Bool = false
    ) {
      guard !settings.isEmpty else { return nil }
      (self.number, self.stage, self.ringPose, self.settings) = (number, stage, ringPose, settings)
      self.isBehind = isBehind
    }
  }

  /// A class that takes the place of another.
  public struct Change: Sendable, Equatable {
    /// Which strut.
    public let strut: StrutNumber
    /// What is mounted from then on.
    public let to: StrutHardware
    /// The day, before whose first turn it is done.
    public let day: Int

    /// A change.
    public init(strut: StrutNumber, to: StrutHardware, day: Int) {
      (self.strut, self.to, self.day) = (strut, to, day)
    }
  }

  /// No day has a larger number: a plan that is resumed on its last day takes as long again.
  public static let lastPossibleDay = 4 * Schedule.longestPlan

  /// The classes of the first day.
  public let starts: PerStrut<StrutHardware>
  /// In the order of their days.
  public let changes: [Change]
  /// One behind the other, never empty; the first has one setting, each other as many as the second.
  public let days: [Day]

  /// A record; nil unless its days follow each other, with as many settings each.
  public init?(starts: PerStrut<StrutHardware>, changes: [Change], days: [Day]) {
    guard let first = days.first, first.settings.count == 1, first.number >= 0,
      first.number <= RecordedPlan.lastPossibleDay,
      zip(days, days.dropFirst()).allSatisfy({ $0.number + 1 == $1.number }),
      days.dropFirst().allSatisfy({ $0.settings.count == days[1].settings.count })
    else { return nil }
    (self.starts, self.days) = (starts, days)
    self.changes = changes.sorted { ($0.day, $0.strut) < ($1.day, $1.strut) }
  }

  /// Number of its first day: 0, or that on which it was resumed.
  public var firstDay: Int { days[0].number }
  /// Number of its last day.
  public var lastDay: Int { firstDay + days.count - 1 }
  /// Settings a day, ≥ 1.
  public var parts: Int { days.count > 1 ? days[1].settings.count : 1 }
}

import CorrectionPlanning
import HexapodKinematics
import RigidMotion

/// A schedule day by day against the case's own plan.
public struct PlanComparison: Sendable, Equatable {
  /// A day's difference.
  public struct Day: Sendable, Equatable {
    /// The number that both have.
    public let day: Int
    /// Schedule's reading less plan's set reading, mm.
    public let differences: PerStrut<Double>
    /// Distance of the corresponding point from where the plan wants it, mm; nil where the schedule has no pose.
    public let distance: Double?
    /// Angle between the fragment and where the plan wants it, radians; nil where the schedule has no pose.
    public let angle: Double?
  }

  /// The days that both have.
  public let days: [Day]
  /// Days of turning in the plan.
  public let planDuration: Int
  /// Days of turning in the schedule.
  public let scheduleDuration: Int

  init(_ plan: Plan, _ opinion: [OpinionDay]) {
    planDuration = plan.duration
    scheduleDuration = (opinion.last?.day ?? 0) - (opinion.first?.day ?? 0)
    days = opinion.compactMap { own in
      guard own.isDayEnd, let planned = plan.day(own.day) else { return nil }
      let gap = (own.fragmentPose.translation - planned.fragmentPose.translation).norm
      let angle = (planned.fragmentPose.rotation.inverse * own.fragmentPose.rotation).angle
      return Day(
        day: own.day, differences: PerStrut { own.readings[$0] - planned.set[$0] },
        distance: own.isFound ? gap : nil, angle: own.isFound ? angle : nil)
    }
  }

  /// Largest difference of each strut, mm, and the day on which it is; nil when no day is common.
  public var largest: PerStrut<Double>? {
    days.isEmpty ? nil : PerStrut { strut in days.reduce(0) { max($0, abs($1.differences[strut])) } }
  }

  /// The day on which the corresponding point is farthest from the plan.
  public var farthest: Day? { days.max { ($0.distance ?? -1) < ($1.distance ?? -1) } }
}

import HexapodKinematics
import RigidMotion
import TreatmentModel

/// What was found when a plan was resumed: where the limb is, and where it was to be.
public struct Resumption: Sendable, Equatable {
  /// Today, in days of the case's plan.
  public let day: Int
  /// Whether somebody said so; otherwise it is the day that fits best.
  public let isDayGiven: Bool
  /// The struts as they were read, mm.
  public let readings: StrutReadings
  /// Whether these are readings that the plan sets: the limb is then taken to be where the plan had it, which is where
  /// these whole steps come nearest to.
  public let isAsSet: Bool
  /// Where the plan has the limb most nearly as it is: in days, with fractions.
  public let plannedDay: Double
  /// How far the corresponding point is from there, mm.
  public let offDistance: Double
  /// Angle between the fragment and the plan's there, radians.
  public let offAngle: Double
  /// How far the point at risk that is farthest off is from there, mm.
  public let farthestOff: Double
  /// The deformity that the plan wanted to be there today.
  public let planned: Deformity?
  /// Largest difference of a measured distance from the pose's, mm; 0 unless more than six were measured.
  public let residual: Double
  /// Last day of the plan before.
  public let lastPlannedDay: Int
  /// Days without a turn.
  public let pause: Int
  /// Share of every rate with which it goes on.
  public let slow: Double
  /// What was turned until today, if that was written down.
  public let turned: [RecordedInterval]
  /// What is to be known of all this.
  public let checks: [Finding]

  /// Days by which the limb is behind the plan; negative when it is ahead.
  public var behind: Double { Double(min(day, lastPlannedDay)) - plannedDay }
}

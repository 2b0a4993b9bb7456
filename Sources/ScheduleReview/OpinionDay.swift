import HexapodKinematics
import RigidMotion
import TreatmentModel

/// How far a point at risk travels on the way to a day.
public struct PointTravel: Sendable, Equatable {
  /// Name of the point; of the points on the rim of the cut, the one that goes farthest.
  public let name: String
  /// Length of its path, mm, along the straight motion from the end of the day before; where days are left out, for each.
  public let perDay: Double
  /// What it may travel a day, mm.
  public let rate: Double
  /// Length of its path since the first row, from day to day, mm.
  public let total: Double

  /// Whether it goes faster than its rate, whatever exact lengths the readings were rounded from.
  public let isTooFast: Bool
}

/// What the six readings of a row really do.
public struct OpinionDay: Sendable, Equatable {
  /// Its number in the schedule.
  public let day: Int
  /// Which of its day's rows it is, 1...parts of the schedule's clock.
  public let part: Int
  /// Whether it is the last row of its day.
  public let isDayEnd: Bool
  /// Its date, if the schedule has one.
  public let date: CalendarDate?
  /// The six readings, mm.
  public let readings: StrutReadings
  /// How the search for the pose ended.
  public let outcome: PoseSolution.Outcome
  /// The moving ring in the reference ring's frame; to be used as one only when ``isFound``.
  public let pose: RigidTransform
  /// The moving fragment in the reference fragment's frame.
  public let fragmentPose: RigidTransform
  /// ``fragmentPose`` in the case's convention; nil where the pose was not found, or has no such angles.
  public let remaining: Deformity?
  /// Smallest singular value of the scaled Jacobian in ``pose``.
  public let stiffness: Double
  /// The gap between the two faces of the bone cut (``BoneEnds``), mm, negative where they overlap; nil where the pose was
  /// not found.
  public let boneGap: Double?
  /// The points at risk on their way; empty on the first day and where the pose was not found.
  public let travels: [PointTravel]

  /// Whether the pose was found, on this side of every singularity.
  public var isFound: Bool { outcome == .found }
}

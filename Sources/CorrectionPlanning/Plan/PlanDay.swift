import HexapodKinematics
import RigidMotion
import TreatmentModel

/// One turning of the struts within a day.
public struct Adjustment: Sendable, Equatable, Codable {
  /// 1 for the day's first.
  public let part: Int
  /// The six readings to set, mm.
  public let set: StrutReadings
}

/// One day of a plan. Day 0 is the state before the first turn.
public struct PlanDay: Sendable, Equatable {
  /// 0, 1, 2, ….
  public let day: Int
  /// Which stage this day belongs to, from 1; day 0 belongs to stage 1.
  public let stage: Int
  /// Nil without a date of surgery.
  public let date: CalendarDate?
  /// Six strut lengths joint to joint before rounding, mm.
  public let exact: StrutLengths
  /// Six readings to set, whole steps, mm.
  public let set: StrutReadings
  /// Steps turned since the day before; positive lengthens. Where a strut was changed in between, its new scale may begin
  /// elsewhere; the turns do not count that.
  public let turns: PerStrut<Int>
  /// The moving ring in the reference ring's frame, before rounding.
  public let pose: RigidTransform
  /// The moving fragment in the reference fragment's frame (`D`), before rounding.
  public let fragmentPose: RigidTransform
  /// ``fragmentPose`` in the case's convention: the deformity still there.
  public let remaining: Deformity
  /// Distance of the corresponding point, reached with ``set``, from where the plan wants it, mm.
  public let errorDistance: Double
  /// Angle between the fragment reached with ``set`` and the plan's, radians.
  public let errorAngle: Double
  /// Whether the pose that belongs to ``set`` was found on this side of every singularity; without it the two errors mean
  /// nothing, and a check says so.
  public let isReached: Bool
  /// Smallest singular value of the scaled Jacobian in ``pose``.
  public let stiffness: Double
  /// What is turned on the way to ``set``, in order; empty on day 0.
  public let adjustments: [Adjustment]
  /// What held struts cost, on a day that is behind the path or catches up with it; ``exact``, ``pose``,
  /// ``fragmentPose`` and ``remaining`` are then those of what can be done, not of the path.
  public var shortfall: Shortfall?
}

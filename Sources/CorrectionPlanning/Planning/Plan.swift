import Hexapod
import RigidMotion
import TreatmentModel

/// One turning of the struts within a day.
public struct Adjustment: Sendable, Equatable {
  /// 1 for the day's first.
  public let part: Int
  /// The six readings to set, mm.
  public let set: PerStrut<Double>
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
  public let set: PerStrut<Double>
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

/// The daily schedule of a case, and all that is known of it.
public struct Plan: Sendable, Equatable {
  /// What it was made from.
  public let level: TreatedLevel
  /// Which class is mounted on which strut, and when it is changed.
  public let strutTimeline: StrutTimeline
  /// The hexapod of the case's rings, with its neutral pose.
  public let hexapod: Hexapod
  /// `M_r`: the reference ring in the reference fragment's frame.
  public let fragmentFromReferenceRing: RigidTransform
  /// `M_m`: the moving ring in the moving fragment's frame.
  public let fragmentFromMovingRing: RigidTransform
  /// Largest angle between the rotations that two conventions make of the case's angles, radians.
  public let conventionSpread: Double
  /// Day 0 to the last; of a resumed plan from the day on which the struts were read.
  public let days: [PlanDay]
  /// The point at risk that decides how long each stage takes, stage by stage.
  public let pacing: [Pacing]
  /// Findings, errors first.
  public internal(set) var checks: [Check]
  /// Of a plan from struts as they were read after its beginning: what was found then. Its ``days`` are numbered from that
  /// day.
  public var resumption: Resumption?

  /// The strut classes of day 0; ``strutTimeline`` has those of the other days.
  public var struts: PerStrut<StrutHardware> { strutTimeline.starts }
  /// Whether a check of severity `error` stands against the plan.
  public var hasErrors: Bool { checks.contains { $0.severity == .error } }
  /// Number of days of turning, and of a pause before it.
  public var duration: Int { days.count - 1 }
  /// Number of the first of ``days``: 0, or that of the day on which a plan was resumed.
  public var firstDay: Int { days[0].day }
  /// Number of the last of ``days``.
  public var lastDay: Int { days[duration].day }
  /// The first day with a turn; nil for a plan without.
  public var firstTurn: PlanDay? { days.dropFirst(1 + (resumption?.pause ?? 0)).first }

  /// A day by its number; nil for one that the plan does not have.
  public func day(_ number: Int) -> PlanDay? {
    (firstDay...lastDay).contains(number) ? days[number - firstDay] : nil
  }
  /// Largest ``PlanDay/errorDistance``, mm.
  public var largestErrorDistance: Double { days.indices.reduce(0) { max($0, days[$1].errorDistance) } }
  /// Largest ``PlanDay/errorAngle``, radians.
  public var largestErrorAngle: Double { days.indices.reduce(0) { max($0, days[$1].errorAngle) } }
}

/// What set the pace of a stage.
public struct Pacing: Sendable, Equatable {
  /// Number of days.
  public let days: Int
  /// Name of the tightest point at risk.
  public let point: String
  /// Largest length of its path over one day, mm.
  public let largestDailyPath: Double
  /// What it may travel a day, mm.
  public let rate: Double
  /// Length of the path of each of ``TreatedLevel/pointsAtRisk``, in their order, on each day of the stage, mm.
  public let dailyPaths: DayTable
}

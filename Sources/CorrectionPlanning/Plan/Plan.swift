import HexapodKinematics
import RigidMotion
import TreatmentModel

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
  /// Days after the first before anything moves: those of a pause, or of waiting for another level.
  package let restDays: Int
  /// The point at risk that decides how long each stage takes, stage by stage.
  public let pacing: [Pacing]
  /// Findings, errors first.
  public internal(set) var checks: [Finding]
  /// Of a plan from struts as they were read after its beginning: what was found then. Its ``days`` are numbered from that
  /// day.
  public var resumption: Resumption?
  /// What was proven of its readings, where that was asked for (``certified(jobs:)``).
  public internal(set) var certificates: PlanCertificates?
  /// A neutral height at which fewer struts have to be changed, where it was looked for (``withHeightHint()``) and found.
  public internal(set) var heightHint: HeightHint?

  /// The strut classes of day 0; ``strutTimeline`` has those of the other days.
  public var struts: PerStrut<StrutHardware> { strutTimeline.starts }
  /// Whether a check of severity `error` stands against the plan.
  public var hasErrors: Bool { checks.contains { $0.severity == .error } }
  /// Its rings as they are mounted.
  package var frame: MountedFrame {
    MountedFrame(
      hexapod, fragmentFromReferenceRing: fragmentFromReferenceRing,
      fragmentFromMovingRing: fragmentFromMovingRing)
  }
  /// Number of days of turning, and of a pause before it.
  public var duration: Int { days.count - 1 }
  /// Number of the first of ``days``: 0, or that of the day on which a plan was resumed.
  public var firstDay: Int { days[0].day }
  /// Number of the last of ``days``.
  public var lastDay: Int { days[duration].day }
  /// The first day with a turn; nil for a plan without.
  public var firstTurn: PlanDay? { days.dropFirst(1 + restDays).first }

  /// A day by its number; nil for one that the plan does not have.
  public func day(_ number: Int) -> PlanDay? {
    (firstDay...lastDay).contains(number) ? days[number - firstDay] : nil
  }
  /// Largest ``PlanDay/errorDistance``, mm.
  public var largestErrorDistance: Double { days.indices.reduce(0) { max($0, days[$1].errorDistance) } }
  /// Largest ``PlanDay/errorAngle``, radians.
  public var largestErrorAngle: Double { days.indices.reduce(0) { max($0, days[$1].errorAngle) } }
}

import HexapodKinematics
import TreatmentModel

/// The motion of a case in whole steps: everything that a plan is made from, before it is looked at.
struct TurningPlan: Sendable {
  let level: TreatedLevel
  let frame: MountedFrame
  /// The exact motion.
  let sampledPath: SampledPath
  /// What can be done of it: the first day's start, then each day's adjustments, all days with as many.
  let turned: DiscretizedMotion
  let start: TurningStart
  /// Days of a record on which the limb was to be behind its path; what was lost then it does not say.
  var recordedBehind: Set<Int> = []

  /// Days on which the limb is behind its path or catches up with it.
  var behindDays: Set<Int> { recordedBehind.union(turned.shortfalls.keys) }
  var samples: [PathSample] { turned.samples }
  /// The readings to set, moment by moment, on the scale of the class that is mounted then.
  var settings: [StrutReadings] { turned.settings }
  var timeline: StrutTimeline { turned.timeline }
}

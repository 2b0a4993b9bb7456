import HexapodKinematics
import RigidMotion
import TreatmentModel

/// A plan under examination: its motion, and everything else that it says.
struct PlanChecker {
  let plan: Plan
  /// What is done of the path, and to which readings.
  let turned: DiscretizedMotion
  /// The exact motion, continuous, and every moment as it is really set.
  let motion: MotionChecker

  var samples: [PathSample] { turned.samples }
  var settings: [StrutReadings] { turned.settings }
  var level: TreatedLevel { plan.level }
  var frame: MountedFrame { motion.frame }
  var limits: CheckLimits { plan.level.limits }

  init(
    _ plan: Plan, _ sampledPath: SampledPath, _ turned: DiscretizedMotion, _ reached: [BatchPose],
    _ stiffness: KnownStiffness, _ frame: MountedFrame
  ) throws(PlanningError) {
    (self.plan, self.turned) = (plan, turned)
    let samples = turned.samples
    let isOnPath =
      samples.count == sampledPath.samples.count && turned.shortfalls.isEmpty && !sampledPath.isKnownByMoments
    let search =
      isOnPath
      ? try PathSearch(sampledPath, plan.level.schedule.adjustmentsPerDay, frame)
      : try PathSearch(through: samples, frame)
    var motion = MotionChecker(
      plan.level, frame, search, samples, reached: reached,
      strutRadii: plan.strutTimeline.largestRadii, origin: plan.resumption == nil ? .plan : .resumedPlan)
    if isOnPath, let neutral = stiffness.neutral {
      motion.stiffness = (neutral, stiffness.dayEnds(sampledPath))
    }
    self.motion = motion
  }
}

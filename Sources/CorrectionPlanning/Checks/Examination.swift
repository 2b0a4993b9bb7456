import Hexapod
import RigidMotion
import TreatmentModel

/// A plan under examination: its motion, and everything else that it says.
struct Examination {
  let plan: Plan
  /// What is done of the path, and to which readings.
  let turned: TurnedPath
  /// The exact motion, continuous, and every moment as it is really set.
  let motion: MotionExamination

  var moments: [Moment] { turned.moments }
  var settings: [PerStrut<Double>] { turned.settings }
  var level: TreatedLevel { plan.level }
  var frame: MountedFrame { motion.frame }
  var limits: CheckLimits { plan.level.limits }

  init(
    _ plan: Plan, _ itinerary: Itinerary, _ turned: TurnedPath, _ reached: [BatchPose],
    _ stiffness: KnownStiffness, _ frame: MountedFrame
  ) throws(PlanningError) {
    (self.plan, self.turned) = (plan, turned)
    let moments = turned.moments
    let isOnPath = moments.count == itinerary.moments.count && turned.shortfalls.isEmpty
    let search =
      isOnPath
      ? try PathSearch(itinerary, plan.level.schedule.adjustmentsPerDay, frame)
      : try PathSearch(through: moments, frame)
    var motion = MotionExamination(
      plan.level, frame, search, moments, reached: reached,
      strutRadii: plan.strutTimeline.largestRadii, origin: plan.resumption == nil ? .plan : .resumedPlan)
    if isOnPath, let neutral = stiffness.neutral {
      motion.stiffness = (neutral, stiffness.dayEnds(itinerary))
    }
    self.motion = motion
  }
}

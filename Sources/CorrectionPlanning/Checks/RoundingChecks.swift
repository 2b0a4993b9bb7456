import RigidMotion
import TextOutput

extension PlanChecker {
  /// Whole steps that leave the fragment too far from where the plan wants it, or where it is.
  var roundingChecks: [Finding] {
    let largest = plan.largestErrorDistance
    if isRoundedAway, let first = plan.days.first, let last = plan.days.last {
      let way = first.fragmentPose.inverse * last.fragmentPose
      return [
        Finding(
          .roundingError, .warning, day: last.day, value: largest, limit: limits.roundingDistance, unit: "mm",
          what:
            "nothing is ever turned: whole steps leave nothing of the \(decimal(way.translation.norm, 2)) mm and "
            + "\(decimal(degrees(way.rotation.angle), 2))° that there are to go",
          remedy: .finerSteps(level.schedule.rounding))
      ]
    }
    guard largest > limits.roundingDistance || plan.largestErrorAngle > limits.roundingAngle,
      let worst = plan.days.first(where: { $0.errorDistance == largest })
    else { return [] }
    return [
      Finding(
        .roundingError, .warning, day: worst.day, value: worst.errorDistance, limit: limits.roundingDistance,
        unit: "mm",
        what:
          "whole strut steps leave the corresponding point up to \(decimal(worst.errorDistance, 2)) mm and "
          + "\(decimal(degrees(plan.largestErrorAngle), 2))° from the plan",
        remedy: .finerSteps(level.schedule.rounding))
    ]
  }

  /// Whether there is something to correct, and no step of it is left.
  ///
  /// Of a plan that goes on the steps before count too, and what is left is what whole steps leave anyway.
  private var isRoundedAway: Bool {
    guard plan.resumption == nil, let start = plan.days.first, plan.days.count > 1 else { return false }
    return plan.days.allSatisfy { day in day.turns.allSatisfy { $0 == 0 } }
      && plan.days.contains { day in (0..<6).contains { abs(day.exact[$0] - start.exact[$0]) > 1e-6 } }
  }
}

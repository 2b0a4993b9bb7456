import RigidMotion
import TextOutput

extension PlanChecker {
  /// Whole steps that leave the fragment too far from where the plan wants it.
  var roundingChecks: [Finding] {
    let largest = plan.largestErrorDistance
    guard largest > limits.roundingDistance || plan.largestErrorAngle > limits.roundingAngle,
      let worst = plan.days.first(where: { $0.errorDistance == largest })
    else { return [] }
    return [
      Finding(
        .roundingError, .warning, day: worst.day, value: worst.errorDistance, limit: limits.roundingDistance,
        unit: "mm",
        what:
          "whole strut steps leave the corresponding point up to \(decimal(worst.errorDistance, 2)) mm and "
          + "\(decimal(degrees(plan.largestErrorAngle), 2))° from the plan", remedy: .finerSteps)
    ]
  }
}

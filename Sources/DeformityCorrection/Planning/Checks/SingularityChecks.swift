import Hexapod
import RigidMotion

extension Examination {
  /// The side of the singularity and the stiffness against neutral's, along the whole path.
  func singularityChecks() throws(PlanningError) -> [Check] {
    let margin = StiffnessMargin(frame)
    guard let neutral = frame.hexapod.neutral else { return [] }
    let own = frame.hexapod.stiffness(at: neutral)
    let softest = max(limits.nearSingular, limits.singular) * own
    guard let first = try search.firstBelow(softest * softest, margin) else { return [] }
    let least = try search.minimum(margin)
    if least.value < 0, let wrong = try search.firstBelow(0, margin) {
      return [
        Check(
          .wrongAssembly, .error, day: wrong.day,
          message:
            "on day \(wrong.day) the frame is beyond a singular pose: the struts would fit and the limb would be "
            + "elsewhere; start from another height, or correct in stages")
      ]
    }
    let share = max(least.value, 0).squareRoot() / own
    let isError = share < limits.singular
    let limit = isError ? limits.singular : max(limits.nearSingular, limits.singular)
    let pose = try search.state(at: least.place).ring
    return [
      Check(
        .nearSingular, isError ? .error : .warning, day: first.day, value: share, limit: limit,
        message:
          "on day \(least.place.day) the frame has \(decimal(100 * share, 0)) % of its neutral stiffness, under "
          + "\(decimal(100 * softest / own, 0)) % from day \(first.day) (softest motion: "
          + "\(frame.hexapod.jacobian(at: pose).softestMotion.words)); a greater height or larger rings hold better")
    ]
  }

  /// Whole steps that belong to no pose.
  var reachChecks: [Check] {
    guard let lost = plan.days.first(where: { !$0.isReached }) else { return [] }
    return [
      Check(
        .wrongAssembly, .error, day: lost.day,
        message: "on day \(lost.day) the whole steps that are set belong to no pose near the planned one")
    ]
  }
}

import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

extension MotionChecker {
  /// The side of the singularity and the stiffness against neutral's, along the whole path.
  package func singularityChecks() throws(PlanningError) -> [Finding] {
    guard let neutral = frame.hexapod.neutral else { return [] }
    let own = stiffness?.neutral ?? frame.batch.signedStiffness(at: neutral)
    if let declared = declaredStiffness(own) { return [declared] + (try alongPath(own)) }
    return try alongPath(own)
  }

  /// Of a neutral pose that is declared: too soft to be measured against.
  private func declaredStiffness(_ own: Double) -> Finding? {
    guard level.neutral != .inLine, own < CheckLimits.softDeclared else { return nil }
    let isError = own < CheckLimits.softestDeclared
    let limit = isError ? CheckLimits.softestDeclared : CheckLimits.softDeclared
    let motion = frame.hexapod.neutral.map { frame.hexapod.jacobian(at: $0).softestMotion.words } ?? ""
    return Finding(
      .nearSingular, isError ? .error : .warning, value: own, limit: limit,
      what:
        "in the neutral pose that is declared the frame's stiffness is \(decimal(own, 3, besideLimit: limit)) (limit \(decimal(limit, 2)); softest motion: \(motion))",
      remedy: .otherStance)
  }

  private func alongPath(_ own: Double) throws(PlanningError) -> [Finding] {
    let margin = StiffnessMargin(frame, neutral: own)
    let softest = max(limits.nearSingular, limits.singular)
    if let stiffness, search.isSurelyAbove(stiffness: softest * own, known: stiffness.stages) { return [] }
    guard let soft = try search.firstBelow(square(softest * own), margin) else { return [] }
    let least = try search.minimum(margin)
    if least.value < 0, let wrong = try search.firstBelow(0, margin) {
      return [wrong.isSettled ? beyond(wrong.day) : beyond(wrong.day).notResolved]
    }
    let share = max(least.isSettled ? least.value : least.found, 0).squareRoot() / own
    let isError = share < limits.singular
    let limit = isError ? limits.singular : softest
    let first = try search.firstBelow(square(limit * own), margin) ?? least.place
    let found = Violation(
      first: first.day, worst: share, worstDay: least.place.day,
      isSettled: soft.isSettled || share < softest)
    let motion = frame.hexapod.jacobian(at: try search.state(at: least.place).ring).softestMotion
    return [
      Finding(
        .nearSingular, isError ? .error : .warning, day: found.first, value: share, limit: limit,
        what:
          "the frame has \(decimal(100 * share, 0, besideLimit: 100 * limit)) % of its neutral stiffness "
          + "\(found.when(limit: "\(decimal(100 * limit, 0, besideLimit: 100 * share)) %")) (softest motion: \(motion.words))",
        remedy: .greaterHeightOrLargerRings
      ).settled(by: found)
    ]
  }

  private func beyond(_ day: Int) -> Finding {
    Finding(
      .wrongAssembly, .error, day: day,
      what:
        "on day \(day) the frame is beyond a singular pose: the struts would fit and the limb would be elsewhere",
      remedy: .otherHeightOrStages)
  }

  private func square(_ value: Double) -> Double { value * value }
}

extension PlanChecker {
  /// Whole steps that belong to no pose.
  var reachChecks: [Finding] {
    guard let lost = plan.days.indices.first(where: { !plan.days[$0].isReached }) else { return [] }
    let day = plan.days[lost].day
    return [
      Finding(
        .wrongAssembly, .error, day: day,
        what: "on day \(day) the whole steps that are set belong to no pose near the planned one")
    ]
  }
}

import RigidMotion
import TextOutput
import TreatmentModel

extension MotionChecker {
  /// Bone ends that would have to overlap, with an order of stages in which they do not if there is one.
  package func boneEndChecks() throws(PlanningError) -> [Check] {
    // The saw went through the bone on day 0, also where the plan begins later.
    let ends = BoneEnds(level, start: level.stageEnds[0])
    let lever = frame.inMovingRing(.zero).norm + ends.reach
    let violation = try violation(ends, below: -limits.boneOverlap, change: { $0.displacement(lever) })
    guard let found = violation else { return [] }
    let advice = try boneEndAdvice(ends)
    return [
      Check(
        .boneEndsCollide, .error, day: found.first, value: -found.worst, limit: limits.boneOverlap,
        unit: "mm",
        message:
          "the two faces of the bone cut would overlap by up to \(decimal(-found.worst, 1)) mm and jam "
          + "\(found.when(limit: "\(decimal(limits.boneOverlap, 1)) mm")); \(advice)")
    ]
  }

  private func boneEndAdvice(_ ends: BoneEnds) throws(PlanningError) -> String {
    guard origin != .readings else {
      return "draw them apart first, length before angles (fixator plan --suggest-stages writes such stages)"
    }
    guard try search.firstBelow(-limits.boneOverlap, ends) != nil else {
      return
        "only whole steps bring them so close: a millimetre more of length first, or finer steps, keeps them apart"
    }
    // Orders are those of the case from its own start.
    guard origin != .resumedPlan else {
      return "lengthen first from here: make the rest a case of its own, with stages that do so"
    }
    guard let stages = StageOrder.withoutCollision(level, frame) else {
      return StageOrder.adviceWithoutOrder(level, frame)
    }
    let words = stages.map { $0.flowMapping }.joined(separator: ", then ")
    return "length first keeps them apart: stages \(words) (fixator plan --suggest-stages writes them)"
  }
}

extension BoneEnds {
  /// The ends of a case's bone.
  public init(_ level: TreatedLevel, start: RigidTransform) {
    self.init(
      level.limb, diameter: level.cut.diameter, gap: level.cut.gap, start: start)
  }
}

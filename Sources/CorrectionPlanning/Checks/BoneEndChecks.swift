import RigidMotion
import TextOutput
import TreatmentModel

extension MotionChecker {
  /// Bone ends that would have to overlap, with an order of stages in which they do not if there is one.
  ///
  /// The faces of a defect meet on purpose, and are looked at where they do (``DockingState``).
  package func boneEndChecks() throws(PlanningError) -> [Finding] {
    guard level.role != .defect else { return [] }
    // The saw went through the bone on day 0, also where the plan begins later; nobody saws a joint.
    guard let ends = BoneEnds(level, start: level.stageEnds[0]) else { return [] }
    let lever = frame.inMovingRing(.zero).norm + ends.reach
    let violation = try violation(ends, below: -limits.boneOverlap, change: { $0.displacement(lever) })
    guard let found = violation else { return [] }
    let remedy = try boneEndRemedy(ends)
    return [
      Finding(
        .boneEndsCollide, .error, day: found.first, value: -found.worst, limit: limits.boneOverlap,
        unit: "mm",
        what:
          "the two faces of the bone cut would overlap by up to \(decimal(-found.worst, 1, besideLimit: limits.boneOverlap)) mm and jam "
          + "\(found.when(limit: "\(decimal(limits.boneOverlap, 1, besideLimit: -found.worst)) mm"))",
        remedy: remedy
      ).settled(by: found)
    ]
  }

  private func boneEndRemedy(_ ends: BoneEnds) throws(PlanningError) -> Remedy {
    guard origin != .readings else { return .lengthenFirst }
    // The cut's level of a transport has no stages of its own.
    guard level.role != .cut else { return .changeDefectOrLimb }
    guard try search.firstBelow(-limits.boneOverlap, ends) != nil else { return .lengthOrFinerSteps }
    // Orders are those of the case from its own start.
    guard origin != .resumedPlan else { return .lengthenFirstFromHere }
    guard let stages = try StageOrder.withoutCollision(level, frame) else {
      return StageOrder.remedyWithoutOrder(level, frame)
    }
    return .stages(stages)
  }
}

extension BoneEnds {
  /// The ends of a case's bone; nil where none is cut.
  public init?(_ level: TreatedLevel, start: RigidTransform) {
    guard let cut = level.cut else { return nil }
    self.init(level.limb, cut, start: start)
  }
}

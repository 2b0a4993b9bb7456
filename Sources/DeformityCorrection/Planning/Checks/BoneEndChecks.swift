import RigidMotion

extension Examination {
  /// Bone ends that would have to overlap, with an order of stages in which they do not if there is one.
  func boneEndChecks() throws(PlanningError) -> [Check] {
    let ends = BoneEnds(correctionCase, start: moments[0].fragmentPose)
    guard let found = try violation(ends, below: -limits.boneOverlap) else { return [] }
    let advice: String
    if let stages = StageOrder.withoutCollision(correctionCase, frame) {
      let words = stages.map { $0.flowMapping }.joined(separator: ", then ")
      advice =
        "length first keeps them apart: stages \(words) (fixator plan --suggest-stages writes them)"
    } else {
      let last = plan.days.last.map { ends.value(at: FrameState(fragment: $0.fragmentPose, frame)) } ?? 0
      advice =
        "no order of stages avoids it, because they overlap where the plan ends too, by \(decimal(-last, 1)) mm: leave the "
        + "limb longer by that (target), or, if bone is taken out, say so (bone-gap)"
    }
    return [
      Check(
        .boneEndsCollide, .error, day: found.first, value: -found.worst, limit: limits.boneOverlap,
        unit: "mm",
        message:
          "the two faces of the bone cut would overlap by up to \(decimal(-found.worst, 1)) mm and jam "
          + "\(found.when(limit: "\(decimal(limits.boneOverlap, 1)) mm")); \(advice)")
    ]
  }
}

extension BoneEnds {
  /// The ends of a case's bone.
  public init(_ correctionCase: CorrectionCase, start: RigidTransform) {
    self.init(
      correctionCase.limb, diameter: correctionCase.boneDiameter, gap: correctionCase.boneGap, start: start)
  }
}

import RigidMotion

extension Examination {
  /// Bone ends that would have to overlap, with an order of stages in which they do not if there is one.
  func boneEndChecks() throws(PlanningError) -> [Check] {
    let ends = BoneEnds(correctionCase, start: moments[0].fragmentPose)
    guard let found = try violation(ends, below: -limits.boneOverlap) else { return [] }
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
    guard try search.firstBelow(-limits.boneOverlap, ends) != nil else {
      return
        "only whole steps bring them so close: a millimetre more of length first, or finer steps, keeps them apart"
    }
    guard let stages = StageOrder.withoutCollision(correctionCase, frame) else {
      return StageOrder.adviceWithoutOrder(correctionCase, frame)
    }
    let words = stages.map { $0.flowMapping }.joined(separator: ", then ")
    return "length first keeps them apart: stages \(words) (fixator plan --suggest-stages writes them)"
  }
}

extension BoneEnds {
  /// The ends of a case's bone.
  public init(_ correctionCase: CorrectionCase, start: RigidTransform) {
    self.init(
      correctionCase.limb, diameter: correctionCase.boneDiameter, gap: correctionCase.boneGap, start: start)
  }
}

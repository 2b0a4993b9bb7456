import TreatmentModel

extension PlanningError {
  /// That a treatment states what no plan is made of yet.
  init(_ unplanned: Unplanned) {
    let message =
      switch unplanned {
      case .levels(let count):
        "this treatment has \(count) levels, and plans are made of one or two"
      case .joint:
        "the fragments of this level meet in a joint, which is corrected in a case of its own, of one level"
      case .declaredNeutral:
        "a neutral pose is declared for this level, and plans are made of rings that are parallel and in line in neutral"
      case .partRing(let ring):
        "\(PlanningError.name(ring)) is part of a circle, and plans are made of whole rings"
      case .offsetJoint(let ring):
        "a joint of \(PlanningError.name(ring)) sits on a plate or a post, and plans are made of joints on their rings; "
          + "state the ring by its six joint centres"
      }
    self.init(.notPlannedYet, about: .treatment, message)
  }

  private static func name(_ ring: RingID) -> String {
    ring == .proximal ? "the proximal ring" : "the distal ring"
  }
}

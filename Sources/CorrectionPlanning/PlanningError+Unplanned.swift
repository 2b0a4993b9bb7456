import TreatmentModel

extension PlanningError {
  /// That a treatment states what no plan is made of.
  init(_ unplanned: Unplanned) {
    switch unplanned {
    case .levels(let count):
      self.init(
        .notPlannedYet, about: .treatment,
        "this treatment has \(count) levels, and plans are made of one or two")
    case .joint:
      self.init(
        .notPlannedYet, about: .treatment,
        "the fragments of this level meet in a joint, which is corrected in a case of its own, of one level")
    case .outsideAcross:
      self.init(
        .notPlannedYet, key: .top(.limbEnvelope),
        "the outside of the limb is described along the axis of the bone, and in the neutral pose that is declared the moving ring stands "
          + "across it: leave \(CaseKey.Word.limbEnvelope.name) out, and look at the room between skin, struts and ring yourself"
      )
    case .plateOfMiddleRing(let ring):
      self.init(
        .notPlannedYet, about: .treatment,
        "a joint of \(ring) sits on a plate, and this ring carries the struts of two levels: of which of them, nothing says; "
          + "state the ring by its six joint centres")
    }
  }
}

import TreatmentModel

extension CaseDecoder {
  /// The joint between the fragments, without its diameter; nil where the bone is cut. What belongs to the other is refused.
  mutating func joint(_ section: SectionReader) -> TreatedJoint? {
    guard section.choice(.between, JunctionWord.self, &faults) == .joint else {
      refuse(
        [.hinge, .distraction], in: section,
        "this key belongs to a joint: \(CaseKey.Word.between.name): \(JunctionWord.joint.rawValue)")
      return nil
    }
    refuse(
      [.boneGap, .cut], in: section,
      "this key belongs to a cut, and with \(CaseKey.Word.between.name): \(JunctionWord.joint.rawValue) nothing is cut"
    )
    var joint = TreatedJoint()
    joint.distraction = section.number(.distraction, &faults) ?? 0
    joint.hinge = section.node(.hinge).flatMap { hinge($0) }
    return joint
  }

  private mutating func hinge(_ node: Node) -> TreatedJoint.Hinge? {
    guard let section = SectionReader(node, .hinge, &faults) else { return nil }
    section.required(.axis, &faults)
    // Its place is read, and faults of it are told, also where the axis is missing.
    var hinge = TreatedJoint.Hinge(section.choice(.axis, TreatedJoint.Axis.self, &faults) ?? .medialLateral)
    guard let at = section.node(.at).flatMap({ SectionReader($0, .hingeAt, &faults) }) else { return hinge }
    for parameter in HingeParameter.allCases {
      hinge[parameter] = at.quantity(parameter.word, &deviations, &faults) ?? 0
    }
    return hinge
  }

  /// What a joint needs of the rest of its case, and what does not go with a hinge.
  mutating func refuseWithoutJoint(_ stated: inout LevelStatement) {
    if stated.structures.isEmpty, stated.section.node(.structuresAtRisk).map(\.isEmptyList) ?? true {
      let node = stated.section.node(.structuresAtRisk)
      faults.add(
        ValueFault(
          .missing, TreatedJoint.needsStructure, found: node == nil ? nil : "none",
          allowed: "at least one structure"), node?.place ?? stated.section.place,
        stated.section.key(.structuresAtRisk))
    }
    if stated.joint?.hinge != nil {
      refuse([.path], in: stated.scheduleSection, TreatedJoint.pathIsTheHinges)
      // Nothing is assumed where nothing can be said.
      defaults.removeAll { $0.key == CaseKey(.schedule, .path) }
    }
  }
}

extension Node {
  /// Whether it is a list of nothing; another fault of a list is told where it is read.
  fileprivate var isEmptyList: Bool {
    if case .sequence(let items) = content { items.isEmpty } else { false }
  }
}

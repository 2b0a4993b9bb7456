import DeformityCorrection
import RigidMotion

extension CaseDecoder {
  static let envelopeKeys = ["girths", "sections", "ap-offset", "lateral-offset"]

  /// The limb's outside: round sections by girth, or elliptic ones by width and depth.
  mutating func limbEnvelope(_ node: Node) -> LimbEnvelope? {
    let path = "limb-envelope"
    guard let section = Section(node, path, known: Self.envelopeKeys, elsewhere: Self.homes, &faults) else {
      return nil
    }
    let lists = ["girths", "sections"].filter { section.node($0) != nil }
    guard lists.count == 1, let key = lists.first, let list = section.node(key) else {
      faults.add(
        ValueFault(
          lists.isEmpty ? .missing : .doesNotBelong,
          lists.isEmpty ? "no section of the limb is given" : "girths and sections exclude each other",
          allowed: "girths: [{axial:, girth:}, …] or sections: [{axial:, width:, depth:}, …]"), node.place,
        path)
      return nil
    }
    guard case .sequence(let items) = list.content, (1...Limits.mostSections).contains(items.count) else {
      faults.add(
        ValueFault(
          .wrongKind, "a list of 1 to \(Limits.mostSections) sections must stand here", found: list.kind),
        list.place, section.dotted(key))
      return nil
    }
    let offsets = (
      section.quantity(
        "ap-offset", Limits.limbOffset, MountingParameter.apOffset.directions, &deviations, &faults) ?? 0,
      section.quantity(
        "lateral-offset", Limits.limbOffset, MountingParameter.lateralOffset.directions, &deviations, &faults)
        ?? 0
    )
    let found = items.enumerated().compactMap {
      limbSection($1, "\(path).\(key)[\($0 + 1)]", sizes: key == "girths" ? ["girth"] : ["width", "depth"])
    }
    guard found.count == items.count else { return nil }
    let envelope = LimbEnvelope(found, apOffset: offsets.0, lateralOffset: offsets.1)
    if envelope == nil {
      faults.add(
        ValueFault(.doesNotBelong, "two sections stand at the same height", found: list.kind), list.place,
        section.dotted(key))
    }
    return envelope
  }

  private mutating func limbSection(
    _ node: Node, _ path: String, sizes: [String]
  ) -> LimbEnvelope.Section? {
    guard let section = Section(node, path, known: ["axial"] + sizes, &faults) else { return nil }
    for key in ["axial"] + sizes { _ = section.required(key, allowed: "a number", &faults) }
    let axial = section.quantity(
      "axial", Limits.axialOffset, MountingParameter.axialOffset.directions, &deviations, &faults)
    let limit = sizes == ["girth"] ? Limits.girth : Limits.limbSize
    let values = sizes.compactMap { section.quantity($0, limit, nil, &deviations, &faults) }
    guard let axial, values.count == sizes.count else { return nil }
    return values.count == 1
      ? LimbEnvelope.Section(axial: axial, girth: values[0])
      : LimbEnvelope.Section(axial: axial, width: values[0], depth: values[1])
  }

  static let limitKeys = CheckLimit.allCases.map(\.rawValue)

  /// The limits of a case's checks.
  mutating func limits(_ node: Node) -> CheckLimits {
    var limits = CheckLimits()
    guard let section = Section(node, "limits", known: Self.limitKeys, elsewhere: Self.homes, &faults) else {
      return limits
    }
    for limit in CheckLimit.allCases {
      let allowed = Limit(Self.range(of: limit), limit.unit)
      if let value = section.number(limit.rawValue, allowed, &faults) { limits[limit] = value }
    }
    refuseErrorBeforeWarning(limits, section)
    return limits
  }

  /// The stiffness at which a plan is in error lies below that at which it is warned of.
  private mutating func refuseErrorBeforeWarning(_ limits: CheckLimits, _ section: Section) {
    guard limits.singular > limits.nearSingular else { return }
    let key = section.node("singular") == nil ? CheckLimit.nearSingular : .singular
    guard let node = section.node(key.rawValue) else { return }
    faults.add(
      ValueFault(
        .doesNotBelong, "the limit of the error lies above that of the warning",
        found: "singular \(limits.singular), near-singular \(limits.nearSingular)",
        allowed: "singular at most near-singular"), node.place, section.dotted(key.rawValue))
  }

  private static func range(of limit: CheckLimit) -> ClosedRange<Double> {
    switch limit {
    case .jointTilt: Limits.jointTilt.range
    case .nearSingular, .singular: 0...1
    case .strutGap, .limbClearance, .boneOverlap: 0...100
    case .rateExcess: 0...10
    case .roundingDistance, .lostDistance: 0.01...100
    case .roundingAngle, .lostAngle, .conventionSpread: 0.01...90
    case .durationRatio: 1...100
    case .readingDisagreement: 0.01...100
    }
  }
}

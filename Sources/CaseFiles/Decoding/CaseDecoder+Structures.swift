import TreatmentModel

extension CaseDecoder {
  /// Structures that must not be pulled faster than their rate.
  mutating func structures(_ top: SectionReader) -> [StructureAtRisk] {
    guard let node = top.node(.structuresAtRisk) else { return [] }
    let most = top.row(.structuresAtRisk).entries.upperBound
    guard case .sequence(let items) = node.content, items.count <= most else {
      faults.add(
        ValueFault(
          .wrongKind, "a list of at most \(most) structures must stand here", found: node.kind), node.place,
        top.key(.structuresAtRisk))
      return []
    }
    var found: [StructureAtRisk] = []
    for (index, item) in items.enumerated() {
      guard let section = SectionReader(item, .structuresAtRisk, entry: index + 1, &faults) else { continue }
      section.required(.name, &faults)
      let name = section.name(.name, &faults) ?? ""
      let (ap, lateral, axial) = (
        section.quantity(.ap, &deviations, &faults) ?? 0,
        section.quantity(.lateral, &deviations, &faults) ?? 0,
        section.quantity(.axial, &deviations, &faults) ?? 0
      )
      let rate = section.number(.rate, &faults)
      let spansLimb = section.choice(.from, StructureWord.self, &faults) == .limb
      if faults.level == nil { refuse([.from], in: section, "this key belongs to a level of several") }
      if found.contains(where: { $0.name == name }) {
        faults.add(
          ValueFault(.name, "another structure has this name", found: name), section.place,
          section.key(.name))
      }
      var structure = StructureAtRisk(name: name, ap: ap, lateral: lateral, axial: axial, rate: rate)
      structure.spansLimb = spansLimb
      found.append(structure)
    }
    return found
  }
}

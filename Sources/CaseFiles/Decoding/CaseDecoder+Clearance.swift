import RigidMotion
import TreatmentModel

extension CaseDecoder {
  /// The limb's outside: round sections by girth, or elliptic ones by width and depth.
  mutating func limbEnvelope(_ node: Node) -> LimbEnvelope? {
    guard let section = SectionReader(node, .limbEnvelope, &faults) else { return nil }
    typealias Word = CaseKey.Word
    let lists = [Word.girths, .sections].filter { section.node($0) != nil }
    guard lists.count == 1, let word = lists.first, let list = section.node(word) else {
      faults.add(
        ValueFault(
          lists.isEmpty ? .missing : .doesNotBelong,
          lists.isEmpty
            ? "no section of the limb is given"
            : "\(Word.girths.name) and \(Word.sections.name) exclude each other",
          allowed: "\(form(.girths, .girths)) or \(form(.sections, .limbSections))"), node.place,
        .top(.limbEnvelope))
      return nil
    }
    let counts = section.row(word).entries
    guard case .sequence(let items) = list.content, counts.contains(items.count) else {
      faults.add(
        ValueFault(
          .wrongKind, "a list of 1 to \(counts.upperBound) sections must stand here", found: list.kind),
        list.place, section.key(word))
      return nil
    }
    let offsets = (
      section.quantity(.apOffset, &deviations, &faults) ?? 0,
      section.quantity(.lateralOffset, &deviations, &faults) ?? 0
    )
    let found = items.enumerated().compactMap {
      word == .girths
        ? limbSection($1, .girths, entry: $0 + 1, sizes: [.girth])
        : limbSection($1, .limbSections, entry: $0 + 1, sizes: [.width, .depth])
    }
    guard found.count == items.count else { return nil }
    let envelope = LimbEnvelope(found, apOffset: offsets.0, lateralOffset: offsets.1)
    if envelope == nil {
      faults.add(
        ValueFault(.doesNotBelong, "two sections stand at the same height", found: list.kind), list.place,
        section.key(word))
    }
    return envelope
  }

  /// `girths: [{axial:, girth:}, …]`
  private func form(_ word: CaseKey.Word, _ section: CaseKey.Section) -> String {
    let keys = CaseSchema.rows(of: section).map { "\($0.word.name):" }
    return "\(word.name): [{\(keys.joined(separator: ", "))}, …]"
  }

  private mutating func limbSection(
    _ node: Node, _ kind: CaseKey.Section, entry: Int, sizes: [CaseKey.Word]
  ) -> LimbEnvelope.Section? {
    guard let section = SectionReader(node, kind, entry: entry, &faults) else { return nil }
    for word in [.axial] + sizes { section.required(word, &faults) }
    let axial = section.quantity(.axial, &deviations, &faults)
    let values = sizes.compactMap { section.quantity($0, &deviations, &faults) }
    guard let axial, values.count == sizes.count else { return nil }
    return values.count == 1
      ? LimbEnvelope.Section(axial: axial, girth: values[0])
      : LimbEnvelope.Section(axial: axial, width: values[0], depth: values[1])
  }

  /// The limits of a case's checks.
  mutating func limits(_ node: Node) -> CheckLimits {
    var limits = CheckLimits()
    guard let section = SectionReader(node, .limits, &faults) else { return limits }
    for limit in CheckLimit.allCases {
      if let value = section.number(limit.word, &faults) { limits[limit] = value }
    }
    limits.assembly = section.choice(.assembly, AssemblyRule.self, &faults) ?? limits.assembly
    refuseErrorBeforeWarning(limits, section)
    return limits
  }

  /// The stiffness at which a plan is in error lies below that at which it is warned of.
  private mutating func refuseErrorBeforeWarning(_ limits: CheckLimits, _ section: SectionReader) {
    guard limits.singular > limits.nearSingular else { return }
    let word: CaseKey.Word = section.node(.singular) == nil ? .nearSingular : .singular
    guard let node = section.node(word) else { return }
    let (lower, upper) = (CaseKey.Word.singular.name, CaseKey.Word.nearSingular.name)
    faults.add(
      ValueFault(
        .doesNotBelong, "the limit of the error lies above that of the warning",
        found: "\(lower) \(limits.singular), \(upper) \(limits.nearSingular)",
        allowed: "\(lower) at most \(upper)"), node.place, section.key(word))
  }
}

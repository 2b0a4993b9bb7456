import HexapodKinematics
import TreatmentModel

extension CaseDecoder {
  /// The classes that are to be had, in order; nil when the case does not say.
  mutating func strutClasses(_ section: SectionReader) -> [StrutHardware]? {
    guard let node = section.node(.strutClasses) else { return nil }
    let counts = section.row(.strutClasses).entries
    guard case .sequence(let items) = node.content, counts.contains(items.count) else {
      faults.add(
        ValueFault(
          .wrongKind, "a list of 1 to \(counts.upperBound) strut classes must stand here", found: node.kind),
        node.place, section.key(.strutClasses))
      return nil
    }
    var classes: [StrutHardware] = []
    for (index, item) in items.enumerated() {
      let key = section.key(.strutClasses).item(index + 1)
      guard let strut = strutClass(item, key) else { continue }
      if classes.contains(where: { $0.name == strut.name }) {
        faults.add(ValueFault(.name, "another class has this name", found: strut.name), item.place, key)
      }
      classes.append(strut)
    }
    return classes
  }

  /// A catalogue name, or a class of the case's own with its name.
  private mutating func strutClass(_ node: Node, _ key: CaseKey) -> StrutHardware? {
    if case .scalar(let name, _) = node.content {
      return lookUp(name, in: catalogue.struts, called: \.name, node.place, key, also: [])
    }
    guard let section = SectionReader(node, .strutClasses, entry: key.item ?? 0, &faults) else { return nil }
    section.required(.name, &faults)
    let name = section.name(.name, &faults)
    if let name, name == CaseSchema.automatic || catalogue.struts.contains(where: { $0.name == name }) {
      faults.add(
        ValueFault(.name, "this name is the catalogue's", found: name), section.place, section.key(.name))
    }
    let strut = strut(section, named: name ?? "", provenance: Provenance(source: "case file", verified: true))
    return name == nil ? nil : strut
  }

  /// What is to be had when the case does not say: for struts of the catalogue all of it; own struts are all there are.
  func stock(_ struts: StrutChoice) -> [StrutHardware] {
    switch struts {
    case .automatic(let classes): classes
    case .given(let struts): struts.allSatisfy(catalogue.struts.contains) ? catalogue.struts : []
    }
  }

  /// One class, a list of six, or `auto`.
  mutating func struts(_ section: SectionReader, _ classes: [StrutHardware]?) -> StrutChoice? {
    // Nobody mounts threaded rods by chance: they are chosen only where the case names them.
    let choice = classes ?? catalogue.telescopic
    guard let node = section.node(.struts) else {
      assume(section.key(.struts))
      return .automatic(from: choice)
    }
    if case .scalar(CaseSchema.automatic, _) = node.content { return .automatic(from: choice) }
    if case .sequence(let items) = node.content {
      guard items.count == 6 else {
        faults.add(
          ValueFault(.wrongKind, "one class or six must stand here", found: node.kind), node.place,
          section.key(.struts))
        return nil
      }
      let six = items.enumerated().compactMap { strut($1, section.key(.struts).item($0 + 1), classes ?? []) }
      return PerStrut(six).map { .given($0) }
    }
    return strut(node, section.key(.struts), classes ?? []).map { .given(PerStrut(repeating: $0)) }
  }

  /// The name of a class of the catalogue or of the case, or a strut's own numbers.
  private mutating func strut(_ node: Node, _ key: CaseKey, _ own: [StrutHardware]) -> StrutHardware? {
    if case .scalar(let name, _) = node.content {
      let known =
        own.isEmpty ? catalogue.struts : catalogue.struts + own.filter { !catalogue.struts.contains($0) }
      return lookUp(name, in: known, called: \.name, node.place, key, also: [CaseSchema.automatic])
    }
    guard let section = SectionReader(node, .struts, entry: key.item ?? 0, &faults) else { return nil }
    return strut(section, named: "own strut", provenance: Provenance(source: "case file", verified: true))
  }

  mutating func strut(_ section: SectionReader, named name: String, provenance: Provenance) -> StrutHardware?
  {
    for word in [CaseKey.Word.min, .max] { section.required(word, &faults) }
    let low = section.number(.min, &faults)
    let high = section.number(.max, &faults)
    let offset = section.quantity(.readingOffset, &deviations, &faults) ?? 0
    let radius = section.number(.radius, &faults)
    let faultless = faults.errors.count
    let thread = thread(section)
    let step =
      section.number(.step, &faults) ?? thread.map { $0.pitch / Double($0.stepsPerTurn) } ?? 1
    guard let low, let high, faults.errors.count == faultless else { return nil }
    guard high >= low + step, low + offset >= StrutHardware.leastLength else {
      let (least, most) = (CaseKey.Word.min.name, CaseKey.Word.max.name)
      let hint = ValueRange(20...1000, .millimetres).likelyUnit(of: high).map { "; \($0)" } ?? ""
      faults.add(
        ValueFault(
          .outOfRange,
          "\(most) must be at least a step above \(least), and every length (reading and \(CaseKey.Word.readingOffset.name)) at "
            + "least \(Printable.number(StrutHardware.leastLength)) mm\(hint)",
          found: "\(least) \(Printable.number(low)), \(most) \(Printable.number(high)), "
            + "\(CaseKey.Word.readingOffset.name) \(Printable.number(offset))"), section.place,
        section.path)
      return nil
    }
    if let thread {
      return StrutHardware(
        name: name, range: low...high, thread: thread, readingOffset: offset, provenance: provenance,
        radius: radius)
    }
    return StrutHardware(
      name: name, range: low...high, step: step, readingOffset: offset, provenance: provenance, radius: radius
    )
  }

  /// `pitch` and `steps-per-turn` of a threaded rod, which then has no `step`.
  private mutating func thread(_ section: SectionReader) -> Thread? {
    typealias Word = CaseKey.Word
    guard section.node(.pitch) != nil || section.node(.stepsPerTurn) != nil else { return nil }
    if let step = section.node(.step) {
      faults.add(
        ValueFault(
          .doesNotBelong,
          "a rod's \(Word.step.name) follows from its \(Word.pitch.name) and \(Word.stepsPerTurn.name)",
          found: "\(Word.step.name) \(step.kind)"
        ),
        step.place, section.key(.step))
    }
    section.required(.pitch, &faults)
    section.required(.stepsPerTurn, &faults)
    guard let pitch = section.number(.pitch, &faults),
      let (text, place) = section.text(.stepsPerTurn, &faults)
    else { return nil }
    guard let steps = Int(text), Thread.allowedStepsPerTurn.contains(steps) else {
      faults.add(
        ValueFault(
          .wrongWord, "the nut has no such number of positions", found: text,
          allowed: section.row(.stepsPerTurn).needed), place, section.key(.stepsPerTurn))
      return nil
    }
    return Thread(pitch: pitch, stepsPerTurn: steps)
  }
}

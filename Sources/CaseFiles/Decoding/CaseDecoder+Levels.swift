import TextOutput
import TreatmentModel

extension CaseDecoder {
  /// What a case of one level says and one of several does not.
  func isOfOneLevel(_ word: CaseKey.Word) -> Bool {
    CaseSchema.section(.levels).row(word) != nil && word != .frame && word != .schedule
  }

  /// Refuses keys of several levels in a case of one.
  mutating func refuseKeysOfLevels(_ top: SectionReader) {
    refuse(
      CaseSchema.topOfLevels.map(\.word).filter { $0 != .levels }, in: top,
      "this key belongs to a case with \(CaseKey.Word.levels.name)")
  }

  static let ofTransport =
    "this key belongs to \(CaseKey.Word.motion.name): \(MotionWord.transport.rawValue)"

  /// A case of two levels.
  mutating func treatment(ofLevels list: Node, _ top: SectionReader, _ root: Node) -> Treatment? {
    let words = CaseSchema.rows(of: .top).map(\.word).filter(isOfOneLevel)
    refuse(words, in: top, "with \(CaseKey.Word.levels.name) this key stands in each of them")
    refuse(
      CaseSchema.joint.map(\.word), in: top,
      "a joint is corrected in a case of its own, of one level; with \(CaseKey.Word.levels.name) bone is cut in each of them"
    )
    let common = self.common(top)
    let middle = top.required(.middle, &faults).flatMap { self.middle($0) }
    let motion = self.motion(top)
    var surroundings = LevelSurroundings()
    surroundings.strutClasses = classesOfAll(top)
    let schedule = scheduleSection(top)
    let calendar = schedule.map { self.calendar($0) }
    if let schedule { surroundings.turning = turningOfAll(schedule, motion) }
    let entries = self.entries(list, top, surroundings, motion)
    refuseRestOfTransport(entries, motion, top)
    let ring = middleRing(entries)
    let classes = surroundings.strutClasses ?? stock(of: entries, top)
    let covariance = top.node(.covariance).flatMap { self.covariance($0, of: root) }
    guard faults.errors.isEmpty, var common, let middle, let calendar, let ring, entries.count == 2,
      let proximalRing = entries[0].frame?.proximalRing, let distalRing = entries[1].frame?.distalRing
    else { return nil }
    if surroundings.turning.adjustmentsPerDay == nil { assume(CaseKey(.schedule, .adjustmentsPerDay)) }
    var levels: [Level] = []
    for (index, stated) in entries.enumerated() {
      faults.level = LevelID(index)
      if let level = level(stated, distalRing: index == 0 ? ring : distalRing) { levels.append(level) }
    }
    faults.level = nil
    guard levels.count == 2 else { return nil }
    common.calendar = calendar
    common.strutClasses = classes
    finish(&common, covariance)
    var treatment = Treatment(
      common, proximalRing: proximalRing, levels[0], Levels.Next(beyond: middle, levels[1]))
    treatment.motion = motion
    return treatment
  }

  /// The classes that are to be had for the struts of all levels.
  private mutating func classesOfAll(_ top: SectionReader) -> [StrutHardware]? {
    guard let frame = top.node(.frame).flatMap({ SectionReader($0, .frame, &faults) }) else { return nil }
    refuse(
      CaseSchema.rows(of: .frame).map(\.word).filter { $0 != .strutClasses }, in: frame,
      "with \(CaseKey.Word.levels.name) this key stands in each of them")
    return strutClasses(frame)
  }

  /// What is to be had for all levels when the case does not say; where one has struts of the catalogue and the other its own,
  /// that has to be said.
  private mutating func stock(of entries: [LevelStatement], _ top: SectionReader) -> [StrutHardware] {
    let stocks = entries.compactMap { $0.frame?.strutClasses }
    if stocks.contains(where: \.isEmpty), stocks.contains(where: { !$0.isEmpty }) {
      faults.add(
        ValueFault(
          .missing,
          "the struts of one level are its own and those of the other the catalogue's: say which are to be had when a strut is changed",
          allowed: "\(CaseKey.Word.strutClasses.name): a list of classes"), top.place,
        CaseKey(.frame, .strutClasses))
    }
    return Catalogue.stock(ofAll: stocks)
  }

  /// What `schedule` says for all levels.
  private mutating func turningOfAll(_ section: SectionReader, _ motion: LevelMotion) -> Turning {
    refuse([.stages], in: section, "with \(CaseKey.Word.levels.name) this key stands in each of them")
    if motion == .independent {
      refuse([.approachRate, .compressionRate], in: section, Self.ofTransport)
    }
    return turning(section)
  }

  private mutating func middle(_ node: Node) -> MiddleFragment? {
    guard let section = SectionReader(node, .middle, &faults) else { return nil }
    section.required(.length, &faults)
    let length = section.quantity(.length, &deviations, &faults)
    let (ap, lateral) = (
      section.quantity(.ap, &deviations, &faults) ?? 0, section.quantity(.lateral, &deviations, &faults) ?? 0
    )
    return length.map { length in
      var middle = MiddleFragment(length: length)
      (middle.ap, middle.lateral) = (ap, lateral)
      return middle
    }
  }

  /// The two entries; fewer where they are not two sections.
  private mutating func entries(
    _ list: Node, _ top: SectionReader, _ surroundings: LevelSurroundings, _ motion: LevelMotion
  ) -> [LevelStatement] {
    let ends = FragmentEnd.allCases
    guard case .sequence(let items) = list.content, items.count == ends.count else {
      faults.add(
        ValueFault(
          .wrongKind, "a list of two levels must stand here", found: list.kind,
          allowed: ends.map { "{\(CaseKey.Word.level.name): \($0.rawValue), …}" }.joined(separator: ", ")),
        list.place, top.key(.levels))
      return []
    }
    var entries: [LevelStatement] = []
    for (index, item) in items.enumerated() {
      faults.level = LevelID(index)
      if let entry = entry(item, ends[index], surroundings, motion) { entries.append(entry) }
    }
    faults.level = nil
    refuseStartsInACircle(entries)
    return entries
  }

  private mutating func entry(
    _ node: Node, _ end: FragmentEnd, _ surroundings: LevelSurroundings, _ motion: LevelMotion
  ) -> LevelStatement? {
    guard let section = SectionReader(node, .top, &faults), let id = faults.level else { return nil }
    section.required(.level, &faults)
    if let found = section.choice(.level, FragmentEnd.self, &faults), found != end,
      let node = section.node(.level)
    {
      faults.add(
        ValueFault(
          .doesNotBelong, "the proximal level stands first, the distal one second", found: found.rawValue,
          allowed: end.rawValue), node.place, section.key(.level))
    }
    var surroundings = surroundings
    surroundings.middle = end.opposite
    if case .transport(let transport) = motion {
      surroundings.role = transport.cutLevel == id ? .cut : .defect
    }
    var stated = statement(of: section, surroundings)
    stated.starts = start(section, end) ?? stated.starts
    refuseTransport(stated, surroundings.role)
    return stated
  }

  /// `7`, or `after proximal`.
  private mutating func start(_ section: SectionReader, _ end: FragmentEnd) -> LevelStart? {
    guard let (text, place) = section.text(.starts, &faults) else { return nil }
    let words = text.split(separator: " ")
    guard words.first == "after" else {
      return section.whole(.starts, &faults).map { .afterDay($0) }
    }
    let allowed = "a day, or after \(end.opposite.rawValue)"
    guard words.count == 2, let other = FragmentEnd(rawValue: String(words[1])) else {
      faults.add(
        ValueFault(.wrongWord, "there is no such level", found: text, allowed: allowed), place,
        section.key(.starts))
      return nil
    }
    guard other != end else {
      faults.add(
        ValueFault(.doesNotBelong, "a level cannot start after itself", found: text, allowed: allowed), place,
        section.key(.starts))
      return nil
    }
    return .after(LevelID(other == .proximal ? 0 : 1))
  }

  private mutating func refuseStartsInACircle(_ entries: [LevelStatement]) {
    let isCircle =
      entries.count > 1 && entries.allSatisfy { if case .after = $0.starts { true } else { false } }
    guard isCircle, let last = entries.last else { return }
    refuse([.starts], in: last.section, "each of the two levels starts after the other")
  }

  /// The ring on the middle fragment, which is said once, and of which the place is said once; nil, with the faults noted, where
  /// that is not so.
  private mutating func middleRing(_ entries: [LevelStatement]) -> RingHardware? {
    guard entries.count == 2 else { return nil }
    if entries.allSatisfy({ $0.followed != nil }) {
      let word: CaseKey.Word = entries[1].followed == .reference ? .mounting : .movingMounting
      let section = word == .mounting ? entries[1].section : entries[1].frameSection ?? entries[1].section
      faults.add(
        ValueFault(
          .missing,
          "both levels leave the place of the middle ring to the other: it is said in one of them",
          allowed:
            "\(CaseKey.Word.mounting.name), \(CaseKey(.frame, .movingMounting)), or mode \(ModeWord.chronic.rawValue) or "
            + "\(ModeWord.residual.rawValue) from the other fragment"), section.place, section.key(word))
    }
    guard let first = entries[0].frameSection, let second = entries[1].frameSection else { return nil }
    switch (first.node(.distalRing), second.node(.proximalRing)) {
    case (nil, nil):
      faults.add(
        ValueFault(
          .missing,
          "the middle ring is missing: it is said here or as \(second.key(.proximalRing)), or as both if they are the same",
          allowed: first.row(.distalRing).needed), first.place, first.key(.distalRing))
    case (nil, _): moveDeviations()
    case (_?, let other?):
      let (one, another) = (entries[0].frame?.distalRing, entries[1].frame?.proximalRing)
      guard let one, let another, one != another || !haveEqualDeviations() else {
        moveDeviations()
        break
      }
      faults.add(
        ValueFault(
          .doesNotBelong,
          "the middle ring is one ring, and \(first.key(.distalRing)) is another; say it once, or twice the same",
          found: other.kind, allowed: first.node(.distalRing)?.kind), other.place, second.key(.proximalRing))
    default: break
    }
    return entries[0].frame?.distalRing ?? entries[1].frame?.proximalRing
  }

  /// The middle ring's errors are one ring's: those of the proximal level's distal ring.
  private mutating func moveDeviations() {
    for dimension in RingDimension.allCases {
      let key = dimension.key(.proximal).at(LevelID(1))
      guard let deviation = deviations.removeValue(forKey: key) else { continue }
      deviations[key.ofMiddleRing] = deviation
    }
  }

  private func haveEqualDeviations() -> Bool {
    RingDimension.allCases.allSatisfy { dimension in
      let key = dimension.key(.proximal).at(LevelID(1))
      return deviations[key] == deviations[key.ofMiddleRing]
    }
  }
}

extension CaseKey {
  /// Of a key of a level's proximal ring, the key of the same ring as the distal one of the level before; otherwise the same.
  var ofMiddleRing: CaseKey {
    guard section == .proximalRing, let level, level.index > 0 else { return self }
    return CaseKey(.distalRing, word, entry: entry, item: item).at(LevelID(level.index - 1))
  }
}

import HexapodKinematics
import RigidMotion
import TreatmentModel

extension CaseDecoder {
  /// What the `frame` section says: of both rings, which the treatment has from its levels, and of the level's hexapod.
  struct FrameSection {
    /// Nil where it is the middle ring and left to the neighbouring level.
    let proximalRing: RingHardware?
    /// Nil where it is the middle ring and left to the neighbouring level.
    let distalRing: RingHardware?
    let struts: StrutChoice
    let strutClasses: [StrutHardware]
    let mode: FrameMode
    let neutral: NeutralStance
    /// Whether the place of the moving ring is left to the neighbouring level.
    let leavesMovingMounting: Bool
  }

  /// - Parameter reference: which fragment carries the reference ring; nil where that is wrong already.
  mutating func frame(
    _ section: SectionReader, _ surroundings: LevelSurroundings, reference: FragmentEnd?
  ) -> FrameSection? {
    func ring(_ end: FragmentEnd) -> Node? {
      let word: CaseKey.Word = end == .proximal ? .proximalRing : .distalRing
      return surroundings.middle == end ? section.node(word) : section.required(word, &faults)
    }
    let proximal = ring(.proximal).flatMap { self.ring($0, .proximalRing, section) }
    let distal = ring(.distal).flatMap { self.ring($0, .distalRing, section) }
    let classes = surroundings.middle == nil ? self.strutClasses(section) : surroundings.strutClasses
    let struts = self.struts(section, classes)
    section.required(.mode, &faults)
    let movesMiddle = surroundings.middle.map { reference == nil || reference == $0.opposite } ?? false
    let neutral = self.neutral(section)
    let mode = self.mode(section, neutral, mayLeaveMovingMounting: movesMiddle)
    guard let struts, let mode, let neutral else { return nil }
    let isRingsFirst = if case .ringsFirst = mode { true } else { false }
    return FrameSection(
      proximalRing: proximal, distalRing: distal, struts: struts, strutClasses: classes ?? stock(struts),
      mode: mode, neutral: neutral.stance,
      leavesMovingMounting: isRingsFirst && section.node(.movingMounting) == nil)
  }

  private mutating func mode(
    _ section: SectionReader, _ neutral: StatedNeutral?, mayLeaveMovingMounting: Bool
  ) -> FrameMode? {
    guard let word = section.choice(.mode, ModeWord.self, &faults) else { return nil }
    let owned: [(word: CaseKey.Word, modes: [ModeWord])] = [
      (.neutralHeight, [.chronic]), (.strutsNow, [.residual, .ringsFirst]), (.movingMounting, [.ringsFirst]),
    ]
    for (owned, modes) in owned where !modes.contains(word) {
      refuse([owned], in: section, "this key belongs to mode \(Printable.choice(modes.map(\.rawValue)))")
    }
    if word != .chronic {
      refuse(
        [.height], in: neutral?.section,
        "this key belongs to mode \(ModeWord.chronic.rawValue): in this one the height follows from readings or mountings"
      )
    }
    switch word {
    case .chronic:
      // A pose that was declared wrongly needs no height beside it.
      guard let neutral else { return nil }
      let height =
        neutral.section.map { neutral in
          neutral.required(.height, &faults)
          return neutral.quantity(.height, &deviations, &faults)
        } ?? neutralHeight(section)
      return height.map { .chronic(neutralHeight: $0) }
    case .residual:
      return section.required(.strutsNow, &faults).flatMap { readings($0, section) }
        .map { .residual(readings: $0) }
    case .ringsFirst:
      let isLeft = mayLeaveMovingMounting && section.node(.movingMounting) == nil
      let moving =
        isLeft
        ? Mounting() : section.required(.movingMounting, &faults).flatMap { mounting($0, .movingMounting) }
      let given = section.node(.strutsNow).flatMap { readings($0, section) }
      return moving.map { .ringsFirst(movingMounting: $0, readings: given) }
    }
  }

  mutating func readings(_ node: Node, _ section: SectionReader) -> StrutReadings? {
    let (all, limit) = (section.key(.strutsNow), section.limit(.strutsNow))
    guard case .sequence(let items) = node.content, items.count == 6 else {
      faults.add(
        ValueFault(.wrongKind, "six readings must stand here", found: node.kind), node.place, all)
      return nil
    }
    let numbers = items.enumerated().compactMap { index, item -> Double? in
      let key = all.item(index + 1)
      do {
        let quantity = try Quantity(item.kind, limit)
        if let deviation = quantity.deviation { deviations[key] = deviation }
        return quantity.value
      } catch let fault as ValueFault {
        faults.add(fault, item.place, key)
      } catch {}
      return nil
    }
    return StrutReadings(numbers)
  }

  /// A catalogue name, alone or with what is known besides, or a ring's own joints.
  mutating func ring(
    _ node: Node, _ word: CaseKey.Word, _ frame: SectionReader
  ) -> RingHardware? {
    if case .scalar(let name, _) = node.content {
      return lookUp(name, in: catalogue.rings, called: \.name, node.place, frame.key(word), also: [])
    }
    let kind: CaseKey.Section = word == .proximalRing ? .proximalRing : .distalRing
    guard let section = SectionReader(node, kind, &faults) else { return nil }
    if section.node(.name) != nil { return namedRing(section) }
    return ring(section, named: "own ring", provenance: Provenance(source: "case file", verified: true))
  }

  mutating func ring(_ section: SectionReader, named name: String, provenance: Provenance) -> RingHardware? {
    let parts = parts(section)
    return shape(section).map {
      ring(RingHardware(name: name, shape: $0, provenance: provenance), with: parts, section)
    }
  }

  mutating func shape(_ section: SectionReader) -> RingShape? {
    let offset = section.quantity(.jointOffset, &deviations, &faults) ?? 0
    if let node = section.node(.joints) {
      guard let ring = joints(node, section).map({ Ring(joints: $0) }) else { return nil }
      if ring.meanRadius < ValueRange.jointDistance.range.lowerBound {
        let hint = ValueRange.jointDistance.likelyUnit(of: ring.meanRadius).map { "; \($0)" } ?? ""
        faults.add(
          ValueFault(
            .outOfRange, "the joints are too near to the ring's axis\(hint)",
            found: "\(Printable.number(ring.meanRadius)) mm on average",
            allowed: ValueRange.jointDistance.words), node.place, section.key(.joints))
        return nil
      }
      return .joints(ring)
    }
    // Rings of the catalogue have no holes.
    if section.kind != .catalogueRings, section.node(.holeCircleRadius) != nil {
      for word in [CaseKey.Word.holes, .use] { section.required(word, &faults) }
      let radius = section.quantity(.holeCircleRadius, &deviations, &faults)
      let holes = section.whole(.holes, &faults)
      guard let radius, let holes, let use = section.node(.use) else { return nil }
      return holeNumbers(use, section.key(.use), holes).map {
        .holeCircle(radius: radius, holes: holes, use: $0, jointOffset: offset)
      }
    }
    for word in [CaseKey.Word.jointRadius, .halfAngle] { section.required(word, &faults) }
    let radius = section.quantity(.jointRadius, &deviations, &faults)
    let angle = section.quantity(.halfAngle, &deviations, &faults)
    guard let radius, let angle else { return nil }
    return .standard(jointRadius: radius, halfAngle: angle, jointOffset: offset)
  }

  private mutating func holeNumbers(_ node: Node, _ key: CaseKey, _ holes: Int) -> PerStrut<Int>? {
    let limit = ValueRange(1...Double(holes))
    guard case .sequence(let items) = node.content, items.count == 6 else {
      faults.add(
        ValueFault(.wrongKind, "six hole numbers must stand here", found: node.kind), node.place, key)
      return nil
    }
    let numbers = items.compactMap { item -> Int? in
      guard let value = SectionReader.number(item.kind, limit, item.place, key, &faults) else { return nil }
      guard value == value.rounded() else {
        faults.add(
          ValueFault(.notWhole, "a whole number must stand here", found: item.kind), item.place, key)
        return nil
      }
      return Int(value)
    }
    return PerStrut(numbers)
  }

  /// Six points of three coordinates.
  mutating func joints(_ node: Node, _ section: SectionReader) -> PerStrut<Vector3>? {
    let (all, limit) = (section.key(.joints), section.limit(.joints))
    guard case .sequence(let points) = node.content, points.count == 6 else {
      faults.add(
        ValueFault(.wrongKind, "six joint centres [x, y, z] must stand here", found: node.kind), node.place,
        all)
      return nil
    }
    let found = points.enumerated().compactMap { index, point -> Vector3? in
      let key = all.item(index + 1)
      guard case .sequence(let items) = point.content, items.count == 3 else {
        faults.add(
          ValueFault(.wrongKind, "three coordinates must stand here", found: point.kind), point.place, key)
        return nil
      }
      let numbers = items.compactMap { SectionReader.number($0.kind, limit, $0.place, key, &faults) }
      return numbers.count == 3 ? Vector3(numbers[0], numbers[1], numbers[2]) : nil
    }
    return PerStrut(found)
  }

  mutating func lookUp<Hardware>(
    _ name: String, in known: [Hardware], called ownName: (Hardware) -> String, _ place: FilePlace,
    _ key: CaseKey, also words: [String]
  ) -> Hardware? {
    if let found = known.indices.first(where: { ownName(known[$0]) == name }) { return known[found] }
    let names = known.map(ownName) + words
    let hint = Spelling.nearest(to: name, in: names).map { "; did you mean \($0)?" } ?? ""
    faults.add(
      ValueFault(
        .unknownHardware, "not in the catalogue\(hint)", found: name,
        allowed: names.isEmpty ? nil : Printable.choice(names)),
      place, key)
    return nil
  }
}

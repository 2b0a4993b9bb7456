import DeformityCorrection
import Hexapod
import RigidMotion

/// The words of `frame.mode`.
enum ModeWord: String, CaseIterable {
  case chronic
  case residual
  case ringsFirst = "rings-first"
}

extension CaseDecoder {
  static let frameKeys = [
    "proximal-ring", "distal-ring", "struts", "strut-classes", "mode", "neutral-height", "struts-now",
    "moving-mounting",
  ]

  /// What the `frame` section says: of both rings, which the treatment has from its levels, and of the level's hexapod.
  struct FrameSection {
    let proximalRing: RingHardware
    let distalRing: RingHardware
    let struts: StrutChoice
    let strutClasses: [StrutHardware]
    let mode: FrameMode
  }

  mutating func frame(_ node: Node) -> FrameSection? {
    guard let section = Section(node, "frame", known: Self.frameKeys, elsewhere: Self.homes, &faults) else {
      return nil
    }
    let allowed = "a catalogue name or a ring of its own"
    let proximal = section.required("proximal-ring", allowed: allowed, &faults).flatMap {
      self.ring($0, "frame.proximal-ring")
    }
    let distal = section.required("distal-ring", allowed: allowed, &faults).flatMap {
      self.ring($0, "frame.distal-ring")
    }
    let classes = self.strutClasses(section)
    let struts = self.struts(section, classes)
    _ = section.required("mode", allowed: Printable.choice(ModeWord.allCases.map(\.rawValue)), &faults)
    let mode = self.mode(section)
    guard let proximal, let distal, let struts, let mode else { return nil }
    return FrameSection(
      proximalRing: proximal, distalRing: distal, struts: struts,
      strutClasses: classes ?? stock(struts), mode: mode)
  }

  private mutating func mode(_ section: Section) -> FrameMode? {
    guard let word = section.choice("mode", ModeWord.self, &faults) else { return nil }
    let owned: [(key: String, modes: [ModeWord])] = [
      ("neutral-height", [.chronic]), ("struts-now", [.residual, .ringsFirst]),
      ("moving-mounting", [.ringsFirst]),
    ]
    for (key, modes) in owned where !modes.contains(word) {
      if let node = section.node(key) {
        let homes = Printable.choice(modes.map(\.rawValue))
        faults.add(
          ValueFault(.doesNotBelong, "this key belongs to mode \(homes)", found: key), node.place,
          section.dotted(key))
      }
    }
    switch word {
    case .chronic:
      _ = section.required("neutral-height", allowed: Limits.neutralHeight.words, &faults)
      return section.quantity("neutral-height", Limits.neutralHeight, nil, &deviations, &faults).map {
        .chronic(neutralHeight: $0)
      }
    case .residual:
      return section.required("struts-now", allowed: "six readings", &faults)
        .flatMap { readings($0) }.map { .residual(readings: $0) }
    case .ringsFirst:
      let moving = section.required("moving-mounting", allowed: "a section", &faults)
        .flatMap { mounting($0, "frame.moving-mounting") }
      let given = section.node("struts-now").flatMap { readings($0) }
      return moving.map { .ringsFirst(movingMounting: $0, readings: given) }
    }
  }

  private mutating func readings(_ node: Node) -> PerStrut<Double>? {
    guard case .sequence(let items) = node.content, items.count == 6 else {
      faults.add(
        ValueFault(.wrongKind, "six readings must stand here", found: node.kind), node.place,
        "frame.struts-now")
      return nil
    }
    let numbers = items.enumerated().compactMap { index, item -> Double? in
      let key = "frame.struts-now[\(index + 1)]"
      do {
        let quantity = try Quantity(item.kind, Limits.reading)
        if let deviation = quantity.deviation { deviations[key] = deviation }
        return quantity.value
      } catch let fault as ValueFault {
        faults.add(fault, item.place, key)
      } catch {}
      return nil
    }
    return PerStrut(numbers)
  }

  /// A catalogue name or a ring's own joints.
  mutating func ring(_ node: Node, _ path: String) -> RingHardware? {
    if case .scalar(let name, _) = node.content {
      return lookUp(name, in: catalogue.rings, called: \.name, node.place, path, also: [])
    }
    let keys = Self.ringKeys + ["hole-circle-radius", "holes", "use"]
    guard let section = Section(node, path, known: keys, &faults) else { return nil }
    return ring(section, named: "own ring", standing: Standing(source: "case file", verified: true))
  }

  static let ringKeys = [
    "joint-radius", "half-angle", "joint-offset", "joints", "inner-radius", "joint-tilt",
  ]

  mutating func ring(_ section: Section, named name: String, standing: Standing) -> RingHardware? {
    let inner = section.number("inner-radius", Limits.innerRadius, &faults)
    let tilt = section.number("joint-tilt", Limits.jointTilt, &faults)
    return shape(section).map {
      RingHardware(
        name: name, shape: $0, standing: standing, innerRadius: inner, jointTilt: tilt.map(radians))
    }
  }

  mutating func shape(_ section: Section) -> RingShape? {
    let offset = section.quantity("joint-offset", Limits.jointOffset, nil, &deviations, &faults) ?? 0
    if let node = section.node("joints") {
      return joints(node, section.dotted("joints"), Limits.jointCoordinate).map { .joints(Ring(joints: $0)) }
    }
    if section.node("hole-circle-radius") != nil {
      for key in ["holes", "use"] {
        _ = section.required(key, allowed: "holes: a count, use: six hole numbers", &faults)
      }
      let radius = section.quantity("hole-circle-radius", Limits.jointRadius, nil, &deviations, &faults)
      let holes = section.whole("holes", Limits.holes, &faults)
      guard let radius, let holes, let use = section.node("use") else { return nil }
      return holeNumbers(use, section.dotted("use"), holes).map {
        .holeCircle(radius: radius, holes: holes, use: $0, jointOffset: offset)
      }
    }
    for key in ["joint-radius", "half-angle"] {
      _ = section.required(key, allowed: "or joints, or hole-circle-radius with holes and use", &faults)
    }
    let radius = section.quantity("joint-radius", Limits.jointRadius, nil, &deviations, &faults)
    let angle = section.quantity("half-angle", Limits.halfAngle, nil, unit: .degrees, &deviations, &faults)
    guard let radius, let angle else { return nil }
    return .standard(jointRadius: radius, halfAngle: angle, jointOffset: offset)
  }

  private mutating func holeNumbers(_ node: Node, _ path: String, _ holes: Int) -> PerStrut<Int>? {
    let limit = Limit(1...Double(holes), "")
    guard case .sequence(let items) = node.content, items.count == 6 else {
      faults.add(
        ValueFault(.wrongKind, "six hole numbers must stand here", found: node.kind), node.place, path)
      return nil
    }
    let numbers = items.compactMap { item -> Int? in
      guard let value = Section.number(item.kind, limit, item.place, path, &faults) else { return nil }
      guard value == value.rounded() else {
        faults.add(
          ValueFault(.notWhole, "a whole number must stand here", found: item.kind), item.place, path)
        return nil
      }
      return Int(value)
    }
    return PerStrut(numbers)
  }

  /// Six points of three coordinates.
  mutating func joints(_ node: Node, _ path: String, _ limit: Limit) -> PerStrut<Vector3>? {
    guard case .sequence(let points) = node.content, points.count == 6 else {
      faults.add(
        ValueFault(.wrongKind, "six joint centres [x, y, z] must stand here", found: node.kind), node.place,
        path)
      return nil
    }
    let found = points.enumerated().compactMap { index, point -> Vector3? in
      let key = "\(path)[\(index + 1)]"
      guard case .sequence(let items) = point.content, items.count == 3 else {
        faults.add(
          ValueFault(.wrongKind, "three coordinates must stand here", found: point.kind), point.place, key)
        return nil
      }
      let numbers = items.compactMap { Section.number($0.kind, limit, $0.place, key, &faults) }
      return numbers.count == 3 ? Vector3(numbers[0], numbers[1], numbers[2]) : nil
    }
    return PerStrut(found)
  }

  mutating func lookUp<Hardware>(
    _ name: String, in known: [Hardware], called ownName: (Hardware) -> String, _ place: FilePlace,
    _ path: String, also words: [String]
  ) -> Hardware? {
    if let found = known.indices.first(where: { ownName(known[$0]) == name }) { return known[found] }
    let names = known.map(ownName) + words
    let hint = Spelling.nearest(to: name, in: names).map { "; did you mean \($0)?" } ?? ""
    faults.add(
      ValueFault(
        .unknownHardware, "not in the catalogue\(hint)", found: name, allowed: Printable.choice(names)),
      place, path)
    return nil
  }
}

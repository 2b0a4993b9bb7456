import HexapodKinematics
import RigidMotion
import TextOutput

extension ValueCheck {
  mutating func ring(_ ring: RingHardware, _ section: CaseKey.Section, _ property: String) {
    shape(ring.shape, section, property + ".shape")
    if let radius = ring.innerRadius { innerRadius(radius, ring.shape, section, property + ".innerRadius") }
    if let tilt = ring.jointTilt { number(tilt, CaseKey(section, .jointTilt), property + ".jointTilt") }
    if let arms = ring.arc?.arms { number(arms, CaseKey(section, .arms), property + ".arc.arms") }
    guard let plates = section.plates else { return }
    for (index, (strut, offset)) in ring.jointOffsets.sorted(by: { $0.key < $1.key }).enumerated() {
      let property = "\(property).jointOffsets[\(strut)]"
      number(offset.radial, CaseKey(plates, .radial, entry: index + 1), property + ".radial")
      number(offset.along, CaseKey(plates, .along, entry: index + 1), property + ".along")
      number(offset.axial, CaseKey(plates, .axial, entry: index + 1), property + ".axial")
    }
  }

  private mutating func innerRadius(
    _ radius: Double, _ shape: RingShape, _ section: CaseKey.Section, _ property: String
  ) {
    let (key, before) = (CaseKey(section, .innerRadius), found.count)
    number(radius, key, property)
    guard found.count == before, let most = shape.opening, radius >= most else { return }
    add(
      .outOfRange, key, property, RingShape.openingWords, found: "\(shortest(radius)) mm",
      allowed: RingShape.openingAllowed(most))
  }

  private mutating func shape(_ shape: RingShape, _ section: CaseKey.Section, _ property: String) {
    for dimension in RingDimension.allCases {
      if let value = shape[dimension] {
        number(value, CaseKey(section, dimension.word), "\(property).\(dimension)")
      }
    }
    switch shape {
    case .standard: break
    case .holeCircle(_, let holes, let use, _):
      whole(holes, CaseKey(section, .holes), property + ".holes")
      for (index, hole) in use.enumerated() where !(1...max(1, holes)).contains(hole) {
        add(
          .outOfRange, CaseKey(section, .use), "\(property).use[\(index)]", "the ring has no such hole",
          found: String(hole), allowed: "1 to \(holes)")
      }
    case .joints(let ring):
      for (index, joint) in ring.joints.enumerated() {
        let key = CaseKey(section, .joints, item: index + 1)
        for (axis, value) in [("x", joint.x), ("y", joint.y), ("z", joint.z)] {
          number(value, key, "\(property).joints[\(index)].\(axis)")
        }
      }
      if ring.meanRadius < ValueRange.jointDistance.range.lowerBound {
        add(
          .outOfRange, CaseKey(section, .joints), property + ".joints",
          "the joints are too near to the ring's axis", found: "\(shortest(ring.meanRadius)) mm on average",
          allowed: ValueRange.jointDistance.words)
      }
    }
  }

  /// - Parameter entry: number of the strut in its list; nil for one of six that are alike.
  mutating func strut(
    _ strut: StrutHardware, _ section: CaseKey.Section, entry: Int?, _ property: @autoclosure () -> String
  ) {
    let before = found.count
    func key(_ word: CaseKey.Word) -> CaseKey { CaseKey(section, word, entry: entry) }
    number(strut.range.lowerBound, key(.min), property() + ".range.lowerBound")
    number(strut.range.upperBound, key(.max), property() + ".range.upperBound")
    if let thread = strut.thread {
      number(thread.pitch, key(.pitch), property() + ".thread.pitch")
      if !Thread.allowedStepsPerTurn.contains(thread.stepsPerTurn) {
        add(
          .outOfRange, key(.stepsPerTurn), property() + ".thread.stepsPerTurn",
          "the nut has no such number of positions", found: String(thread.stepsPerTurn),
          allowed: Thread.allowedStepsPerTurn.map(String.init).joined(separator: ", "))
      }
    } else {
      number(strut.step, key(.step), property() + ".step")
    }
    number(strut.readingOffset, key(.readingOffset), property() + ".readingOffset")
    if let radius = strut.radius { number(radius, key(.radius), property() + ".radius") }
    guard found.count == before else { return }
    let (low, high) = (strut.range.lowerBound, strut.range.upperBound)
    if !(high >= low + strut.step && low + strut.readingOffset >= StrutHardware.leastLength) {
      add(
        .outOfRange, section.key(entry: entry), property() + ".range",
        "its end must be at least a step above its beginning, and every length at least \(shortest(StrutHardware.leastLength)) mm",
        found: "\(shortest(low)) to \(shortest(high)), offset \(shortest(strut.readingOffset))")
    }
  }

  /// The classes that are to be had.
  mutating func strutClasses(_ classes: [StrutHardware]) {
    // None are what a level has whose struts are never changed.
    if !classes.isEmpty { count(classes.count, CaseKey(.frame, .strutClasses), "strutClasses") }
    for (index, strut) in classes.enumerated() {
      let property = "strutClasses[\(index)]"
      self.strut(strut, .strutClasses, entry: index + 1, property)
      name(strut.name, CaseKey(.strutClasses, .name, entry: index + 1), property + ".name")
      if classes[..<index].contains(where: { $0.name == strut.name }) {
        add(
          .name, CaseKey(.strutClasses, .name, entry: index + 1), property + ".name",
          "another class has this name", found: visible(strut.name, atMost: 60))
      }
    }
  }

  /// The classes that are on.
  mutating func strutsMounted(_ mounted: PerStrut<StrutHardware>) {
    for (index, strut) in mounted.enumerated() {
      self.strut(strut, .strutClasses, entry: nil, "strutsMounted[\(index)]")
    }
  }

  mutating func struts(_ choice: StrutChoice, outOf classes: [StrutHardware]) {
    let key = CaseKey(.frame, .struts)
    switch choice {
    case .given(let struts):
      if struts.allSatisfy({ $0 === struts[0] }) { return strut(struts[0], .struts, entry: nil, "struts[0]") }
      for (index, one) in struts.enumerated() { strut(one, .struts, entry: index + 1, "struts[\(index)]") }
    case .automatic(let from):
      if from.isEmpty {
        add(.missing, key, "struts", "there is no class to choose from", found: "none", allowed: "1 or more")
      }
      for (index, one) in from.enumerated() {
        let property = "struts.automatic[\(index)]"
        strut(one, .strutClasses, entry: index + 1, property)
        // Nobody mounts threaded rods by chance: they are chosen only where the statement names them.
        if one.thread != nil, !classes.contains(one) {
          add(
            .doesNotBelong, key, property,
            "a threaded rod is chosen only where strutClasses names it too",
            found: visible(one.name, atMost: 60),
            allowed: "telescopic struts, and rods of strutClasses")
        }
      }
    }
  }
}

extension RingShape {
  /// Radius below which its opening must stay, mm: a ring that is open to beyond its joints has nothing to hold them. Of joints that are
  /// no numbers nil.
  package var opening: Double? {
    let farthest = ring(.proximal).joints.reduce(0) { max($0, Vector3($1.x, $1.y, 0).norm) }
    return farthest > 0 && farthest.isFinite ? farthest : nil
  }

  /// What is wrong with a wider one.
  package static let openingWords =
    "the inner edge must lie nearer to the ring's middle than its joints, before plates; is it a diameter?"

  /// What would be right.
  package static func openingAllowed(_ most: Double) -> String { "less than \(decimal(most, 1)) mm" }
}

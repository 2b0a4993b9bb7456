import HexapodKinematics
import RigidMotion
import TreatmentModel

extension CaseDecoder {
  /// What is said of a ring besides its joints.
  struct RingParts {
    var innerRadius: Double?
    /// Radians.
    var jointTilt: Double?
    var arc: RingArc?
    /// Millimetres.
    var arms: Double?
    /// Beside the name of a ring.
    var joints: Ring?
    var plates: [StrutNumber: JointOffset]?
  }

  /// A ring with its parts in the place of its own, where its opening leaves room for its joints.
  mutating func ring(_ ring: RingHardware, with parts: RingParts, _ section: SectionReader) -> RingHardware {
    let arc = arc(parts, of: ring, section)
    let ring = ring.with(
      innerRadius: parts.innerRadius, jointTilt: parts.jointTilt, arc: arc, joints: parts.joints,
      jointOffsets: parts.plates)
    let isStated = parts.innerRadius != nil || parts.joints != nil
    if isStated, let radius = ring.innerRadius, let most = ring.shape.opening, radius >= most {
      faults.add(
        ValueFault(
          .outOfRange, RingShape.openingWords, found: "\(Printable.number(radius)) mm",
          allowed: RingShape.openingAllowed(most)),
        (section.node(.innerRadius) ?? section.node(.joints))?.place ?? section.place,
        section.key(.innerRadius))
    }
    return ring
  }

  /// The arc that is stated, or the ring's, with the arms that are stated, or the ring's; nil where nothing is stated of either.
  private mutating func arc(_ parts: RingParts, of ring: RingHardware, _ section: SectionReader) -> RingArc? {
    guard let arms = parts.arms ?? ring.arc?.arms, let arc = parts.arc ?? ring.arc else {
      if parts.arms ?? 0 > 0, section.node(.arc) == nil {
        refuse([.arms], in: section, "a whole ring has no arms: beside them stands \(CaseKey.Word.arc.name)")
      }
      return parts.arc
    }
    guard let armed = arc.with(arms: arms) else {
      let (from, to) = arc.degreesFromTo
      faults.add(
        ValueFault(
          .doesNotBelong,
          "straight arms go on from the ends of half a circle; without them \(CaseKey.Word.arms.name) is 0",
          found: "an arc from \(Printable.number(from))° to \(Printable.number(to))°",
          allowed: "an arc of 180°, such as [90, 270]"),
        (section.node(.arms) ?? section.node(.arc))?.place ?? section.place,
        section.key(section.node(.arms) == nil ? .arc : .arms))
      return arc
    }
    return armed
  }

  mutating func parts(_ section: SectionReader) -> RingParts {
    RingParts(
      innerRadius: section.number(.innerRadius, &faults),
      jointTilt: section.number(.jointTilt, &faults).map(radians),
      arc: section.node(.arc).flatMap { arc($0, section) },
      arms: section.number(.arms, &faults),
      plates: section.node(.plates).map { plates($0, section) })
  }

  /// A ring of the catalogue with what is said beside its name.
  mutating func namedRing(_ section: SectionReader) -> RingHardware? {
    refuse(
      CaseSchema.circlesOfRing, in: section,
      "the ring of the catalogue has its circles: beside its \(CaseKey.Word.name.name) may stand "
        + Printable.choice(CaseSchema.besideRingName.map(\.name)))
    var parts = parts(section)
    if section.node(.joints) != nil {
      guard case .joints(let joints)? = shape(section) else { return nil }
      parts.joints = joints
    }
    guard let (name, place) = section.text(.name, &faults) else { return nil }
    return lookUp(name, in: catalogue.rings, called: \.name, place, section.key(.name), also: []).map {
      ring($0, with: parts, section)
    }
  }

  /// Two azimuths.
  mutating func arc(_ node: Node, _ section: SectionReader) -> RingArc? {
    let (key, limit) = (section.key(.arc), section.limit(.arc))
    guard case .sequence(let items) = node.content, items.count == 2 else {
      faults.add(
        ValueFault(
          .wrongKind,
          "two azimuths must stand here, from which to which the ring goes anticlockwise seen from proximal",
          found: node.kind, allowed: "[-112.5, 112.5]"), node.place, key)
      return nil
    }
    let ends = items.compactMap { SectionReader.number($0.kind, limit, $0.place, key, &faults) }
    guard ends.count == 2 else { return nil }
    guard let arc = RingArc(fromDegrees: ends[0], to: ends[1]) else {
      faults.add(
        ValueFault(
          .outOfRange,
          "from an azimuth to the same one, or more than once round, is no part of a circle; a whole ring has no \(CaseKey.Word.arc.name)",
          found: "\(Printable.number(ends[0])) to \(Printable.number(ends[1]))",
          allowed: "two places of the circle"),
        node.place, key)
      return nil
    }
    return arc
  }

  /// Joints on plates and posts, by their struts.
  mutating func plates(_ node: Node, _ ring: SectionReader) -> [StrutNumber: JointOffset] {
    let row = ring.row(.plates)
    guard case .sequence(let items) = node.content, row.entries.contains(items.count),
      let kind = ring.kind.plates
    else {
      faults.add(
        ValueFault(
          .wrongKind, "a list of one to six plates must stand here", found: node.kind,
          allowed:
            "[{\(CaseKey.Word.strut.name): 2, \(CaseKey.Word.radial.name): 10, \(CaseKey.Word.along.name): -5, \(CaseKey.Word.axial.name): 15}]"
        ),
        node.place, ring.key(.plates))
      return [:]
    }
    var found: [StrutNumber: JointOffset] = [:]
    for (index, item) in items.enumerated() {
      guard let section = SectionReader(item, kind, entry: index + 1, &faults) else { continue }
      section.required(.strut, &faults)
      let strut = section.whole(.strut, &faults).flatMap(StrutNumber.init(rawValue:))
      let numbers = [CaseKey.Word.radial, .along, .axial].map { section.number($0, &faults) ?? 0 }
      guard let strut, let offset = JointOffset(radial: numbers[0], along: numbers[1], axial: numbers[2])
      else { continue }
      if found[strut] != nil {
        faults.add(
          ValueFault(
            .doesNotBelong, "the joint of strut \(strut) sits on another plate already", found: "\(strut)",
            allowed: "each strut once"), item.place, section.key(.strut))
      }
      found[strut] = offset
    }
    return found
  }
}

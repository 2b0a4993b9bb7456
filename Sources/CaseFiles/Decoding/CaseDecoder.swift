import DeformityCorrection
import Hexapod

/// Turns the tree of a file into a case. Goes on after every fault, so that all are found at once.
struct CaseDecoder {
  var faults: FaultList
  let catalogue: Catalogue
  var deviations: [String: Double] = [:]
  var defaults: [AssumedDefault] = []

  static let sections = [
    "case", "side", "bone", "reference", "bone-diameter", "deformity", "mounting", "frame",
    "structures-at-risk",
    "schedule", "held", "target", "bone-gap", "limb-envelope", "limits",
  ]
  /// Of a stage and of the target.
  static let remainingKeys = DeformityParameter.allCases.map(\.rawValue)
  static let deformityKeys = remainingKeys + ["convention"]
  static let mountingKeys = MountingParameter.allCases.map(\.rawValue)
  static let structureKeys = ["name", "ap", "lateral", "axial", "rate"]
  /// Where keys belong that stand in the wrong section.
  static let homes: [String: String] = {
    var homes: [String: String] = [:]
    for key in sections { homes[key] = "the top of the file" }
    for key in limitKeys { homes[key] = "limits" }
    for key in envelopeKeys { homes[key] = "limb-envelope" }
    for key in scheduleKeys { homes[key] = "schedule" }
    for key in frameKeys { homes[key] = "frame" }
    for parameter in MountingParameter.allCases { homes[parameter.rawValue] = "mounting" }
    for parameter in DeformityParameter.allCases { homes[parameter.rawValue] = "deformity" }
    homes["convention"] = "deformity"
    return homes
  }()

  mutating func treatment(_ root: Node) -> Treatment? {
    guard let top = Section(root, "", known: Self.sections, elsewhere: Self.homes, &faults) else {
      return nil
    }
    _ = top.required("case", allowed: "a name for the case", &faults)
    _ = top.required("bone", allowed: "the bone, such as tibia", &faults)
    _ = top.required("side", allowed: "left or right", &faults)
    _ = top.required("reference", allowed: "proximal or distal", &faults)
    let name = top.name("case", &faults)
    let bone = top.name("bone", &faults)
    let side = top.choice("side", Side.self, &faults)
    let reference = top.choice("reference", FragmentEnd.self, &faults)
    let diameter = top.quantity("bone-diameter", Limits.boneDiameter, nil, &deviations, &faults)
    let boneGap = top.quantity("bone-gap", Limits.boneGap, nil, &deviations, &faults)
    let envelope = top.node("limb-envelope").flatMap { limbEnvelope($0) }
    let limits = top.node("limits").map { self.limits($0) }
    let deformityNode = top.required("deformity", allowed: "a section", &faults)
    let angled = deformityNode.flatMap { self.deformity($0, "deformity", hasConvention: true) }
    let mountingNode = top.required("mounting", allowed: "a section", &faults)
    let mounting = mountingNode.flatMap { self.mounting($0, "mounting") }
    let frame = top.required("frame", allowed: "a section", &faults).flatMap { self.frame($0) }
    let structures = self.structures(top)
    let (calendar, schedule) = self.schedule(top.node("schedule"))
    let holds = self.holds(top)
    let target = top.node("target").flatMap { self.deformity($0, "target", hasConvention: false)?.0 }
    guard faults.errors.isEmpty, let name, let bone, let side, let reference,
      let (deformity, convention) = angled, let mounting, let frame
    else { return nil }
    var level = Level(
      reference: reference, deformity: deformity, mounting: mounting, distalRing: frame.distalRing,
      struts: frame.struts, mode: frame.mode)
    var cut = BoneCut()
    cut.diameter = assume(diameter, cut.diameter, "bone-diameter", "\(Printable.number(cut.diameter)) mm")
    level.convention = assume(
      convention, level.convention, "deformity.convention", level.convention.rawValue)
    cut.gap = assume(boneGap, cut.gap, "bone-gap", "0 mm")
    level.junction = .cut(cut)
    if envelope == nil {
      _ = assume(nil, 0, "limb-envelope", "none (struts and rings are not held against the limb)")
    }
    level.structuresAtRisk = structures
    level.schedule = schedule
    level.holds = holds
    level.target = target ?? level.target
    var common = CommonStatement(name: name, side: side, bone: bone)
    common.calendar = calendar
    common.limbEnvelope = envelope
    common.strutClasses = frame.strutClasses
    common.limits = limits ?? common.limits
    common.standardDeviations = deviations
    common.assumedDefaults = defaults
    return Treatment(common, proximalRing: frame.proximalRing, level)
  }

  /// The value, or the default, which is then remembered.
  mutating func assume<Value>(
    _ value: Value?, _ otherwise: Value, _ key: String, _ words: @autoclosure () -> String
  ) -> Value {
    if let value { return value }
    defaults.append(AssumedDefault(key: key, value: words()))
    return otherwise
  }

  static func limit(_ parameter: DeformityParameter) -> Limit {
    switch parameter {
    case .apAngulation, .lateralAngulation: Limits.angulation
    case .axialRotation: Limits.axialRotation
    case .apTranslation, .lateralTranslation: Limits.translation
    case .axialTranslation: Limits.axialTranslation
    }
  }

  static func limit(_ parameter: MountingParameter) -> Limit {
    switch parameter {
    case .apOffset, .lateralOffset: Limits.mountingOffset
    case .axialOffset: Limits.axialOffset
    case .rotation: Limits.ringRotation
    case .apTilt, .lateralTilt: Limits.tilt
    }
  }

  mutating func deformity(_ node: Node, _ path: String, hasConvention: Bool) -> (
    Deformity, RotationConvention?
  )? {
    let keys = hasConvention ? Self.deformityKeys : Self.remainingKeys
    guard let section = Section(node, path, known: keys, elsewhere: Self.homes, &faults) else { return nil }
    var deformity = Deformity()
    for parameter in DeformityParameter.allCases {
      deformity[parameter] =
        section.quantity(
          parameter.rawValue, Self.limit(parameter), parameter.directions, unit: parameter.unit, &deviations,
          &faults) ?? 0
    }
    return (deformity, hasConvention ? section.choice("convention", RotationConvention.self, &faults) : nil)
  }

  mutating func mounting(_ node: Node, _ path: String) -> Mounting? {
    guard let section = Section(node, path, known: Self.mountingKeys, elsewhere: Self.homes, &faults) else {
      return nil
    }
    var mounting = Mounting()
    for parameter in MountingParameter.allCases {
      mounting[parameter] =
        section.quantity(
          parameter.rawValue, Self.limit(parameter), parameter.directions, unit: parameter.unit, &deviations,
          &faults) ?? 0
    }
    return mounting
  }

  private mutating func structures(_ top: Section) -> [StructureAtRisk] {
    guard let node = top.node("structures-at-risk") else { return [] }
    guard case .sequence(let items) = node.content, items.count <= Limits.mostStructures else {
      faults.add(
        ValueFault(
          .wrongKind, "a list of at most \(Limits.mostStructures) structures must stand here",
          found: node.kind), node.place,
        "structures-at-risk")
      return []
    }
    var found: [StructureAtRisk] = []
    for (index, item) in items.enumerated() {
      let path = "structures-at-risk[\(index + 1)]"
      guard let section = Section(item, path, known: Self.structureKeys, &faults)
      else { continue }
      _ = section.required("name", allowed: "a name", &faults)
      func place(_ key: String, _ parameter: MountingParameter) -> Double {
        section.quantity(key, Limits.structurePlace, parameter.directions, &deviations, &faults) ?? 0
      }
      let name = section.name("name", &faults) ?? ""
      let (ap, lateral, axial) = (
        place("ap", .apOffset), place("lateral", .lateralOffset), place("axial", .axialOffset)
      )
      let rate = section.number("rate", Limits.rate, &faults)
      if found.contains(where: { $0.name == name }) {
        faults.add(
          ValueFault(.name, "another structure has this name", found: name), section.place, "\(path).name")
      }
      found.append(StructureAtRisk(name: name, ap: ap, lateral: lateral, axial: axial, rate: rate))
    }
    return found
  }
}

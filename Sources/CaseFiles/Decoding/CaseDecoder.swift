import HexapodKinematics
import TreatmentModel

/// Turns the tree of a file into a case. Goes on after every fault, so that all are found at once.
struct CaseDecoder {
  var faults: FaultList
  let catalogue: Catalogue
  var deviations: [CaseKey: Double] = [:]
  var defaults: [AssumedDefault] = []

  mutating func treatment(_ root: Node) -> Treatment? {
    guard let top = SectionReader(root, .top, &faults) else {
      return nil
    }
    for word in [CaseKey.Word.caseName, .bone, .side, .reference] { top.required(word, &faults) }
    let name = top.name(.caseName, &faults)
    let bone = top.name(.bone, &faults)
    let side = top.choice(.side, Side.self, &faults)
    let reference = top.choice(.reference, FragmentEnd.self, &faults)
    let diameter = top.quantity(.boneDiameter, &deviations, &faults)
    let boneGap = top.quantity(.boneGap, &deviations, &faults)
    var cut = top.node(.cut).map { self.cut($0) } ?? BoneCut()
    let envelope = top.node(.limbEnvelope).flatMap { limbEnvelope($0) }
    let limits = top.node(.limits).map { self.limits($0) }
    let angled = top.required(.deformity, &faults).flatMap { self.angledDeformity($0) }
    let mounting = top.required(.mounting, &faults).flatMap { self.mounting($0, .mounting) }
    let frame = top.required(.frame, &faults).flatMap { self.frame($0) }
    let structures = self.structures(top)
    let (calendar, schedule) = self.schedule(top.node(.schedule))
    let holds = self.holds(top)
    let mounted = frame.flatMap { self.strutsMounted(top, $0) }
    let target = top.node(.target).flatMap { self.deformity($0, .target) }
    let covariance = top.node(.covariance).flatMap { self.covariance($0, of: root) }
    guard faults.errors.isEmpty, let name, let bone, let side, let reference,
      let (deformity, convention) = angled, let mounting, let frame
    else { return nil }
    var level = Level(
      reference: reference, deformity: deformity, mounting: mounting, distalRing: frame.distalRing,
      struts: frame.struts, mode: frame.mode)
    cut.diameter = assume(diameter, cut.diameter, .top(.boneDiameter))
    level.convention = assume(convention, level.convention, CaseKey(.deformity, .convention))
    cut.gap = assume(boneGap, cut.gap, .top(.boneGap))
    level.junction = .cut(cut)
    if envelope == nil { assume(.top(.limbEnvelope)) }
    level.structuresAtRisk = structures
    level.schedule = schedule
    level.holds = holds
    level.strutsMounted = mounted
    level.target = target ?? level.target
    var common = CommonStatement(name: name, side: side, bone: bone)
    common.calendar = calendar
    common.limbEnvelope = envelope
    common.strutClasses = frame.strutClasses
    common.limits = limits ?? common.limits
    common.standardDeviations = deviations
    common.covariance = covariance
    common.assumedDefaults = defaults
    return Treatment(common, proximalRing: frame.proximalRing, level)
  }

  /// The value, or the default, which is then remembered.
  mutating func assume<Value>(_ value: Value?, _ otherwise: Value, _ key: CaseKey) -> Value {
    if let value { return value }
    assume(key)
    return otherwise
  }

  /// Remembers that the default of a key is taken.
  mutating func assume(_ key: CaseKey) {
    defaults.append(AssumedDefault(key: key, value: CaseSchema.row(of: key)?.standard?.words ?? ""))
  }

  /// The deformity as it is now, with its convention if it says it.
  private mutating func angledDeformity(_ node: Node) -> (Deformity, RotationConvention?)? {
    guard let section = SectionReader(node, .deformity, &faults) else { return nil }
    let deformity = deformity(section)
    return (deformity, section.choice(.convention, RotationConvention.self, &faults))
  }

  /// A stage or the target.
  mutating func deformity(_ node: Node, _ kind: CaseKey.Section, entry: Int = 0) -> Deformity? {
    SectionReader(node, kind, entry: entry, &faults).map { deformity($0) }
  }

  private mutating func deformity(_ section: SectionReader) -> Deformity {
    var deformity = Deformity()
    for parameter in DeformityParameter.allCases {
      deformity[parameter] = section.quantity(parameter.word, &deviations, &faults) ?? 0
    }
    return deformity
  }

  private mutating func cut(_ node: Node) -> BoneCut {
    var cut = BoneCut()
    guard let section = SectionReader(node, .cut, &faults) else { return cut }
    for parameter in CutParameter.allCases {
      cut[parameter] = section.quantity(parameter.word, &deviations, &faults) ?? 0
    }
    return cut
  }

  mutating func mounting(_ node: Node, _ kind: CaseKey.Section) -> Mounting? {
    guard let section = SectionReader(node, kind, &faults) else { return nil }
    var mounting = Mounting()
    for parameter in MountingParameter.allCases {
      mounting[parameter] = section.quantity(parameter.word, &deviations, &faults) ?? 0
    }
    return mounting
  }

  private mutating func structures(_ top: SectionReader) -> [StructureAtRisk] {
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
      if found.contains(where: { $0.name == name }) {
        faults.add(
          ValueFault(.name, "another structure has this name", found: name), section.place,
          section.key(.name))
      }
      found.append(StructureAtRisk(name: name, ap: ap, lateral: lateral, axial: axial, rate: rate))
    }
    return found
  }
}

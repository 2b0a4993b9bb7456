import HexapodKinematics
import RigidMotion
import TreatmentModel

/// Turns the tree of a file into a case. Goes on after every fault, so that all are found at once.
struct CaseDecoder {
  var faults: FaultList
  let catalogue: Catalogue
  var deviations: [CaseKey: Double] = [:]
  var defaults: [AssumedDefault] = []

  mutating func treatment(_ root: Node) -> Treatment? {
    guard let top = SectionReader(root, .top, &faults) else { return nil }
    if let list = top.node(.levels) { return treatment(ofLevels: list, top, root) }
    refuseKeysOfLevels(top)
    let common = self.common(top)
    let stated = statement(of: top, .alone)
    let covariance = top.node(.covariance).flatMap { self.covariance($0, of: root) }
    guard faults.errors.isEmpty, var common, let calendar = stated.calendar, let frame = stated.frame,
      let proximalRing = frame.proximalRing, let distalRing = frame.distalRing,
      let level = level(stated, distalRing: distalRing)
    else { return nil }
    common.calendar = calendar
    common.strutClasses = frame.strutClasses
    finish(&common, covariance)
    return Treatment(common, proximalRing: proximalRing, level)
  }

  /// What all levels share, without calendar and classes of struts.
  mutating func common(_ top: SectionReader) -> CommonStatement? {
    for word in [CaseKey.Word.caseName, .bone, .side] { top.required(word, &faults) }
    let name = top.name(.caseName, &faults)
    let bone = top.name(.bone, &faults)
    let side = top.choice(.side, Side.self, &faults)
    let envelope = top.node(.limbEnvelope).flatMap { limbEnvelope($0) }
    let limits = top.node(.limits).map { self.limits($0) }
    guard let name, let bone, let side else { return nil }
    var common = CommonStatement(name: name, side: side, bone: bone)
    common.limbEnvelope = envelope
    common.limits = limits ?? common.limits
    return common
  }

  /// What is known when all else has been read.
  mutating func finish(_ common: inout CommonStatement, _ covariance: InputCovariance?) {
    if common.limbEnvelope == nil { assume(.top(.limbEnvelope)) }
    common.standardDeviations = deviations
    common.covariance = covariance
    common.assumedDefaults = defaults
  }

  /// The value, or the default, which is then remembered.
  mutating func assume<Value>(_ value: Value?, _ otherwise: Value, _ key: CaseKey) -> Value {
    if let value { return value }
    assume(key)
    return otherwise
  }

  /// Remembers that the default of a key is taken.
  mutating func assume(_ key: CaseKey) {
    let key = key.level == nil ? key.at(faults.level) : key
    defaults.append(AssumedDefault(key: key, value: CaseSchema.row(of: key)?.standard?.words ?? ""))
  }

  /// The deformity as it is now, with its convention if it says it.
  mutating func angledDeformity(_ node: Node) -> (Deformity, RotationConvention?)? {
    guard let section = SectionReader(node, .deformity, &faults) else { return nil }
    let deformity = deformity(section)
    return (deformity, section.choice(.convention, RotationConvention.self, &faults))
  }

  /// Refuses keys of a section that do not go with the rest of the case.
  mutating func refuse(_ words: [CaseKey.Word], in section: SectionReader?, _ message: String) {
    guard let section else { return }
    for word in words {
      guard let node = section.node(word) else { continue }
      faults.add(ValueFault(.doesNotBelong, message, found: node.kind), node.place, section.key(word))
    }
  }

  /// The target of a level or of the limb.
  mutating func deformity(_ node: Node, _ kind: CaseKey.Section, entry: Int = 0) -> Deformity? {
    SectionReader(node, kind, entry: entry, &faults).map { deformity($0) }
  }

  mutating func deformity(_ section: SectionReader) -> Deformity {
    var deformity = Deformity()
    for parameter in DeformityParameter.allCases {
      deformity[parameter] = section.quantity(parameter.word, &deviations, &faults) ?? 0
    }
    return deformity
  }

  mutating func cut(_ node: Node) -> BoneCut {
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
    guard Rotation.isDirection(mounting.apTilt, mounting.lateralTilt) else {
      refuseTilts(section)
      return nil
    }
    return mounting
  }
}

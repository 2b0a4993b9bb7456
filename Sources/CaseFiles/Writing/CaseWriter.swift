import HexapodKinematics
import TreatmentModel

/// Writes a case as it would be typed: words kept, uncertainties kept, and no default that nobody typed.
///
/// What is written reads back to an equal case, number by number to the same bits, if the case can be typed at all: a length in
/// millimetres always can; of angles in radians that were computed, about one in ten lies between those that decimals of
/// degrees read as, and is written as the nearest. Hardware that is neither the catalogue's nor the case's own is written by its
/// numbers. Sections of the limb are written in the order in which they were given, with the uncertainties of their numbers.
public struct CaseWriter: Sendable {
  /// The level that is written; of several the first, with what they share.
  let input: TreatedLevel
  let catalogue: Catalogue
  /// The whole, where it has several levels.
  let several: Treatment?
  /// Whether the classes that are to be had are said.
  let saysClasses: Bool
  /// What the level is in transport.
  let role: LevelSurroundings.Role

  /// A writer of a treatment's level, which is what a case is.
  ///
  /// - Throws: ``CaseWritingError/notUncertain(_:)`` for a covariance of what is no number with a ±.
  public init(_ input: TreatedLevel) throws(CaseWritingError) {
    try CaseWriter.check(input.covariance)
    let catalogue = try CaseWriter.catalogue()
    self.init(
      input, catalogue, nil, saysClasses: catalogue.mustBeSaid(input.strutClasses, for: [input.struts]))
  }

  init(
    _ input: TreatedLevel, _ catalogue: Catalogue, _ several: Treatment?, saysClasses: Bool,
    role: LevelSurroundings.Role = .none
  ) {
    (self.input, self.catalogue, self.several) = (input, catalogue, several)
    (self.saysClasses, self.role) = (saysClasses, role)
  }

  static func catalogue() throws(CaseWritingError) -> Catalogue {
    do throws(CaseFileErrors) {
      return try Catalogue.builtIn()
    } catch {
      throw .catalogue(error)
    }
  }

  static func check(_ covariance: InputCovariance?) throws(CaseWritingError) {
    if let key = covariance?.keys.first(where: { !CaseSchema.isOneUncertainNumber($0) }) {
      throw .notUncertain(key)
    }
  }

  /// The case as YAML.
  public var yaml: String { CaseValue.yamlFile(members) }

  /// The case as JSON, indented.
  public var json: String { CaseValue.jsonFile(members) }

  /// The whole case, in the order of the schema.
  package var members: [CaseValue.Member] {
    several.map { members(of: $0) } ?? section(.top) { value(top: $0) }
  }

  // MARK: - Sections by their rows

  /// The members of a section: what `value` gives for each of its rows, in the order of the schema.
  func section(
    _ section: CaseKey.Section, _ value: (CaseKey.Word) -> CaseValue?
  ) -> [CaseValue.Member] {
    CaseSchema.rows(of: section).compactMap { row in value(row.word).map { .init(row.word, $0) } }
  }

  /// A quantity that is left out when it is 0 and carries no uncertainty.
  func optional(_ key: CaseKey, _ inside: Double) -> CaseValue? {
    inside == 0 && deviation(key) == nil ? nil : quantity(key, inside)
  }

  /// A quantity, with its uncertainty.
  func quantity(_ key: CaseKey, _ inside: Double) -> CaseValue {
    let row = CaseSchema.row(of: key)
    return .typed(
      TypedNumber.quantity(
        inside, deviation: deviation(key), row?.unit ?? .millimetres, row?.directions))
  }

  /// One standard deviation that is typed behind the number; those of a covariance are typed there.
  func deviation(_ key: CaseKey) -> Double? {
    input.covariance?.keys.contains(key) == true ? nil : input.standardDeviations[key]
  }

  /// Whether a value is to be written: unless it is a default that nobody typed.
  func isTyped(_ key: CaseKey, isDefault: Bool) -> Bool {
    !isDefault || !input.assumedDefaults.contains { $0.key == key }
  }

  func value(top word: CaseKey.Word) -> CaseValue? {
    switch word {
    case .caseName: return .typed(input.name)
    case .side: return .typed(input.limb.side.rawValue)
    case .bone: return .typed(input.bone)
    case .reference: return .typed(input.limb.reference.rawValue)
    case .boneDiameter:
      let isDefault =
        input.junction.diameter == BoneCut().diameter && deviation(.top(word)) == nil
      return isTyped(.top(word), isDefault: isDefault) ? quantity(.top(word), input.junction.diameter) : nil
    case .boneGap, .cut: return input.cut.flatMap { value(of: $0, word) }
    case .between, .hinge, .distraction: return input.joint.flatMap { value(of: $0, word) }
    case .deformity: return .section(section(.deformity) { value(deformity: $0) })
    case .mounting: return .section(mounting(input.mounting, .mounting))
    case .frame: return .section(section(.frame) { value(frame: $0) })
    case .structuresAtRisk: return listed(structures)
    case .schedule: return filled(section(.schedule) { value(schedule: $0) })
    case .held: return listed(input.holds.map(hold))
    case .strutsMounted: return input.strutsMounted.map(classNames)
    case .target: return filled(deformity(input.target, .target))
    case .limbEnvelope: return input.limbEnvelope.map { .section(envelope($0)) }
    case .limits: return filled(limits)
    case .covariance: return input.covariance.map { .section(covariance($0)) }
    default: return nil
    }
  }

  func filled(_ members: [CaseValue.Member]) -> CaseValue? {
    members.isEmpty ? nil : .section(members)
  }

  func listed(_ items: [CaseValue]) -> CaseValue? { items.isEmpty ? nil : .list(items) }

  // MARK: - Deformity and mounting

  func value(deformity word: CaseKey.Word) -> CaseValue? {
    if word == .convention {
      let isDefault = input.convention == RotationConvention.film
      return isTyped(CaseKey(.deformity, word), isDefault: isDefault)
        ? .typed(input.convention.rawValue) : nil
    }
    return DeformityParameter.allCases.first { $0.word == word }
      .flatMap { optional($0.key, input.deformity[$0]) }
  }

  func deformity(
    _ deformity: Deformity, _ kind: CaseKey.Section, entry: Int? = nil
  ) -> [CaseValue.Member] {
    section(kind) { word in
      DeformityParameter.allCases.first { $0.word == word }
        .flatMap { optional(CaseKey(kind, word, entry: entry), deformity[$0]) }
    }
  }

  func mounting(_ mounting: Mounting, _ kind: CaseKey.Section) -> [CaseValue.Member] {
    section(kind) { word in
      MountingParameter.allCases.first { $0.word == word }
        .flatMap { optional(CaseKey(kind, word), mounting[$0]) }
    }
  }

  // MARK: - Structures, envelope, limits

  private var structures: [CaseValue] {
    input.structuresAtRisk.enumerated().map { index, structure in
      func place(_ word: CaseKey.Word, _ value: Double) -> CaseValue? {
        optional(CaseKey(.structuresAtRisk, word, entry: index + 1), value)
      }
      return .section(
        section(.structuresAtRisk) { word in
          switch word {
          case .name: .typed(structure.name)
          case .ap: place(word, structure.ap)
          case .lateral: place(word, structure.lateral)
          case .axial: place(word, structure.axial)
          case .from: structure.spansLimb ? .typed(StructureWord.limb.rawValue) : nil
          case .rate: structure.rate.map { .typed(Printable.number($0)) }
          default: nil
          }
        })
    }
  }

  private var limits: [CaseValue.Member] {
    let standard = CheckLimits()
    return section(.limits) { word in
      if word == .assembly {
        return input.limits.assembly == standard.assembly ? nil : .typed(input.limits.assembly.rawValue)
      }
      guard let limit = CheckLimit.allCases.first(where: { $0.word == word }) else { return nil }
      let inside = input.limits.inside(limit)
      guard inside != standard.inside(limit) else { return nil }
      return .typed(limit.isAngle ? TypedNumber.plainAngle(inside) : Printable.number(inside))
    }
  }

  /// By girths, if all sections are round and were not typed as widths and depths.
  private func envelope(_ envelope: LimbEnvelope) -> [CaseValue.Member] {
    func girth(_ section: LimbEnvelope.Section) -> Double? {
      guard section.width == section.depth else { return nil }
      return TypedNumber.exact(section.width, near: section.width * .pi) { $0 / .pi }
    }
    let isElliptic = input.standardDeviations.keys.contains { $0.section == .limbSections }
    let girths = envelope.stated.compactMap(girth)
    let isRound = girths.count == envelope.stated.count && !isElliptic
    let items = envelope.stated.enumerated().map { index, limb -> CaseValue in
      let kind: CaseKey.Section = isRound ? .girths : .limbSections
      return .section(
        section(kind) { word in
          let key = CaseKey(kind, word, entry: index + 1)
          switch word {
          case .axial: return quantity(key, limb.axial)
          case .girth: return quantity(key, girths[index])
          case .width: return quantity(key, limb.width)
          case .depth: return quantity(key, limb.depth)
          default: return nil
          }
        })
    }
    return section(.limbEnvelope) { word in
      switch word {
      case .girths: isRound ? .list(items) : nil
      case .sections: isRound ? nil : .list(items)
      case .apOffset: optional(CaseKey(.limbEnvelope, word), envelope.apOffset)
      case .lateralOffset: optional(CaseKey(.limbEnvelope, word), envelope.lateralOffset)
      default: nil
      }
    }
  }
}

import TreatmentModel

/// Every key of a case, in one table: decoding, hints, columns of tables, template, questions, the writer, the editor and the
/// JSON Schema all follow from it.
///
/// A row stands once for each section in which its key can stand, whatever the numbers of the entries; it is found by
/// ``CaseKey`` without a search. Rows stand in the order in which files are written.
public enum CaseSchema {
  /// The row of a key; nil for a key that its section does not have.
  public static func row(of key: CaseKey) -> CaseRow? {
    section(key.level == nil ? key.section : key.section.inEntry).row(key.word)
  }

  /// The rows of a section, in the order of files.
  public static func rows(of section: CaseKey.Section) -> [CaseRow] {
    sections[Int(section.rawValue)].rows
  }

  /// Every key of a case, without numbers of entries, in the order of files.
  public static let keys: [CaseKey] = {
    var told: Set<CaseKey.Section> = [.top]
    return keys(of: .top, &told)
  }()

  /// Sections that stand in several places are told at the first.
  private static func keys(of section: CaseKey.Section, _ told: inout Set<CaseKey.Section>) -> [CaseKey] {
    rows(of: section).flatMap { row -> [CaseKey] in
      let inner = row.content.inner.flatMap { told.insert($0).inserted ? keys(of: $0, &told) : nil }
      return [CaseKey(section, row.word)] + (inner ?? [])
    }
  }

  /// What reading a section needs to know.
  static func section(_ section: CaseKey.Section) -> SectionSchema { sections[Int(section.rawValue)] }

  private static let sections = CaseKey.Section.allCases.map { section in
    SectionSchema(section, rows: makeRows(section).map { $0.standing(in: section) })
  }

  /// What the number at a key may be, in words.
  static func allowed(_ section: CaseKey.Section, _ word: CaseKey.Word) -> String {
    CaseKey(section, word).valueRange?.words ?? ""
  }

  private static func makeRows(_ section: CaseKey.Section) -> [CaseRow] {
    switch section {
    case .top: top + topOfLevels
    case .deformity: deformity
    case .target: remaining
    case .stages: remaining + [acute]
    case .mounting, .movingMounting: mounting
    case .cut: cut
    case .hinge: hinge
    case .hingeAt: hingeAt
    case .frame: frame
    case .neutral: neutral
    case .proximalRing: [ringName] + ring + holes + part(.proximalPlates)
    case .distalRing: [ringName] + ring + holes + part(.distalPlates)
    case .proximalPlates, .distalPlates, .cataloguePlates: plate
    case .struts: strut
    case .strutClasses: [className] + strut
    case .structuresAtRisk: structure
    case .schedule: schedule
    case .held: hold
    case .limbEnvelope: limbEnvelope
    case .girths: girth
    case .limbSections: limbSection
    case .limits: limits
    case .covariance: covariance
    case .levels: level
    case .levelFrame: levelFrame
    case .levelSchedule: levelSchedule
    case .middle: middle
    case .limbNow: limbNow
    case .limbTarget, .thenLimbTarget: limbTarget
    case .then: then
    case .catalogue: catalogue
    case .catalogueRings: provenance + ring + part(.cataloguePlates)
    case .catalogueStruts: provenance + strut
    case .bareFile: bareFile
    case .bareFrame: bareFrame
    case .bareReferenceRing, .bareMovingRing: bareRing
    case .filmsFile: filmsFile
    case .filmFrame: frame.filter { [.proximalRing, .distalRing, .struts, .strutClasses].contains($0.word) }
    case .filmAPAxis: filmAPAxis
    case .filmMounting: mounting.filter { $0.word == .rotation }
    case .films: film
    case .filmMarks: filmMark
    case .filmCalibration: filmCalibration
    case .malalignment: malalignment
    case .malalignmentMarks: malalignmentMarks
    case .statesFile: statesFile
    case .stateProximalRing, .stateDistalRing:
      ring.filter { [.jointRadius, .halfAngle, .jointOffset].contains($0.word) }
    case .stateStruts: strut.filter { [.min, .max, .step].contains($0.word) }
    case .ringMarks: ringMark
    case .ringDistances, .stateDistances: measuredDistance
    case .states: state
    }
  }

  /// Where keys belong that stand in the wrong section.
  static let homes: [String: String] = {
    var homes: [String: String] = [:]
    for section: CaseKey.Section in [
      .top, .limits, .limbEnvelope, .cut, .hinge, .schedule, .frame, .mounting, .deformity,
    ] {
      let place = section.key()?.description ?? "the top of the file"
      for row in rows(of: section) { homes[row.word.name] = place }
    }
    return homes
  }()
}

extension CaseRow.Content {
  /// The section that its values are, or may be; nil for plain values.
  package var inner: CaseKey.Section? {
    switch self {
    case .section(let section), .entries(let section), .ring(let section), .struts(let section),
      .strutClasses(let section), .holds(let section):
      section
    default: nil
    }
  }
}

/// A section of the table, as reading wants it.
final class SectionSchema: Sendable {
  let section: CaseKey.Section
  /// In the order of files.
  let rows: [CaseRow]
  /// Their names, in the same order.
  let names: [String]
  /// Whether a key that is not known here is looked for elsewhere.
  let hintsElsewhere: Bool
  /// The place in ``rows`` of every word; -1 for words that do not stand here.
  private let places: [Int8]

  init(_ section: CaseKey.Section, rows: [CaseRow]) {
    (self.section, self.rows) = (section, rows)
    names = rows.map(\.word.name)
    var places = [Int8](repeating: -1, count: CaseKey.Word.allCases.count)
    for (place, row) in rows.enumerated() { places[Int(row.word.rawValue)] = Int8(place) }
    self.places = places
    hintsElsewhere =
      switch section {
      case .top, .deformity, .mounting, .cut, .hinge, .frame, .movingMounting, .neutral, .schedule, .stages,
        .target,
        .limbEnvelope, .limits, .levels, .levelFrame, .levelSchedule, .middle:
        true
      default: false
      }
  }

  /// The place of a word among ``rows``; -1 for a word that does not stand here.
  func place(_ word: CaseKey.Word) -> Int { Int(places[Int(word.rawValue)]) }

  func row(_ word: CaseKey.Word) -> CaseRow? {
    let place = place(word)
    return place < 0 ? nil : rows[place]
  }

  /// The names as messages list them and hints try them: a case's later additions stand at the end.
  var told: [String] {
    guard section == .top else { return names }
    let late: [CaseKey.Word] = [
      .between, .hinge, .distraction, .boneGap, .cut, .limbEnvelope, .limits, .strutsMounted, .levels,
    ]
    // Mostly computed and hardly ever typed: messages do not offer it.
    let rare: [CaseKey.Word] = [.covariance] + CaseSchema.topOfLevels.map(\.word)
    let words = rows.map(\.word).filter { !late.contains($0) && !rare.contains($0) } + late
    return words.map(\.name)
  }
}

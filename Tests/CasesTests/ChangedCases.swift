import CaseFiles
import TreatmentModel

/// Cases that together can have every key, and what a case becomes when one key says something else.
enum ChangedCases {
  /// A case and the same with another value at one key.
  struct Change {
    /// Its place in ``texts``.
    let text: Int
    let before: TreatedLevel
    let after: TreatedLevel
  }

  /// One of each mode, with each kind of ring, strut and section of the limb somewhere.
  static let texts = [chronic, residual, ringsFirst, joint, declared, armed]

  /// Every key whose value is no section or list of sections, of which the keys stand for themselves.
  static let keys = CaseSchema.keysOfOneLevel.filter { key in
    switch CaseSchema.row(of: key)?.content {
    case .section, .entries, nil: false
    default: true
    }
  }

  /// A change of the key that a case takes, of the first case that takes one; nil where none does.
  static func change(of key: CaseKey, deviation: String? = nil) -> Change? {
    guard let row = CaseSchema.row(of: key) else { return nil }
    let key = firstOf(key)
    for (place, text) in texts.enumerated() {
      // Other joints, not another shape of ring.
      if row.content == .joints, !text.contains("\(row.word.name):") { continue }
      guard let before = level(text) else { continue }
      for edits in edits(key, row, deviation) {
        guard var editor = try? CaseEditor(Array(text.utf8), name: "case"), (try? editor.apply(edits)) != nil,
          let after = level(editor.text), !isSame(before, after)
        else { continue }
        return Change(text: place, before: before, after: after)
      }
    }
    return nil
  }

  static func level(_ text: String) -> TreatedLevel? {
    guard case .correction(let found, _)? = try? CaseFile.parse(Array(text.utf8), name: "case") else {
      return nil
    }
    return try? found.soleLevel()
  }

  /// Whether both say the same, be it typed or assumed.
  private static func isSame(_ one: TreatedLevel, _ other: TreatedLevel) -> Bool {
    var (one, other) = (one, other)
    (one.assumedDefaults, other.assumedDefaults) = ([], [])
    return one == other
  }

  /// Of a list of sections the key of the first; struts that are one class have none.
  private static func firstOf(_ key: CaseKey) -> CaseKey {
    switch key.section {
    case .strutClasses, .structuresAtRisk, .stages, .held, .girths, .limbSections, .proximalPlates,
      .distalPlates:
      CaseKey(key.section, key.word, entry: 1)
    default: key
    }
  }

  /// Changes that might be taken.
  private static func edits(_ key: CaseKey, _ row: CaseRow, _ deviation: String?) -> [[CaseEdit]] {
    if key == CaseKey(.frame, .mode) {
      return [[.set(key, "residual"), .remove(CaseKey(.frame, .movingMounting))]]
    }
    if key == .top(.between) { return [[.set(key, "joint"), .remove(.top(.boneGap))]] }
    return values(row, deviation).map { [.set(key, $0)] }
  }

  private static func values(_ row: CaseRow, _ deviation: String?) -> [CaseValue] {
    let range = row.range ?? 0...1
    let numbers = [0.37, 0.061, 0.02, 0.8, 0.1].map { share in
      range.lowerBound + share * (range.upperBound - range.lowerBound)
    }
    let spread = deviation.map { " ± \($0)" } ?? ""
    let word = row.directions.map { " \($0.words[1].rawValue)" } ?? ""
    switch row.content {
    case .name, .text: return ["another name", "generic-180"]
    case .quantity, .number: return numbers.map { .typed("\($0)\(spread)\(word)") }
    case .whole: return numbers.map { .typed("\(Int($0))") }
    case .choice(let words): return words.map { .typed($0) }
    case .count(let counts): return counts.map { .typed("\($0)") }
    case .truth: return ["true"]
    case .start: return ["7"]
    case .date: return ["2026-03-02"]
    case .timeZone: return ["Europe/London"]
    case .days: return ["4"]
    case .visits: return ["tuesday"]
    case .readings: return [.list((0..<6).map { .typed("\(180 + $0)\($0 == 0 ? spread : "")") })]
    case .joints:
      return [.list((0..<6).map { .list([.typed("\(90 - 30 * $0)"), .typed("\($0 * $0 * 5)"), "1"]) })]
    case .holeNumbers: return [["35", "2", "12", "14", "24", "26"]]
    case .arc: return [["-100", "140"]]
    case .keys: return [["mounting.axial-offset", "mounting.rotation"]]
    case .matrix: return [[["1", "0.25"], ["0.25", "1"]]]
    case .ring: return ["generic-205"]
    case .struts: return ["long"]
    case .strutClasses: return [["medium", "long"]]
    case .holds: return [["2"]]
    case .classNames: return ["long"]
    case .section, .entries: return []
    }
  }

  private static let start = """
    case: walked
    side: left
    bone: tibia
    reference: proximal
    bone-diameter: 28
    bone-gap: 30
    deformity: {ap-angulation: 4 varus, axial-translation: 5 short, convention: film}
    mounting: {axial-offset: 60 proximal}

    """

  private static let armed =
    start + """
      frame:
        proximal-ring: {joint-radius: 93.8, half-angle: 4.58, arc: [90, 270], arms: 100}
        distal-ring: {joint-radius: 93.8, half-angle: 4.58, arc: [90, 270], arms: 100}
        struts: auto
        mode: chronic
        neutral-height: 150

      """

  private static let chronic =
    start + """
      frame:
        proximal-ring: {joint-radius: 93.8, half-angle: 4.58, joint-offset: 5}
        distal-ring: {joint-radius: 93.8, half-angle: 4.58}
        struts: {min: 120, max: 289, step: 0.5, reading-offset: 2, radius: 6}
        strut-classes: [{name: extra, min: 150, max: 300, step: 0.5}]
        mode: chronic
        neutral-height: 203
      structures-at-risk: [{name: nerve, ap: 25 lateral, lateral: 10 posterior, axial: 0, rate: 1}]
      schedule: {surgery: 2026-03-01, latency: 7, stages: [{axial-translation: 5 short}]}
      held: [{strut: 3, days: 2-3}]
      target: {axial-translation: 1 long}
      limb-envelope: {girths: [{axial: 10 proximal, girth: 200}]}
      covariance: {keys: [mounting.ap-offset, mounting.lateral-offset], matrix: [[1, 0.5], [0.5, 1]]}

      """

  private static let joint =
    start.replacing("bone-gap: 30", with: "between: joint\nhinge: {axis: medial-lateral}\ndistraction: 2")
      + """
      frame:
        proximal-ring: {joint-radius: 93.8, half-angle: 4.58, joint-offset: 5}
        distal-ring: {joint-radius: 93.8, half-angle: 4.58}
        struts: {min: 120, max: 289, step: 0.5, reading-offset: 2, radius: 6}
        mode: chronic
        neutral-height: 203
      structures-at-risk: [{name: nerve, ap: 25 lateral, lateral: 10 posterior, axial: 0, rate: 1}]

      """

  private static let declared =
    start + """
      frame:
        proximal-ring: {name: generic-155, plates: [{strut: 3, radial: 2}]}
        distal-ring: {name: generic-155, plates: [{strut: 4, axial: 2}]}
        struts: {min: 60, max: 389, step: 0.5}
        mode: chronic
        neutral: {rotation: 5 internal, height: 203}

      """

  private static let residual =
    start + """
      frame:
        proximal-ring: {hole-circle-radius: 90, holes: 36, use: [36, 2, 12, 14, 24, 26]}
        distal-ring: {hole-circle-radius: 90, holes: 36, use: [32, 6, 8, 18, 20, 30]}
        struts: {min: 100, max: 400, pitch: 1, steps-per-turn: 4}
        strut-classes: [{name: extra, min: 150, max: 300, pitch: 1, steps-per-turn: 4}]
        mode: residual
        struts-now: [198, 203, 191, 189, 200, 196]
      limb-envelope: {sections: [{axial: 10 proximal, width: 60, depth: 70}]}

      """

  private static let proximalJoints =
    "{joints: [[93.5, -7.5, 0], [93.5, 7.5, 0], [-40.3, 84.7, 0], [-53.2, 77.2, 0], [-53.2, -77.2, 0], [-40.3, -84.7, 0]]}"
  private static let distalJoints =
    "{joints: [[53.2, -77.2, 0], [53.2, 77.2, 0], [40.3, 84.7, 0], [-93.5, 7.5, 0], [-93.5, -7.5, 0], [40.3, -84.7, 0]]}"

  private static let ringsFirst =
    start + """
      frame:
        proximal-ring: \(proximalJoints)
        distal-ring: \(distalJoints)
        struts: long
        mode: rings-first
        moving-mounting: {axial-offset: 130 distal}
        struts-now: [198, 200, 197, 189, 189, 193]

      """
}

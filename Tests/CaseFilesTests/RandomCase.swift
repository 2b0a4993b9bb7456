import CaseFiles
import CorrectionPlanning
import HexapodKinematics
import TestSupport
import TreatmentModel

/// The text of a case of any kind, typed as a planner might: every mode, kind of ring, strut, list and limit, with
/// uncertainties on all that can carry one.
struct RandomCase {
  var text = ""
  var random: SplitMix64
  /// Whether a joint lies between the fragments, and whether that has a hinge.
  private(set) var (isJoint, hasHinge) = (false, false)

  init(_ random: inout SplitMix64) {
    self.random = random
    write()
    random = self.random
  }

  mutating func chance(_ one: UInt64, of: UInt64) -> Bool { random.next() % of < one }

  mutating func pick<Element>(_ items: [Element]) -> Element {
    items[Int(random.next() % UInt64(items.count))]
  }

  /// A number in few digits, in many, or in all.
  mutating func number(_ range: ClosedRange<Double>) -> String {
    let value = random.uniform(range)
    let scale = pick([1, 10, 1000, 1e6, 0])
    let rounded = scale == 0 ? value : (value * scale).rounded() / scale
    return (range.contains(rounded) ? rounded : value).description
  }

  mutating func spread() -> String { chance(1, of: 3) ? " ± \(number(0...4))" : "" }

  mutating func value(of row: CaseRow) -> String {
    let range = row.range ?? 0...1
    let magnitude = chance(1, of: 8) && range.contains(0) ? "0" : number(range)
    let isSure: Bool = if case .quantity = row.content { false } else { true }
    let word = row.directions.map { " " + pick($0.words).rawValue } ?? ""
    return magnitude + (isSure ? "" : spread()) + (magnitude == "0" ? "" : word)
  }

  func row(_ section: CaseKey.Section, _ word: CaseKey.Word) -> CaseRow {
    CaseSchema.rows(of: section).first { $0.word == word } ?? CaseSchema.rows(of: section)[0]
  }

  mutating func value(_ section: CaseKey.Section, _ word: CaseKey.Word) -> String {
    value(of: row(section, word))
  }

  /// `key: value` of some of these words, or of all.
  mutating func members(
    _ section: CaseKey.Section, _ words: [CaseKey.Word], always: Bool = false
  ) -> [String] {
    words.filter { _ in always || chance(2, of: 3) }.map { "\($0.name): \(value(section, $0))" }
  }

  func flow(_ members: [String]) -> String { "{\(members.joined(separator: ", "))}" }

  /// One of two levels.
  init(levels random: inout SplitMix64) {
    self.random = random
    writeLevels()
    random = self.random
  }

  private mutating func write() {
    let name = pick([
      "\"a: # name\"", "knee 7", "Ünterschenkel", "\"null\"", "3", "\"it's \\\"so\\\"\"", "\"- x\"",
    ])
    text = "case: \(name)\nside: \(pick(["left", "right"]))\nbone: \(pick(["tibia", "femur", "\"a, b\""]))\n"
    text += "reference: \(pick(["proximal", "distal"]))\n"
    // Without a draw, so that all else of a seed stays what it is.
    isJoint = text.utf8.count % 4 == 0
    for line in members(.top, [.boneDiameter, .boneGap]) where !isJoint || !line.hasPrefix("bone-gap") {
      text += line + "\n"
    }
    if chance(1, of: 3) {
      let cut = "cut: \(flow(members(.cut, CutParameter.allCases.map(\.word))))\n"
      if !isJoint { text += cut }
    }
    if isJoint { writeJoint() } else if text.utf8.count % 4 == 1 { text += "between: cut\n" }
    var deformity = members(.deformity, DeformityParameter.allCases.map(\.word))
    if chance(1, of: 2) {
      deformity.append("convention: \(pick(RotationConvention.allCases).rawValue)")
    }
    text += "deformity: \(flow(deformity))\n"
    text += "mounting: \(flow(members(.mounting, MountingParameter.allCases.map(\.word))))\n"
    writeFrame()
    writeSchedule()
    writeRest()
  }

  private mutating func writeJoint() {
    text += "between: joint\n"
    hasHinge = chance(2, of: 3)
    if hasHinge {
      let at = chance(2, of: 3) ? ["at: \(flow(members(.hingeAt, HingeParameter.allCases.map(\.word))))"] : []
      text += "hinge: \(flow(at + ["axis: \(pick(TreatedJoint.Axis.allCases).rawValue)"]))\n"
    }
    for line in members(.top, [.distraction]) { text += line + "\n" }
  }

  private mutating func writeFrame() {
    var frame = ["proximal-ring: \(ring(.proximalRing))", "distal-ring: \(ring(.distalRing))"]
    let classes = chance(1, of: 3) ? strutClasses() : nil
    if let classes { frame.append("strut-classes: [\(classes.joined(separator: ", "))]") }
    let names = ["x-short", "short", "medium", "long", "rod"] + (classes == nil ? [] : ["extra"])
    switch random.next() % 5 {
    case 0: break
    case 1: frame.append("struts: auto")
    case 2: frame.append("struts: \(pick(names))")
    case 3: frame.append("struts: \(strut())")
    default:
      frame.append(
        "struts: [\((0..<6).map { _ in chance(1, of: 2) ? pick(names) : strut() }.joined(separator: ", "))]")
    }
    let readings = (0..<6).map { _ in number(10...1000) + spread() }.joined(separator: ", ")
    let moving = flow(members(.movingMounting, oneTilt(MountingParameter.allCases)))
    let neutral = chance(1, of: 3) ? members(.neutral, oneTilt(NeutralStance.parameters)) : nil
    let mode = random.next() % 4
    if let neutral {
      let height = mode == 0 ? ["height: \(value(.neutral, .height))"] : []
      frame.append("neutral: \(flow(neutral + height))")
    }
    switch mode {
    case 0:
      frame +=
        ["mode: chronic"] + (neutral == nil ? ["neutral-height: \(value(.frame, .neutralHeight))"] : [])
    case 1: frame += ["mode: residual", "struts-now: [\(readings)]"]
    case 2: frame += ["mode: rings-first", "moving-mounting: \(moving)"]
    default: frame += ["mode: rings-first", "moving-mounting: \(moving)", "struts-now: [\(readings)]"]
    }
    text += "frame: \(flow(frame))\n"
  }

  mutating func ring(_ section: CaseKey.Section) -> String {
    // Of every ring that may follow the joints lie further out.
    let opening = chance(2, of: 3) ? ["\(CaseKey.Word.innerRadius.name): \(number(10...19.9))"] : []
    let extra = members(section, [.jointOffset, .jointTilt]) + opening + partOfCircle() + plates()
    switch random.next() % 4 {
    case 0:
      let name = pick(["generic-80", "generic-155", "generic-300"])
      return chance(1, of: 2)
        ? name : flow(["name: \(name)"] + extra.filter { !$0.hasPrefix("joint-offset") })
    case 1: return flow(members(section, [.jointRadius, .halfAngle], always: true) + extra)
    case 2:
      let holes = 6 + Int(random.next() % 100)
      let use = (0..<6).map { _ in String(1 + Int(random.next() % UInt64(holes))) }
      return flow(
        members(section, [.holeCircleRadius], always: true)
          + ["holes: \(holes)", "use: [\(use.joined(separator: ", "))]"] + extra)
    default:
      let joints = (0..<6).map { _ in
        "[\((0..<3).map { _ in number(-400...400) }.joined(separator: ", "))]"
      }
      return flow(["joints: [\(joints.joined(separator: ", "))]"] + extra)
    }
  }

  /// A right angle has a direction beside no other tilt.
  mutating func oneTilt(_ parameters: [MountingParameter]) -> [CaseKey.Word] {
    let other: MountingParameter = chance(1, of: 2) ? .apTilt : .lateralTilt
    return parameters.filter { $0 != other }.map(\.word)
  }

  private mutating func partOfCircle() -> [String] {
    guard chance(1, of: 4) else { return [] }
    guard chance(1, of: 4) else { return ["arc: [\(number(-180...360)), \(number(-360...179))]"] }
    // Half a circle, as foot plates have it.
    let start = Int(random.next() % 180)
    return ["arc: [\(start), \(start + 180)]", "arms: \(number(1...300))"]
  }

  private mutating func plates() -> [String] {
    guard chance(1, of: 4) else { return [] }
    let plates = StrutNumber.allCases.filter { _ in chance(1, of: 3) }.map { strut in
      flow(["strut: \(strut)"] + members(.distalPlates, [.radial, .along, .axial]))
    }
    return plates.isEmpty ? [] : ["plates: [\(plates.joined(separator: ", "))]"]
  }

  mutating func strut(named name: String? = nil) -> String {
    let low = random.uniform(20...200)
    var members = name.map { ["name: \($0)"] } ?? []
    members += ["min: \(low)", "max: \(low + random.uniform(20...200))"]
    if chance(1, of: 2) { members.append("reading-offset: \(number(-15...400))\(spread())") }
    if chance(1, of: 2) { members.append("radius: \(number(1...30))") }
    switch random.next() % 3 {
    case 0: members.append("step: \(number(0.05...10))")
    case 1: members += ["pitch: \(number(0.5...3))", "steps-per-turn: \(pick([1, 2, 3, 4, 6, 8]))"]
    default: break
    }
    return flow(members)
  }

  mutating func strutClasses() -> [String] {
    [strut(named: "extra")] + ["medium", "long", "rod"].filter { _ in chance(1, of: 2) }
  }

  private mutating func writeSchedule() {
    var schedule = members(.schedule, [.rate, .roundingLever])
    let isDated = chance(2, of: 3)
    if isDated { schedule.append("surgery: 2026-0\(1 + random.next() % 9)-1\(random.next() % 10)") }
    if chance(1, of: 2) { schedule.append("latency: \(random.next() % 61)") }
    if chance(1, of: 2) { schedule.append("adjustments-per-day: \(1 + random.next() % 24)") }
    if chance(1, of: 2) {
      let path = "path: \(pick(PathKind.allCases).rawValue)"
      if !hasHinge { schedule.append(path) }
    }
    if chance(1, of: 2) { schedule.append("pace: \(pick(Pace.allCases).rawValue)") }
    if chance(1, of: 2) { schedule.append("rounding: \(pick(Rounding.allCases).rawValue)") }
    if isDated, chance(1, of: 2) {
      schedule.append(
        "visits: " + pick(["monday", "[tuesday, friday, monday]", "2026-05-06", "[2026-05-06, 2026-04-01]"]))
    }
    if chance(1, of: 3) {
      let stages = (0..<(1 + random.next() % 3)).map { _ in
        flow(members(.stages, DeformityParameter.allCases.map(\.word)))
      }
      schedule.append("stages: [\(stages.joined(separator: ", "))]")
    }
    if chance(1, of: 4) { schedule.append("time-zone: \(pick(["Europe/London", "UTC"]))") }
    if !schedule.isEmpty || chance(1, of: 2) { text += "schedule: \(flow(schedule))\n" }
  }

  private mutating func writeRest() {
    if chance(1, of: 2) || isJoint {
      let structures = (0..<(1 + random.next() % 3)).map { number in
        flow(["name: \"nerve, \(number)\""] + members(.structuresAtRisk, [.ap, .lateral, .axial, .rate]))
      }
      text += "structures-at-risk: [\(structures.joined(separator: ", "))]\n"
    }
    if chance(1, of: 3) {
      let several = "[{strut: 3, days: 5-9}, {strut: 3, days: 20-}, {strut: 6, days: 1-}]"
      let held = pick(["[3]", "[{strut: 2}]", "[{strut: 1, days: 12}, 4]", several])
      text += "held: \(held)\n"
    }
    // Without a draw, so that all else of a seed stays what it is.
    switch text.utf8.count % 8 {
    case 0: text += "struts-mounted: medium\n"
    case 1: text += "struts-mounted: [short, medium, medium, long, long, rod]\n"
    default: break
    }
    if chance(1, of: 3) {
      text += "target: \(flow(members(.target, DeformityParameter.allCases.map(\.word))))\n"
    }
    if chance(1, of: 3) { writeEnvelope() }
    if chance(1, of: 3) { writeCovariance() }
    if chance(1, of: 3) {
      let words = CheckLimit.allCases.filter { $0 != .singular && $0 != .nearSingular }.map(\.word)
      let assembly = chance(1, of: 2) ? ["assembly: \(pick(AssemblyRule.allCases).rawValue)"] : []
      text +=
        "limits: \(flow(members(.limits, words) + ["singular: 0.05", "near-singular: 0.4"] + assembly))\n"
    }
  }

  mutating func writeEnvelope() {
    let isRound = chance(1, of: 2)
    var heights = (0..<(1 + Int(random.next() % 4))).map { 90 * Double($0) - 180 + random.uniform(0...80) }
    heights.shuffle(using: &random)
    if chance(1, of: 4) { heights[0] = 0 }
    let sections = heights.map { height in
      let side = height == 0 ? "" : height > 0 ? " proximal" : " distal"
      let axial = "axial: \(abs(height))\(spread())\(side)"
      return isRound
        ? flow([axial] + members(.girths, [.girth], always: true))
        : flow([axial] + members(.limbSections, [.width, .depth], always: true))
    }
    let offsets = members(.limbEnvelope, [.apOffset, .lateralOffset])
    text +=
      "limb-envelope: "
      + flow(["\(isRound ? "girths" : "sections"): [\(sections.joined(separator: ", "))]"] + offsets) + "\n"
  }
}

import CaseFiles
import TestSupport
import TreatmentModel

/// Cases of two levels: every motion, start, middle ring and way to leave its place to the other level.
extension RandomCase {
  mutating func writeLevels() {
    text = "case: two levels\nside: \(pick(["left", "right"]))\nbone: tibia\n"
    text += "middle: \(flow(members(.middle, [.length], always: true) + members(.middle, [.ap, .lateral])))\n"
    let travels: Transport.Direction? = chance(1, of: 2) ? pick(Transport.Direction.allCases) : nil
    let defect = travels == .proximally ? 0 : 1
    let stagesOfDefect = chance(1, of: 2)
    if let travels {
      text += "motion: transport\n"
      if travels == .proximally || chance(1, of: 2) { text += "travels: \(travels.rawValue)\n" }
      if chance(1, of: 2) { text += "limb-now: \(flow(members(.limbNow, [.axialTranslation])))\n" }
      if !stagesOfDefect, chance(1, of: 2) { text += "limb-target: \(remaining(.limbTarget))\n" }
      if chance(1, of: 2) { text += "then: {limb-target: \(remaining(.thenLimbTarget))}\n" }
    } else if chance(1, of: 2) {
      text += "motion: independent\n"
    }
    writeCommonSchedule(isTransport: travels != nil)
    let classes = chance(1, of: 3) ? strutClasses() : nil
    if let classes { text += "frame: {strut-classes: [\(classes.joined(separator: ", "))]}\n" }
    if chance(1, of: 3) { writeEnvelope() }
    if chance(1, of: 4) { text += "limits: {near-singular: 0.4, assembly: warn}\n" }
    // The middle ring, said by one level or by both; its place, said by one or by both.
    let (middleRing, said) = (ring(.distalRing), random.next() % 3)
    let follower = chance(1, of: 3) ? nil : Int(random.next() % 2)
    var start = pick(["", "0", "7", "after"])
    text += "levels:\n"
    for (index, end) in FragmentEnd.allCases.enumerated() {
      let stages = index == defect && travels != nil ? stagesOfDefect : chance(1, of: 2)
      var entry = ["level: \(end.rawValue)"]
      if travels == nil, !start.isEmpty, index == 1 || chance(1, of: 2) {
        entry.append("starts: \(start == "after" ? "after \(end.opposite.rawValue)" : start)")
        if start == "after" { start = "" }
      }
      entry += level(
        index, isCut: travels != nil && index != defect, isDefect: travels != nil && index == defect, stages)
      entry += frame(
        end, middleRing: said == UInt64(index) || said == 2 ? middleRing : nil, follows: follower == index,
        hasClasses: classes != nil)
      text += "  - {\(entry.joined(separator: ", "))}\n"
    }
    if chance(1, of: 3) { writeCovarianceOfLevels() }
  }

  private mutating func remaining(_ section: CaseKey.Section) -> String {
    flow(members(section, DeformityParameter.allCases.map(\.word)))
  }

  private mutating func writeCommonSchedule(isTransport: Bool) {
    var schedule = members(.schedule, [.rate, .roundingLever])
    if chance(1, of: 2) { schedule += ["surgery: 2026-03-01", "visits: [monday]"] }
    if chance(1, of: 2) { schedule.append("adjustments-per-day: \(1 + random.next() % 24)") }
    if chance(1, of: 2) { schedule.append("latency: \(random.next() % 61)") }
    if chance(1, of: 3) { schedule.append("time-zone: UTC") }
    if chance(1, of: 2) { schedule.append("path: \(pick(PathKind.allCases).rawValue)") }
    if isTransport { schedule += members(.schedule, [.approachRate, .compressionRate]).prefix(1) }
    if !schedule.isEmpty { text += "schedule: \(flow(schedule))\n" }
  }

  private mutating func level(_ index: Int, isCut: Bool, isDefect: Bool, _ hasStages: Bool) -> [String] {
    var entry = members(.top, [.boneDiameter, .boneGap])
    if chance(1, of: 3) { entry.append("cut: \(flow(members(.cut, CutParameter.allCases.map(\.word))))") }
    if !isCut {
      let convention = chance(1, of: 2) ? ["convention: \(pick(RotationConvention.allCases).rawValue)"] : []
      entry.append(
        "deformity: \(flow(members(.deformity, DeformityParameter.allCases.map(\.word)) + convention))")
      if chance(1, of: 3) { entry.append("target: \(remaining(.target))") }
    } else if chance(1, of: 2) {
      entry.append("deformity: {\(pick(["", "ap-angulation: 0 ± 1.5", "convention: film"]))}")
    }
    var schedule = members(.levelSchedule, [.rate, .roundingLever])
    if isDefect { schedule += members(.levelSchedule, [.approachRate, .compressionRate]) }
    if chance(1, of: 2) { schedule.append("pace: \(pick(Pace.allCases).rawValue)") }
    if chance(1, of: 2) { schedule.append("rounding: \(pick(Rounding.allCases).rawValue)") }
    if chance(1, of: 3) { schedule.append("path: \(pick(PathKind.allCases).rawValue)") }
    if hasStages, !isCut {
      var isAcute = chance(1, of: 2)
      let stages = (0..<(1 + random.next() % 3)).map { _ in
        var stage = members(.stages, DeformityParameter.allCases.map(\.word))
        if isAcute || chance(1, of: 3) { stage.append("acute: \(isAcute)") }
        isAcute = isAcute && chance(1, of: 2)
        return flow(stage)
      }
      schedule.append("stages: [\(stages.joined(separator: ", "))]")
    }
    if !schedule.isEmpty { entry.append("schedule: \(flow(schedule))") }
    if chance(1, of: 2) {
      let from = chance(1, of: 3) ? ["from: limb"] : []
      entry.append(
        "structures-at-risk: [\(flow(["name: nerve"] + members(.structuresAtRisk, [.ap, .lateral, .axial, .rate]) + from))]"
      )
    }
    if chance(1, of: 3) { entry.append("held: [{strut: 3, days: 5-9}, 6]") }
    if chance(1, of: 4) { entry.append("struts-mounted: medium") }
    return entry
  }

  /// - Parameter follows: whether it leaves the place of the middle ring to the other.
  private mutating func frame(
    _ end: FragmentEnd, middleRing: String?, follows: Bool, hasClasses: Bool
  ) -> [String] {
    let reference = pick(FragmentEnd.allCases)
    let isMiddle = reference == end.opposite
    var entry = ["reference: \(reference.rawValue)"]
    if !(follows && isMiddle) {
      entry.append("mounting: \(flow(members(.mounting, MountingParameter.allCases.map(\.word))))")
    }
    let outer: CaseKey.Section = end == .proximal ? .proximalRing : .distalRing
    let inner: CaseKey.Word = end == .proximal ? .distalRing : .proximalRing
    var frame = ["\(outer.home?.word.name ?? ""): \(ring(outer))"]
    if let middleRing { frame.append("\(inner.name): \(middleRing)") }
    switch random.next() % 4 {
    case 0: break
    case 1: frame.append("struts: auto")
    case 2: frame.append("struts: \(pick(["short", "medium", "rod"] + (hasClasses ? ["extra"] : [])))")
    default: frame.append("struts: \(hasClasses ? strut() : "long")")
    }
    let readings = (0..<6).map { _ in number(10...1000) + spread() }.joined(separator: ", ")
    let mode = follows && !isMiddle ? 2 : random.next() % 3
    let neutral = chance(1, of: 4) ? members(.neutral, oneTilt(NeutralStance.parameters)) : nil
    if let neutral {
      let height = mode == 0 ? ["height: \(value(.neutral, .height))"] : []
      frame.append("neutral: \(flow(neutral + height))")
    }
    switch mode {
    case 0:
      frame.append("mode: chronic")
      if neutral == nil { frame.append("neutral-height: \(value(.frame, .neutralHeight))") }
    case 1: frame += ["mode: residual", "struts-now: [\(readings)]"]
    default:
      frame.append("mode: rings-first")
      if !(follows && !isMiddle) {
        frame.append(
          "moving-mounting: \(flow(members(.movingMounting, oneTilt(MountingParameter.allCases))))")
      }
      if chance(1, of: 2) { frame.append("struts-now: [\(readings)]") }
    }
    entry.append("frame: \(flow(frame))")
    return entry
  }

  /// Of numbers of both levels and of the whole; those that carry a ± already are left out.
  private mutating func writeCovarianceOfLevels() {
    guard case .correction(let stated, _)? = try? CaseFile.parse(Array(text.utf8), name: "random") else {
      return
    }
    let (first, second) = (LevelID(0), LevelID(1))
    let keys = [
      CaseKey(.deformity, .apAngulation).at(first), CaseKey(.deformity, .apAngulation).at(second),
      CaseKey(.middle, .length), CaseKey(.frame, .strutsNow, item: 3).at(second),
      CaseKey(.struts, .readingOffset, entry: 2).at(first),
    ].filter { stated.common.standardDeviations[$0] == nil }
    guard !keys.isEmpty else { return }
    let names = keys.map { key in
      let name = key.description
      return chance(1, of: 2) ? "\"\(name)\"" : name.replacing("[", with: ".").replacing("]", with: "")
    }
    let rows = keys.indices.map { row in
      "[\(keys.indices.map { $0 == row ? "4" : "1" }.joined(separator: ", "))]"
    }
    text +=
      "covariance: {keys: [\(names.joined(separator: ", "))], matrix: [\(rows.joined(separator: ", "))], source: films}\n"
  }
}

import CorrectionPlanning
import HexapodKinematics
import Reports
import RigidMotion
import ScheduleReview
import TextOutput
import TreatmentModel

/// A second opinion as text, at most 100 columns wide, or as many as are given.
public struct CheckTable {
  private let opinion: SecondOpinion
  private let style: TextStyle
  private let options: OptionNames
  /// Of all.
  private let lineWidth: Int
  /// Of a reading's column.
  private let width: Int
  /// Of the dates' column: where readings take much room, or there is little, they go without their year, or stay away.
  private let dateWidth: Int
  /// Whether the schedule is another than the case's own plan, which is what the reader then wants to see day by day.
  private let isBesidePlan: Bool
  /// Distance from the case's own plan, mm, by day.
  private let offPlan: [Int: Double]

  /// A text, in colour if `isColoured`.
  ///
  /// - Parameters:
  ///   - options: what the program that prints it calls its options.
  ///   - width: how many columns there are, 80...100.
  public init(
    _ opinion: SecondOpinion, isColoured: Bool, options: OptionNames = .none, width columns: Int = 100
  ) {
    (self.opinion, self.options, lineWidth) = (opinion, options, min(max(columns, 80), 100))
    style = TextStyle(isColoured: isColoured)
    width = 1 + opinion.days.reduce(0) { $1.readings.reduce($0) { max($0, CheckTable.reading($1).count) } }
    let others = 4 + 6 * width + 19 + "still there".count
    let isWide = width <= 5 && lineWidth >= 98
    dateWidth =
      opinion.days.contains { $0.date != nil } ? isWide ? 11 : others + 6 <= lineWidth ? 6 : 0 : 0
    let (comparison, largest) = (opinion.comparison, opinion.comparison?.largest)
    isBesidePlan =
      largest.map { $0.contains { $0 >= 0.005 } || comparison?.planDuration != comparison?.scheduleDuration }
      ?? false
    offPlan = Dictionary(
      (comparison?.days ?? []).compactMap { day in day.distance.map { (day.day, $0) } },
      uniquingKeysWith: { $1 })
  }

  /// The whole text.
  public var text: String { (heading + body).joined(separator: "\n") + "\n" }

  /// The text without what stands above it.
  var body: [String] { verdict + [""] + table + [""] + closing + comparison + identified }

  private var heading: [String] {
    let input = opinion.level
    return [
      style.bold(visible("second opinion on a schedule for \(input.name)", atMost: lineWidth)),
      "fixator: \(disclaimer)", "",
    ]
  }

  /// Findings about the same in the readings' motion that are written out.
  private static let written = 3
  /// The same of mistakes.
  private static let writtenMistakes = 12

  private var verdict: [String] {
    // What everything goes by stands first.
    let assumed = opinion.findings.filter { $0.code == .defaultAssumed }
    let findings = opinion.findings.filter { $0.code != .defaultAssumed }
    guard !findings.isEmpty else {
      let (nothing, rates) =
        assumed.isEmpty
        ? ("nothing wrong was found", ", ranges and rates")
        : ("nothing else was found", " and ranges")
      return assumed.flatMap(lines)
        + wrapped(
          "\(nothing): not in the order, digits, struts, units and numbering of the readings, not in start, "
            + "target\(rates), and nothing is in the way from row to row"
            + (assumed.isEmpty ? "" : "; rates are within their limits only if that is so")
            + (opinion.level.limbEnvelope == nil
              ? " (the limb's outside, \(CaseKey.top(.limbEnvelope)), is not in the case: struts and rings were not held against it)"
              : ""),
          width: lineWidth)
    }
    let (mistakes, rest) = (
      findings.filter(\.code.isMistake), findings.filter { !$0.code.isMistake }
    )
    let head = mistakes.isEmpty || rest.isEmpty ? [] : ["", "followed as it stands, the schedule does this:"]
    return assumed.flatMap(lines) + grouped(mistakes, atMost: CheckTable.writtenMistakes) + head
      + grouped(rest, atMost: CheckTable.written)
  }

  private func grouped(_ findings: [Finding], atMost most: Int) -> [String] {
    var lines: [String] = []
    for (index, finding) in findings.enumerated() {
      let before = findings[..<index].count { $0.code == finding.code && $0.severity == finding.severity }
      let all = findings.count { $0.code == finding.code && $0.severity == finding.severity }
      if before < most {
        lines += self.lines(finding)
      } else if before == most {
        let text =
          "\(finding.severity.rawValue) \(finding.code.rawValue): \(all - before) more of these"
          + (options.allFindings.map { " (\($0) has them)" } ?? "")
        lines += wrapped(text, width: lineWidth).map { style.severity(finding.severity, $0) }
      }
    }
    return lines
  }

  private func lines(_ finding: Finding) -> [String] {
    CheckTable.lines(finding, options, style, width: lineWidth)
  }

  /// A finding in words.
  static func lines(_ finding: Finding, _ options: OptionNames, _ style: TextStyle, width: Int) -> [String] {
    wrapped(
      "\(finding.severity.rawValue) \(finding.code.rawValue): \(visible(finding.message(options), atMost: 2000))",
      width: width - 2
    )
    .enumerated().map { ($0 == 0 ? "" : "  ") + style.severity(finding.severity, $1) }
  }

  /// The ends of the days.
  private var days: [OpinionDay] { opinion.days.filter(\.isDayEnd) }

  private var table: [String] {
    let numbers = (1...6).map { "\($0)".paddedLeft(to: width) }.joined()
    let head =
      "day " + (dateWidth > 0 ? "date".padded(to: dateWidth) : "") + numbers
      + (isBesidePlan ? "   off" : " stiff")
      + " mm/day" + (hasGap ? "   gap" : "")
      + " still there"
    return [head, head.ruled] + days.flatMap(row)
  }

  /// What a row has before what is still there.
  private var beginning: Int { 4 + dateWidth + 6 * width + (hasGap ? 19 : 13) }

  /// Nobody cuts a joint.
  private var hasGap: Bool { opinion.level.cut != nil }

  private static func reading(_ value: Double) -> String {
    let text = shortest(value, decimals: 2)
    return text.count <= 8 ? text : significant(value, 3)
  }

  private func row(_ day: OpinionDay) -> [String] {
    var line = String(day.day).paddedLeft(to: 3) + " "
    if dateWidth > 0 {
      line += String((day.date?.description ?? "").suffix(dateWidth - 1)).padded(to: dateWidth)
    }
    for strut in StrutNumber.allCases {
      line += style.strut(strut, CheckTable.reading(day.readings[strut]).paddedLeft(to: width))
    }
    guard day.isFound else { return [line + "  no pose: \(day.outcome.word)"] }
    let stiffness = decimal(day.stiffness, 2)
    line += (isBesidePlan ? offPlan[day.day].map { decimal($0, 1) } ?? "" : stiffness).paddedLeft(to: 6)
    let fastest = day.travels.max { $0.perDay / $0.rate < $1.perDay / $1.rate }
    let isTooFast = day.travels.contains(where: \.isTooFast)
    line += ((fastest.map { decimal($0.perDay, 2) } ?? "") + (isTooFast ? "!" : " ")).paddedLeft(to: 7)
    if hasGap { line += (day.boneGap.map { decimal($0, 1) } ?? "").paddedLeft(to: 6) }
    return PlanTable.row(
      line, beginning, day.remaining.map(brief) ?? "no angles in this convention", width: lineWidth)
  }

  /// The six numbers in words, to a tenth.
  private func brief(_ deformity: Deformity) -> String {
    let parts = DeformityParameter.allCases.compactMap { parameter -> String? in
      let value = parameter.unit.outside(deformity[parameter])
      let text = decimal(abs(value), 0)
      guard abs(value) >= 0.5 else { return nil }
      return text + parameter.directions.word(of: value).shortForm
    }
    return parts.isEmpty ? "none" : parts.joined(separator: " ")
  }

  private var closing: [String] {
    let several =
      opinion.clock.parts > 1
      ? "ends of days"
        + (options.allRows.map {
          "; \($0) has \(opinion.days.count == 1 ? "the one row" : "all \(opinion.days.count) rows")"
        } ?? "") + ". "
      : ""
    return wrapped(
      several
        + "still there, degrees: vr varus, vl valgus, aa apex-anterior, ap apex-posterior, in internal, ex external; "
        + "mm: la lateral, me medial, po posterior, an anterior, sh short, lo long", width: lineWidth)
      + wrapped(
        (isBesidePlan ? "off: the corresponding point from the case's own plan of that day, mm; " : "")
          + (hasGap
            ? "gap: between the faces of the bone cut, mm, negative where they overlap; " : "")
          + "mm/day: path of the point at risk that "
          + "takes most of its rate, ! where it is too fast and rounding does not explain it (readings go in steps of "
          + (opinion.resolution > 0 ? "\(shortest(opinion.resolution)) mm)" : "less than 0.01 mm)"),
        width: lineWidth)
      + paths
  }

  /// How far each point at risk goes.
  private var paths: [String] {
    let last = opinion.days.last { !$0.travels.isEmpty }?.travels ?? []
    return last.flatMap { point -> [String] in
      let most = days.compactMap { day in
        day.travels.first { $0.name == point.name }.map { (day.day, $0.perDay) }
      }
      .max { $0.1 < $1.1 }
      let text =
        "\(visible(point.name, atMost: 60)): \(decimal(point.total, 1)) mm in all"
        + (most.map { ", most on day \($0.0), \(decimal($0.1, 2)) mm" } ?? "")
        + " (its rate: \(decimal(point.rate, 2)) mm a day)"
      return wrapped(text, width: lineWidth)
    }
  }

  private var comparison: [String] {
    if let failure = opinion.planFailure {
      return wrapped(
        "the case's own plan cannot be made: \(visible(failure.message(options), atMost: 500))",
        width: lineWidth)
    }
    guard let comparison = opinion.comparison, let largest = comparison.largest else { return [] }
    guard isBesidePlan else {
      let what = opinion.clock.parts > 1 ? "at the ends of days the readings" : "the readings"
      return wrapped(
        "\(what) are those of the case's own plan of \(counted(comparison.planDuration, "day"))",
        width: lineWidth)
    }
    var text =
      "beside the case's own plan of \(counted(comparison.planDuration, "day")) (this schedule: \(comparison.scheduleDuration)): struts "
      + "differ by at most \(largest.map { decimal($0, 1) }.joined(separator: ", ")) mm"
    if let day = comparison.farthest, let distance = day.distance, let angle = day.angle {
      text +=
        "; the fragment is farthest from it on day \(day.day), by \(decimal(distance, 2)) mm and \(decimal(degrees(angle), 2))°"
    }
    return wrapped(text, width: lineWidth)
  }

  private var identified: [String] {
    guard let found = opinion.identification else { return [] }
    let head: String
    switch found.verdict {
    case .told:
      let next = found.ranking.dropFirst().first.map { "; the next is \(decimal($0.rms, 2)) mm off" } ?? ""
      head = "the schedule was made for: \(line(found.ranking[0]))\(next)"
    case .cannotTell(let count):
      head = "cannot tell: \(count) ways of understanding the case explain the readings within their rounding"
    case .noneExplains:
      head =
        "none of \(found.ranking.count) ways of understanding the case explains the readings; the nearest are"
    }
    return [""] + wrapped(head, width: lineWidth)
      + found.ranking.prefix(max(5, min(found.left.count, 10))).flatMap { candidate in
        wrapped(line(candidate), width: lineWidth - 4).enumerated().map { ($0 == 0 ? "  " : "    ") + $1 }
      }
  }

  private func line(_ candidate: Identification.Candidate) -> String {
    let twins = candidate.twins.map { ", or " + words($0) }.joined()
    return words(candidate.hypothesis) + twins
      + (twins.isEmpty ? ": " : ", which no reading can tell apart: ") + "\(decimal(candidate.rms, 2)) mm off"
  }

  private func words(_ hypothesis: ScheduleHypothesis) -> String {
    "\(hypothesis.convention.rawValue), \(hypothesis.limb.side.rawValue), reference "
      + "\(hypothesis.limb.reference.rawValue), struts \(hypothesis.numbering.words)"
  }
}

extension Direction {
  /// Two letters that cannot be mistaken for another direction's.
  fileprivate var shortForm: String {
    switch self {
    case .varus: "vr"
    case .valgus: "vl"
    case .apexAnterior: "aa"
    case .apexPosterior: "ap"
    default: String(rawValue.prefix(2))
    }
  }
}

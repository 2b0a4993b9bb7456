import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

/// The plan as a planner would pin it to the wall, at most 100 columns wide, or as many as are given.
public struct PlanTable {
  let plan: Plan
  let style: TextStyle
  let options: OptionNames
  let width: Int
  private var columns: PlanColumns
  /// Whether it stands beside that of another frame of the limb.
  private let isPart: Bool

  /// A table, in colour if `isColoured`.
  ///
  /// - Parameters:
  ///   - options: what the program that prints it calls its options.
  ///   - width: how many columns there are, 80...100; in less than 100 rows leave out years and tenths where they must.
  public init(_ plan: Plan, isColoured: Bool, options: OptionNames = .none, width: Int = 100) {
    self.init(plan, isColoured: isColoured, options: options, width: width, isPart: false)
  }

  init(_ plan: Plan, isColoured: Bool, options: OptionNames, width: Int, isPart: Bool) {
    self.isPart = isPart
    (self.plan, self.options, self.width) = (plan, options, min(max(width, 80), 100))
    style = TextStyle(isColoured: isColoured)
    columns = PlanColumns(plan)
    while self.width < 100, columns.squeeze < 2, isTooWide { columns.squeeze += 1 }
  }

  private var isTooWide: Bool {
    plan.days.contains { columns.beginning + 1 + brief($0.remaining).count > width }
  }

  /// A row of a table, of which the last cell goes on below where it is too long.
  ///
  /// - Parameters:
  ///   - start: what stands before it, perhaps in colour.
  ///   - columns: how wide that is.
  package static func row(_ start: String, _ columns: Int, _ last: String, width: Int) -> [String] {
    guard columns + 1 + last.count > width else { return [start + " " + last] }
    return wrapped(last, width: max(10, width - columns - 1)).enumerated().map { index, line in
      (index == 0 ? start : String(repeating: " ", count: columns)) + " " + line
    }
  }

  /// The whole text.
  public var text: String {
    (PlanTable.title(plan.level.name, style, width: width) + body).joined(separator: "\n") + "\n"
  }

  /// Name and disclaimer.
  static func title(_ name: String, _ style: TextStyle, width: Int) -> [String] {
    [style.bold(visible(name, atMost: width)), "fixator: \(disclaimer)", ""]
  }

  /// What stands below the title.
  var body: [String] {
    heading + findings(.error) + today + [""] + schedule + [""] + closing + findings(.warning)
      + findings(.note)
  }

  private var heading: [String] {
    let input = plan.level
    let schedule = input.schedule
    var lines: [String] = []
    var facts = [
      (
        "limb",
        "\(input.limb.side.rawValue) \(visible(input.bone, atMost: 40)), reference fragment \(input.limb.reference.rawValue)"
      ),
      correction,
    ]
    if let words = plan.jointWords { facts.append(("joint", words)) }
    if let hinge = input.joint?.hinge { facts.append(("hinge", hinge.words)) }
    facts += [
      (
        "convention",
        "\(input.convention.rawValue) (conventions differ here by up to \(decimal(degrees(plan.conventionSpread), 1))°)"
      )
    ]
    facts += plan.resumptionFacts
    if input.target != Deformity(), input.role != .cut {
      facts.append(("leaves", input.target.words(digits: 2)))
    }
    let names = plan.struts.map(\.name)
    let struts = Set(names).count == 1 ? names[0] : names.joined(separator: ", ")
    facts.append(
      (
        "frame",
        "\(input.proximalRing.name) above, \(input.distalRing.name) below, struts \(struts), mode \(input.mode.word)"
      ))
    if let unverified = plan.checks.first(where: isInHeading) {
      facts.append(("hardware", unverified.message(options)))
    }
    if let surgery = input.calendar.surgery {
      let phases = plan.timeline.spans.contains { $0.phase == .latency }
      facts.append(
        (
          "surgery",
          "\(surgery), "
            + (phases ? "latency to \(surgery + (input.calendar.latency - 1))" : "no latency")
        ))
    }
    var duration = counted(plan.duration, "day")
    if plan.duration > 0, let first = plan.days[1].date, let last = plan.days[plan.duration].date {
      duration += ", \(first) to \(last)"
    }
    facts.append(
      (
        "duration",
        "\(duration), \(counted(schedule.adjustmentsPerDay, "adjustment")) a day, path \(input.pathWord), pace \(schedule.pace.rawValue)"
      ))
    for (stage, pacing) in plan.pacing.enumerated() {
      let label = plan.pacing.count > 1 ? "pace \(stage + 1)" : "pace"
      facts.append(
        (
          label,
          "set by \(visible(pacing.point, atMost: 40)): \(decimal(pacing.largestDailyPath, 2)) of \(shortest(pacing.rate)) mm a day"
        ))
    }
    // Of a limb of several levels the time in the frame is said once.
    if !isPart, let words = plan.timeline.estimateWords { facts.append(("estimate", words)) }
    for (label, text) in facts + chosenFacts + visitFacts + heightHintFacts {
      for (index, line) in wrapped(text, width: width - 14).enumerated() {
        lines.append((index == 0 ? label : "").padded(to: 12) + line)
      }
    }
    return lines
  }

  private var correction: (String, String) {
    let level = plan.level
    switch level.role {
    case .correction:
      return (plan.resumption == nil ? "corrects" : "began with", level.deformityFact(digits: 2))
    case .cut: return ("opens", "a fresh cut, to \(level.target.words(digits: 2))")
    case .defect: return ("closes", "a defect: \(level.deformityFact(digits: 2))")
    }
  }

  private var schedule: [String] {
    var lines = [head, head.ruled]
    for (index, day) in plan.days.enumerated() {
      if index > 0 && day.stage > plan.days[index - 1].stage {
        lines.append("──── stage \(day.stage) " + String(repeating: "─", count: 60))
      }
      lines += visitLines(day)
      lines += row(day)
    }
    return lines
  }

  private var head: String {
    let numbers = (1...6).map { "\($0)".paddedLeft(to: columns.field) }.joined()
    let turns = (1...6).map { "\($0)".paddedLeft(to: columns.turnWidth) }.joined()
    return "day " + (columns.isDated ? "date".padded(to: columns.isTight ? 6 : 11) : "") + numbers + turns
      + "  still there"
  }

  private func row(_ day: PlanDay) -> [String] {
    var line = String(day.day).paddedLeft(to: 3) + " "
    if let date = day.date { line += String(date.description.suffix(columns.isTight ? 5 : 10)) + " " }
    for strut in StrutNumber.allCases {
      let range = plan.strutTimeline.hardware(strut, onDay: day.day).range
      let room = min(day.set[strut] - range.lowerBound, range.upperBound - day.set[strut])
      let mark = room < -1e-6 ? "x" : room < CheckLimits.nearRangeEnd ? "!" : " "
      line += style.strut(strut, (plan.readingWords(day, strut) + mark).paddedLeft(to: columns.field))
    }
    for strut in StrutNumber.allCases { line += plan.turnWords(day, strut).paddedLeft(to: columns.turnWidth) }
    return PlanTable.row(line, columns.beginning, brief(day.remaining), width: width)
  }

  /// The six numbers with the shortest words that cannot be mistaken.
  private func brief(_ deformity: Deformity) -> String {
    let parts = DeformityParameter.allCases.compactMap { parameter -> String? in
      let value = parameter.unit.outside(deformity[parameter])
      let text = decimal(abs(value), abs(value) < 9.95 && !columns.isTight ? 1 : 0)
      guard text != "0.0" && text != "0" else { return nil }
      return text + PlanTable.brief(parameter.directions.word(of: value))
    }
    return parts.isEmpty ? "none" : parts.joined(separator: " ")
  }

  private static func brief(_ direction: Direction) -> String {
    switch direction {
    case .varus: "vr"
    case .valgus: "vl"
    case .apexAnterior: "aa"
    case .apexPosterior: "ap"
    case .internal: "in"
    case .external: "ex"
    case .lateral: "la"
    case .medial: "me"
    case .posterior: "po"
    case .anterior: "an"
    case .short: "sh"
    case .long: "lo"
    case .proximal, .distal: ""
    }
  }

  private var closing: [String] {
    wrapped(
      "still there of the \(plan.level.limb.reference.opposite.rawValue) fragment, degrees: vr varus, vl valgus, aa apex-anterior, ap apex-posterior, in internal, ex external; "
        + "mm: la lateral, me medial, po posterior, an anterior, sh short, lo long", width: width)
      + fitting(
        "! within \(shortest(CheckLimits.nearRangeEnd)) mm of the end of the strut's range   x outside of it   turns: steps since the day before"
      ) + (plan.days.contains { $0.shortfall?.held.isEmpty == false } ? ["h held"] : [])
      + (plan.struts.contains { $0.thread != nil } ? ["turns on a threaded rod are those of its nuts"] : [])
      + fitting(
        "whole steps leave at most \(decimal(plan.largestErrorDistance, 2)) mm and \(decimal(degrees(plan.largestErrorAngle), 2))° from the plan"
      ) + (plan.certificates.map { fitting($0.words) } ?? [])
  }

  /// A line as it is where there is room for it.
  private func fitting(_ line: String) -> [String] {
    line.count <= width ? [line] : wrapped(line, width: width)
  }

  private func findings(_ severity: Finding.Severity) -> [String] {
    plan.checks.filter { $0.severity == severity && !isOfToday($0) && !isInHeading($0) }.flatMap(lines)
  }

  /// Warnings about the struts as they were read today: whoever turns by the schedule must have seen them.
  private var today: [String] { plan.checks.filter(isOfToday).flatMap(lines) }

  private func isOfToday(_ check: Finding) -> Bool {
    check.severity == .warning && plan.resumption?.checks.contains(check) ?? false
  }

  /// What almost every plan has stands above it.
  private func isInHeading(_ check: Finding) -> Bool { check.code == .hardwareUnverified }

  private func lines(_ check: Finding) -> [String] {
    PlanTable.lines(check, options, style, width: width)
  }

  /// A finding, its further lines indented.
  ///
  /// - Parameter place: where it is, with what stands between that and its words.
  package static func lines(
    _ check: Finding, _ options: OptionNames, _ style: TextStyle, width: Int, of place: String = ""
  ) -> [String] {
    wrapped(
      "\(check.severity.rawValue) \(check.code.rawValue): \(place)\(visible(check.message(options), atMost: 2000))",
      width: width - 2
    ).enumerated().map { ($0 == 0 ? "" : "  ") + style.severity(check.severity, $1) }
  }
}

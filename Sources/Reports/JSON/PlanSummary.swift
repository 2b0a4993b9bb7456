import CorrectionPlanning
import HexapodKinematics
import TextOutput
import TreatmentModel

/// The chief numbers of a plan, to be one line among many.
public struct PlanSummary: Sendable {
  /// Of a sensitivity study of the plan, if there was one.
  public struct Spread: Sendable, Equatable {
    /// Draws.
    public let samples: Int
    /// Root mean square of the six remaining parameters' standard deviations, in units of their tolerances.
    public let endError: Double
    /// Share of draws with any of the six outside tolerance.
    public let anyOutside: Double
    /// One standard deviation of each remaining parameter, degrees or millimetres.
    public let deviations: [Double]

    /// The numbers of a study, as they are.
    public init(samples: Int, endError: Double, anyOutside: Double, deviations: [Double]) {
      (self.samples, self.endError, self.anyOutside, self.deviations) =
        (samples, endError, anyOutside, deviations)
    }
  }

  private let plan: Plan
  private let spread: Spread?
  private let lowest: StrutReadings
  private let highest: StrutReadings

  /// The summary of a plan.
  public init(_ plan: Plan, spread: Spread? = nil) {
    (self.plan, self.spread) = (plan, spread)
    (lowest, highest) = plan.extremes
  }

  /// Writes the `fixator-summary/1` object.
  ///
  /// - Parameters:
  ///   - input: where the case stands, `file:line`, if that is told.
  ///   - draw: number of a case that was varied, from 1.
  ///   - hasInputs: whether the chief inputs of the case stand there too.
  public func write(to text: inout JSONText, input: String?, draw: Int?, hasInputs: Bool = false) {
    text.object { json in
      json.member("format", "fixator-summary/1")
      json.member("case", plan.level.name)
      if let input { json.member("input", input) }
      if let draw { json.member("draw", draw) }
      json.member("days", plan.duration)
      if let first = plan.firstTurn?.date, let last = plan.days[plan.duration].date {
        json.member("first_turn", first)
        json.member("last_turn", last)
      }
      json.member("strut_changes", plan.strutTimeline.changes.count)
      json.member("visits", plan.strutTimeline.visitDays.count)
      json.member("max_error_mm", plan.largestErrorDistance)
      json.member("max_error_deg", QuantityUnit.degrees.outside(plan.largestErrorAngle))
      json.key("end")
      json.numbers(plan.days[plan.duration].set)
      json.key("lowest")
      json.numbers(lowest)
      json.key("highest")
      json.numbers(highest)
      json.key("checks")
      json.object { json in
        for severity in Finding.Severity.allCases { write(severity, &json) }
      }
      if let spread { write(spread, &json) }
      if hasInputs { json.inputs(plan.level) }
    }
  }

  /// How often each code stands in the plan with this severity; nothing where none does.
  private func write(_ severity: Finding.Severity, _ json: inout JSONWriter) {
    let checks = plan.checks
    guard checks.indices.contains(where: { checks[$0].severity == severity }) else { return }
    json.key(severity.plural)
    json.object { json in
      for code in Finding.Code.ofPlans {
        let count = checks.indices.count { checks[$0].code == code && checks[$0].severity == severity }
        guard count > 0 else { continue }
        json.key(code.rawValue)
        json.number(count)
      }
    }
  }

  private func write(_ spread: Spread, _ json: inout JSONWriter) {
    json.key("sensitivity")
    json.object { json in
      json.member("samples", spread.samples)
      json.member("end_error", spread.endError)
      json.member("any_outside", spread.anyOutside)
      json.key("sd")
      json.numbers(named: DeformityParameter.allCases.map(\.name), spread.deviations)
    }
  }
}

extension Plan {
  /// The lowest and the highest reading of each strut on any day.
  var extremes: (lowest: StrutReadings, highest: StrutReadings) {
    var (lowest, highest) = (days[0].set, days[0].set)
    for day in days.indices {
      for strut in 0..<6 {
        lowest[strut] = min(lowest[strut], days[day].set[strut])
        highest[strut] = max(highest[strut], days[day].set[strut])
      }
    }
    return (lowest, highest)
  }
}

extension PlanSummary {
  /// The header of a table of summaries.
  ///
  /// - Parameters:
  ///   - hasSpread: whether the figures of a sensitivity study follow.
  ///   - hasInputs: whether the chief inputs of each case do.
  public static func header(hasSpread: Bool, hasInputs: Bool = false) -> String {
    let struts = ["end", "lowest", "highest"].flatMap { name in (1...6).map { "\(name)_\($0)" } }
    let spread = ["end_error", "any_outside"] + DeformityParameter.allCases.map { "sd_\($0.name)" }
    return
      (["case", "input", "draw", "status", "days", "first_turn", "last_turn", "strut_changes", "visits"]
      + ["max_error_mm", "max_error_deg"] + struts + ["errors", "warnings", "notes"]
      + (hasSpread ? spread : []) + (hasInputs ? CaseInputs.names : []) + ["message"]).joined(separator: ",")
  }

  /// Writes a row of the table; `status` is `planned`, or `errors` for a plan that must not be used.
  public func write(
    to text: inout CSVText, input: String?, draw: Int?, hasSpread: Bool, hasInputs: Bool = false
  ) {
    text.beginning(case: plan.level.name, input: input, draw: draw)
    text.plain(plan.hasErrors ? "errors" : "planned")
    text.course(plan, changes: plan.strutTimeline.changes.count, visits: plan.strutTimeline.visitDays.count)
    text.numbers([plan.largestErrorDistance, QuantityUnit.degrees.outside(plan.largestErrorAngle)])
    for readings in [plan.days[plan.duration].set, lowest, highest] { text.numbers(readings) }
    text.codes(plan.checks)
    if hasSpread {
      text.numbers([spread?.endError ?? .nan, spread?.anyOutside ?? .nan])
      text.numbers((0..<6).map { spread?.deviations[$0] ?? .nan })
    }
    if hasInputs { text.inputs(plan.level) }
    text.comma()
    text.lineEnd()
  }

  /// Writes the row of a case without a plan; `status` is `failed`, or `unreadable` where a file could not be read.
  public static func writeFailure(
    _ message: String, isUnreadable: Bool, case name: String?, input: String?, draw: Int?, hasSpread: Bool,
    hasInputs: Bool = false, to text: inout CSVText
  ) {
    text.beginning(case: name ?? "", input: input, draw: draw)
    text.plain(isUnreadable ? "unreadable" : "failed")
    for _ in 0..<(28 + (hasSpread ? 8 : 0)) { text.comma() }
    if hasInputs { text.inputs(nil) }
    text.comma()
    text.quoted(message)
    text.lineEnd()
  }
}

extension CSVText {
  mutating func beginning(case name: String, input: String?, draw: Int?) {
    field(name)
    comma()
    if let input { field(input) }
    comma()
    if let draw { number(draw) }
    comma()
  }

  /// Days, dates of the first turn and the last, changes, visits, each behind a comma.
  mutating func course(_ plan: Plan, changes: Int, visits: Int) {
    comma()
    number(plan.duration)
    comma()
    if let first = plan.firstTurn?.date { date(first) }
    comma()
    if plan.firstTurn != nil, let last = plan.days[plan.duration].date { date(last) }
    for count in [changes, visits] {
      comma()
      number(count)
    }
  }

  /// The codes that were found, by severity.
  mutating func codes(_ checks: [Finding]) {
    for severity in Finding.Severity.allCases {
      comma()
      var isFirst = true
      for code in Finding.Code.ofTreatments
      where checks.indices.contains(where: { checks[$0].code == code && checks[$0].severity == severity }) {
        if !isFirst { plain(";") }
        isFirst = false
        plain(code.rawValue)
      }
    }
  }

  /// Each behind a comma.
  mutating func numbers(_ values: some Sequence<Double>) {
    for value in values {
      comma()
      number(value)
    }
  }
}

extension Finding.Severity {
  var plural: String {
    switch self {
    case .error: "errors"
    case .warning: "warnings"
    case .note: "notes"
    }
  }
}

extension JSONWriter {
  mutating func member(_ key: StaticString, _ value: Int) {
    self.key(key)
    number(value)
  }

  /// An object of numbers.
  mutating func numbers(named names: [String], _ values: [Double]) {
    object { json in
      for (name, value) in zip(names, values) {
        json.key(name)
        json.number(value)
      }
    }
  }
}

import CorrectionPlanning
import HexapodKinematics
import TextOutput
import TreatmentModel

/// The table of all days of many plans: a row a day, of a case of several levels one for each of them and one for the limb.
public enum DayTable {
  /// The names of its columns.
  public static let header: String =
    (["case", "input", "draw", "status", "level", "day", "date"] + (1...6).map { "strut_\($0)" }
    + DeformityParameter.allCases.map(\.signedName)
    + ["error_mm", "error_deg", "stiffness", "errors", "warnings", "notes", "message"]).joined(separator: ",")

  /// Writes the rows of a plan; `status` is `planned`, or `errors` for a plan that must not be used.
  ///
  /// - Parameters:
  ///   - input: where the case stands, `file:line`, if that is told.
  ///   - draw: number of a case that was varied, from 1.
  public static func write(_ plan: Plan, to text: inout CSVText, input: String?, draw: Int?) {
    let beginning = beginning(plan.level.name, input, draw, status: plan.hasErrors ? "errors" : "planned")
    write(plan, plan.checks, beginning, level: "", to: &text)
  }

  /// Writes the rows of a plan of several levels, from proximal to distal; then those of the limb, which have no readings.
  public static func write(_ plan: TreatmentPlan, to text: inout CSVText, input: String?, draw: Int?) {
    let name = plan.treatment.common.name
    let beginning = beginning(name, input, draw, status: plan.hasErrors ? "errors" : "planned")
    for (index, level) in plan.levels.enumerated() {
      // What is said of the whole stands with the first, where there are no rows of the limb.
      let whole = index == 0 && plan.limb == nil ? plan.checks : []
      write(level, level.checks + whole, beginning, level: level.level.id.name, to: &text)
    }
    guard let limb = plan.limb else { return }
    let found = FindingsByRow(plan.checks, days: limb.days.map(\.day))
    for (row, day) in limb.days.enumerated() {
      let date = plan.levels[0].days.indices.contains(row) ? plan.levels[0].days[row].date : nil
      begin(beginning, level: "limb", day.day, date, &text)
      for _ in 0..<6 { text.comma() }
      text.remaining(day.remaining)
      text.numbers([day.errorDistance, QuantityUnit.degrees.outside(day.errorAngle), .nan])
      end(found, row, &text)
    }
  }

  /// Writes the row of a case without a plan; `status` is `failed`, or `unreadable` where a file could not be read.
  public static func writeFailure(
    _ message: String, isUnreadable: Bool, case name: String?, input: String?, draw: Int?,
    to text: inout CSVText
  ) {
    text.beginning(case: name ?? "", input: input, draw: draw)
    text.plain(isUnreadable ? "unreadable" : "failed")
    let filled = 4
    for _ in filled..<(header.utf8.count { $0 == UInt8(ascii: ",") } + 1) { text.comma() }
    text.quoted(message)
    text.lineEnd()
  }

  private static func write(
    _ plan: Plan, _ checks: [Finding], _ beginning: [UInt8], level: String, to text: inout CSVText
  ) {
    let found = FindingsByRow(checks, days: plan.days.map(\.day))
    for row in plan.days.indices {
      begin(beginning, level: level, plan.days[row].day, plan.days[row].date, &text)
      text.numbers(plan.days[row].set)
      text.remaining(plan.days[row].remaining)
      text.numbers([
        plan.days[row].errorDistance, QuantityUnit.degrees.outside(plan.days[row].errorAngle),
        plan.days[row].stiffness,
      ])
      end(found, row, &text)
    }
  }

  /// What all rows of a case begin with, made once.
  private static func beginning(_ name: String, _ input: String?, _ draw: Int?, status: String) -> [UInt8] {
    var text = CSVText()
    text.beginning(case: name, input: input, draw: draw)
    text.plain(status)
    return text.bytes
  }

  private static func begin(
    _ beginning: [UInt8], level: String, _ day: Int, _ date: CalendarDate?, _ text: inout CSVText
  ) {
    text.append(beginning)
    text.comma()
    text.plain(level)
    text.comma()
    text.number(day)
    text.comma()
    if let date { text.date(date) }
  }

  private static func end(_ found: FindingsByRow, _ row: Int, _ text: inout CSVText) {
    text.codes(found[row])
    text.comma()
    text.lineEnd()
  }
}

/// Findings by the row of the day on which they first hold: none is left out, and what is of no day stands in the first.
private struct FindingsByRow {
  private var rows: [Int: [Finding]] = [:]

  init(_ findings: [Finding], days: [Int]) {
    for finding in findings {
      let row = finding.day.map { day in days.firstIndex { $0 >= day } ?? max(0, days.count - 1) } ?? 0
      rows[row, default: []].append(finding)
    }
  }

  subscript(row: Int) -> [Finding] { rows[row] ?? [] }
}

extension CSVText {
  /// The six parameters as signed numbers, each behind a comma; empty without them.
  fileprivate mutating func remaining(_ deformity: Deformity?) {
    for parameter in DeformityParameter.allCases {
      comma()
      if let deformity { number(parameter.unit.outside(deformity[parameter]) + 0) }
    }
  }
}

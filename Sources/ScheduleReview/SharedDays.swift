import CorrectionPlanning
import TextOutput
import TreatmentModel

/// Whether the schedules of two levels are of the same days: days and dates that one of them has otherwise, and a level that begins
/// before the treatment has it begin.
struct SharedDays {
  private let opinions: [SecondOpinion]
  private let plan: TreatmentPlan

  init(_ opinions: [SecondOpinion], _ plan: TreatmentPlan) { (self.opinions, self.plan) = (opinions, plan) }

  /// Days that are missing, dates that differ.
  var mistakes: [Finding] { dates + missing.filter { $0.severity == .error } }

  /// What follows.
  var findings: [Finding] { early + missing.filter { $0.severity != .error } }

  private func name(_ index: Int) -> String { LevelID(index).name }

  private var dates: [Finding] {
    let other = Dictionary(
      opinions[1].days.compactMap { day in day.date.map { (day.day, $0) } },
      uniquingKeysWith: { first, _ in first })
    let differing = opinions[0].days.compactMap { day -> (day: Int, CalendarDate, CalendarDate)? in
      guard day.isDayEnd, let own = day.date, let its = other[day.day], own != its else { return nil }
      return (day.day, own, its)
    }
    guard let first = differing.first else { return [] }
    let more =
      differing.count > 1
      ? ", and so \(differing.count == 2 ? "does 1 other day" : "do \(differing.count - 1) other days")" : ""
    return [
      Finding(
        .datesDisagree, .error, day: first.day, value: Double(first.2.daysSince1970 - first.1.daysSince1970),
        unit: "days",
        what:
          "day \(first.day) has the date \(first.1) at the proximal level and \(first.2) at the distal level\(more)",
        remedy: .typeAgain)
    ]
  }

  /// Days of which one level has readings and the other has none.
  private var missing: [Finding] {
    let days = opinions.map { Set($0.days.map(\.day)) }
    return [0, 1].flatMap { index -> [Finding] in
      let (own, other) = (days[index], days[1 - index])
      let lacking = other.subtracting(own).sorted()
      guard let from = own.min(), let to = own.max() else { return [] }
      let codes = opinions[index].findings.map(\.code)
      var found: [Finding] = []
      let inside = lacking.filter { $0 > from && $0 < to }
      if let first = inside.first {
        found.append(lack(index, first, inside.count, .error))
      }
      // A level that has come to its end, or not begun, stands still: its rows may be left out.
      let before = lacking.filter { $0 < from }
      if let first = before.first {
        found.append(lack(index, first, before.count, codes.contains(.startMissed) ? .error : .note))
      }
      let after = lacking.filter { $0 > to }
      if let first = after.first {
        found.append(lack(index, first, after.count, codes.contains(.targetMissed) ? .error : .note))
      }
      return found
    }
  }

  private func lack(_ index: Int, _ first: Int, _ count: Int, _ severity: Finding.Severity) -> Finding {
    let what =
      "day \(first)\(count > 1 ? " and \(count - 1) more" : "") \(count > 1 ? "have" : "has") readings of the \(name(1 - index)) level "
      + "and none of the \(name(index)) level"
    return Finding(
      .rowMissing, severity, day: first, value: Double(count),
      what: severity == .note ? what + ", which stands still then" : what,
      remedy: severity == .note ? nil : .addRow(count))
  }

  /// A level that is turned on days on which its plan has it stand still before it begins; what was read wrong is no turn.
  private var early: [Finding] {
    guard plan.treatment.motion == .independent else { return [] }
    return plan.levels.indices.flatMap { index -> [Finding] in
      let (days, repaired) = (plan.levels[index].days, opinions[index].repaired)
      let rest = days.prefix { $0.exact == days[0].exact }.last?.day ?? 0
      guard rest > days[0].day, let first = repaired.rows.first else { return [] }
      // A repair need not come to a whole step.
      let least = max(opinions[index].resolution, 0.05) - 1e-6
      func isTurned(_ row: Int) -> Bool {
        let by = repaired.rows[min(row, repaired.rows.count - 1)] - first
        return (0..<6).contains { abs(by[$0]) >= least }
      }
      guard let row = repaired.rows.indices.first(where: { isTurned($0) && isTurned($0 + 1) }) else {
        return []
      }
      let turned = repaired.clock.day(repaired.days[row])
      guard turned <= rest else { return [] }
      return [
        Finding(
          .startMissed, .warning, day: turned, value: Double(turned), limit: Double(rest + 1),
          unit: "days",
          what:
            "the \(name(index)) level is turned from day \(turned) on; the case has it stand still through day \(rest)",
          remedy: .checkWhoseSchedule)
      ]
    }
  }
}

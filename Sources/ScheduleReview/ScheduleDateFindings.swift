import CorrectionPlanning
import TreatmentModel

/// What is wrong with the dates of a schedule: beside the numbers of its days, among themselves, and beside the case's calendar.
struct ScheduleDateFindings {
  /// Those that stand against the schedule.
  let errors: [Finding]
  /// Those that are to be looked at.
  let others: [Finding]

  init(_ schedule: TypedSchedule, _ calendar: TreatmentCalendar) {
    let isNumbered = schedule.rows.allSatisfy { $0.typedDay != nil }
    let areByDate = schedule.rows.contains { $0.day != $0.typedDay }
    let findings = schedule.dateDisagreements(calendar).map { found in
      let remedy: Remedy = isNumbered ? .correctDates(areByDate: areByDate) : .typeAgain
      return Finding(
        .datesDisagree, found.isError ? .error : .warning, day: schedule.rows[found.first.index].day,
        value: Double(found.daysOff), unit: "days", what: found.words,
        remedy: found.isAgainstCase ? .checkCalendar : remedy)
    }
    errors = findings.filter { $0.severity == .error }
    others = findings.filter { $0.severity != .error }
  }
}

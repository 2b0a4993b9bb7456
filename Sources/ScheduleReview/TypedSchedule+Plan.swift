import CorrectionPlanning
import HexapodKinematics
import TreatmentModel

extension TypedSchedule {
  /// The readings of a plan: those to be set, or the exact ones before rounding.
  public init(_ plan: Plan, exact: Bool = false) {
    let rows = plan.days.enumerated().map { index, day in
      let struts = plan.strutTimeline.hardware(onDay: day.day)
      let exactReadings = struts.readings(of: day.exact)
      return ScheduleRow(
        day: day.day, date: day.date, readings: exact ? exactReadings : day.set, line: index + 2)
    }
    self.init(unchecked: rows, .daily)
  }

  /// The readings that a plan sets at every adjustment of its days.
  public init(adjustmentsOf plan: Plan) {
    let clock = ScheduleClock(parts: plan.level.schedule.adjustmentsPerDay)
    let rows = plan.days.flatMap { day in
      day.adjustments.isEmpty
        ? [ScheduleRow(day: day.day, part: clock.parts, date: day.date, readings: day.set, line: 0)]
        : day.adjustments.map {
          ScheduleRow(day: day.day, part: $0.part, date: day.date, readings: $0.set, line: 0)
        }
    }
    self.init(unchecked: rows, clock)
  }
}

import HexapodKinematics
import TreatmentModel

/// A schedule's rows in the order of their numbers (``ScheduleClock``), each once, and how the file differed from that.
struct WorkingSchedule {
  var rows: [SixReadings] = []
  /// Numbers of the rows: days, where a day has one row.
  var days: [Int] = []
  let clock: ScheduleClock
  /// What the numbers alone show.
  var faults: [ScheduleFault] = []

  init(_ schedule: TypedSchedule) {
    clock = schedule.clock
    let numbered = schedule.rows.map { (number: schedule.number($0), row: $0) }.enumerated().sorted {
      ($0.element.number, $0.offset) < ($1.element.number, $1.offset)
    }
    for (sorted, original) in numbered.enumerated() where sorted < original.offset {
      // The first row that stands too late, and where it stands.
      faults.append(.rowsExchanged(original.element.number, schedule.number(schedule.rows[sorted])))
      break
    }
    for (_, (number, row)) in numbered {
      if number == days.last {
        faults.append(.rowDoubled(day: number))
      } else {
        days.append(number)
        rows.append(SixReadings(row.readings))
      }
    }
  }
}

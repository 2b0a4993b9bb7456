import Hexapod

/// A schedule's rows in the order of their days, each day once, and how the file differed from that.
struct WorkingSchedule {
  var rows: [SixReadings] = []
  var days: [Int] = []
  /// What the numbers of the days alone show.
  var faults: [ScheduleFault] = []

  init(_ schedule: TypedSchedule) {
    let numbered = schedule.rows.enumerated().sorted {
      ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
    }
    for (sorted, original) in numbered.enumerated() where sorted < original.offset {
      // The first row that stands too late, and where it stands.
      faults.append(
        .rowsExchanged(original.element.day, schedule.rows[sorted].day))
      break
    }
    for (_, row) in numbered {
      if row.day == days.last {
        faults.append(.rowDoubled(day: row.day))
      } else {
        days.append(row.day)
        rows.append(SixReadings(row.readings))
      }
    }
    let gaps = zip(days, days.dropFirst()).filter { $1 - $0 > 1 }
    // Rows that are seldom next to each other are not meant to be.
    guard 3 * gaps.count < days.count else { return }
    faults += gaps.map { .rowMissing(afterDay: $0.0, isNumbered: true) }
  }
}

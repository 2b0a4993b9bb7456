import HexapodKinematics
import TreatmentModel

/// Two columns that are exchanged, from a day on or on one day, told from where the case's own plan has the struts whichever classes are on:
/// so that strut changes on other days beside them do not hide it.
struct ColumnExchange {
  /// With the columns where they belong.
  let schedule: TypedSchedule
  let fault: ScheduleFault

  /// What an exchange of all rows from one on, and of one row, costs, in units of misfit.
  private static let (ofMany, ofOne) = (2.0, 3.0)

  /// The one after which the rows are nearest to the plan; nil where none brings them nearer, or they are far from it.
  init?(_ schedule: TypedSchedule, _ course: PlanCourse) {
    guard course.isNear else { return nil }
    let rows = course.rows
    let readings = rows.map { SixReadings($0.readings) }
    let base = rows.indices.map { course.misfit(readings[$0], $0) }
    var (best, most) = ((one: 0, other: 0, from: 0, isOneDay: false), 0.0)
    for one in 0..<5 {
      for other in (one + 1)..<6 {
        let gains = rows.indices.map { row in
          base[row] - course.misfit(readings[row].exchanged(one, other), row)
        }
        var sum = 0.0
        for from in rows.indices.reversed() {
          sum += gains[from]
          let (many, single) = (sum - ColumnExchange.ofMany, gains[from] - ColumnExchange.ofOne)
          if many > most { (best, most) = ((one, other, from, from == rows.count - 1), many) }
          if single > most { (best, most) = ((one, other, from, true), single) }
        }
      }
    }
    guard most > 0 else { return nil }
    let (one, other, from, isOneDay) = best
    let first = schedule.number(rows[from])
    self.schedule = schedule.mapped { row in
      let number = schedule.number(row)
      guard isOneDay ? number == first : number >= first else { return row.readings }
      return SixReadings(row.readings).exchanged(one, other).readings
    }
    fault = .strutsSwapped(
      StrutNumber.allCases[one], StrutNumber.allCases[other], fromDay: first, isOneDay: isOneDay)
  }
}

extension SIMD8<Double> {
  fileprivate func exchanged(_ one: Int, _ other: Int) -> Self {
    var exchanged = self
    (exchanged[one], exchanged[other]) = (self[other], self[one])
    return exchanged
  }
}

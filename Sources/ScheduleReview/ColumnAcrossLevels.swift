import CorrectionPlanning
import HexapodKinematics
import TreatmentModel

/// A column of one level that stands in the place of one of the other, from a day on or on one day: told from where the plans of both have
/// the struts whichever classes are on.
struct ColumnAcrossLevels {
  /// With the readings where they belong.
  let schedules: [TypedSchedule]
  let finding: Finding

  /// What an exchange must bring the rows nearer to the plans by, in units of misfit: each of those from one on in the mean, and a row alone;
  /// of two readings that are off each counts three.
  private static let (leastOfMany, leastOfOne) = (2.5, 4.0)
  /// What either costs.
  private static let (ofMany, ofOne) = (2.0, 3.0)

  /// Nil where none brings them so much nearer, or the schedules are not of these plans.
  init?(_ plan: TreatmentPlan, _ schedules: [TypedSchedule]) {
    guard schedules.count == 2, schedules[0].clock == schedules[1].clock else { return nil }
    let clock = schedules[0].clock
    let numbers = schedules.map { schedule in Set(schedule.rows.map(schedule.number)) }
    let shared = numbers[0].intersection(numbers[1])
    let rows = schedules.map { schedule in
      schedule.inOrder.filter { shared.contains(schedule.number($0)) }
    }
    guard !rows[0].isEmpty else { return nil }
    let courses = zip(plan.levels, rows).enumerated().map { index, own in
      PlanCourse(
        own.1, clock, own.0, stock: MovedChanges.stock(own.0.level), step: schedules[index].resolution)
    }
    guard courses.allSatisfy(\.isNear) else { return nil }
    let readings = rows.map { $0.map { SixReadings($0.readings) } }
    let base = readings[0].indices.map { row in
      courses[0].misfit(readings[0][row], row) + courses[1].misfit(readings[1][row], row)
    }
    var (best, most) = ((one: 0, other: 0, from: 0, isOneDay: false), 0.0)
    for one in 0..<6 {
      for other in 0..<6 {
        var (sum, count) = (0.0, 0.0)
        for row in base.indices.reversed() {
          var (own, its) = (readings[0][row], readings[1][row])
          (own[one], its[other]) = (its[other], own[one])
          let gain = base[row] - courses[0].misfit(own, row) - courses[1].misfit(its, row)
          (sum, count) = (sum + gain, count + 1)
          if count > 1, sum >= Self.leastOfMany * count, sum - Self.ofMany > most {
            (best, most) = ((one, other, row, false), sum - Self.ofMany)
          }
          if gain >= Self.leastOfOne, gain - Self.ofOne > most {
            (best, most) = ((one, other, row, true), gain - Self.ofOne)
          }
        }
      }
    }
    guard most > 0 else { return nil }
    let first = schedules[0].number(rows[0][best.from])
    let typed = schedules.map { schedule in
      Dictionary(
        schedule.rows.map { (schedule.number($0), $0.readings) }, uniquingKeysWith: { one, _ in one })
    }
    self.schedules = schedules.indices.map { index in
      let columns = index == 0 ? (best.one, best.other) : (best.other, best.one)
      return schedules[index].mapped { row in
        let number = schedules[index].number(row)
        guard best.isOneDay ? number == first : number >= first, let other = typed[1 - index][number] else {
          return row.readings
        }
        return StrutReadings { $0 == columns.0 ? other[columns.1] : row.readings[$0] }
      }
    }
    let struts = [best.one, best.other].enumerated().map {
      StrutID(LevelID($0.offset), StrutNumber.allCases[$0.element])
    }
    finding = Finding(
      .levelsSwapped, .error, day: clock.day(first), part: clock.parts > 1 ? clock.part(first) : nil,
      about: struts,
      what:
        "\(best.isOneDay ? "on \(clock.words(first))" : "from \(clock.words(first)) on,") strut \(best.one + 1) of the proximal level has the "
        + "readings of strut \(best.other + 1) of the distal level and the other way round; below they are taken so",
      remedy: .exchangeLevels)
  }
}

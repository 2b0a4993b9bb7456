import CorrectionPlanning
import HexapodKinematics
import TreatmentModel

/// Which day of the case's own plan each row of a schedule is of, by however many days it lags behind the plan or is ahead of it, as whoever
/// pauses, leaves days out or calls the plan's first day 1. Of all ways along the plan, never back, the one with the least misfit.
struct PlanCourse {
  /// What a change of the lag costs, what one costs over days that are left out, where it is to be expected, and a trifle, in units of misfit.
  private static let (lagCost, restCost, trifle) = (6.0, 2.0, 0.01)
  /// Rows times places beyond which the numbers of the rows count: a table so long is no schedule.
  private static let mostWork = 6_000_000
  /// The lag changes on so many rows, and on one in so many, at the plan's pace at most.
  private static let (fewChanges, rowsAChange) = (1, 40)

  let rows: [ScheduleRow]
  /// Whether most rows are where the plan has them.
  let isNear: Bool
  /// Whether the lag changes so often that it is another pace, so that rows are of places between the plan's days.
  let isAtOtherPace: Bool
  /// As numbers of the plan's clock.
  private let places: [Int]
  private let clock: ScheduleClock
  private let fit: PlanFit

  init(_ rows: [ScheduleRow], _ clock: ScheduleClock, _ plan: Plan, stock: [StrutHardware], step: Double) {
    let first = clock.number(day: plan.firstDay, part: clock.parts)
    let last = clock.number(day: plan.firstDay + plan.days.count - 1, part: clock.parts)
    (self.rows, self.clock) = (rows, clock)
    let fit = PlanFit(plan, first...last, clock, stock: stock, step: step)
    self.fit = fit
    let numbers = rows.map { clock.number(day: $0.day, part: $0.part) - first }
    let readings = rows.map { SixReadings($0.readings) }
    let found = PlanCourse.leastCourse(numbers, readings, fit)
    let near = found.map { places in
      rows.indices.count { fit.isNear(fit.misfit(readings[$0], places[$0])) }
    }
    isNear = near.map { 4 * $0 >= 3 * rows.count } ?? false
    guard let found, isNear else {
      isAtOtherPace = false
      // At another pace the days count as they are numbered, from the plan's first or from 1.
      let start = numbers[0]
      let isLater =
        start > 0
        && fit.misfit(readings[0], 0) + 1e-6 < fit.misfit(readings[0], min(start, fit.count - 1))
      places = numbers.map { $0 - (isLater ? start : 0) + first }
      return
    }
    let changes = rows.indices.dropFirst().count { row in
      readings[row] != readings[row - 1] && numbers[row] - numbers[row - 1] == 1
        && found[row] != found[row - 1] + 1
    }
    isAtOtherPace = changes > PlanCourse.fewChanges + rows.count / PlanCourse.rowsAChange
    // What is numbered before the plan is before it.
    places = zip(numbers, found).map { number, place in (place == 0 ? min(number, 0) : place) + first }
  }

  private static func leastCourse(_ numbers: [Int], _ rows: [SixReadings], _ fit: PlanFit) -> [Int]? {
    let count = fit.count
    guard rows.count <= mostWork / count else { return nil }
    func own(_ row: Int) -> Int { min(max(0, numbers[row]), count - 1) }
    let (lag, rest) = (lagCost * fit.unit, restCost * fit.unit)
    var costs = (0..<count).map { place in
      fit.misfit(rows[0], place)
        + (place == own(0) ? 0 : place == 0 ? trifle * fit.unit : lag)
    }
    var origins = [Int32](repeating: 0, count: rows.count * count)
    var next = costs
    for row in rows.indices.dropFirst() {
      let gap = numbers[row] - numbers[row - 1]
      let isRest = rows[row] == rows[row - 1]
      var (least, leastAt) = (Double.infinity, 0)
      for place in 0..<count {
        if costs[place] < least { (least, leastAt) = (costs[place], place) }
        var (cost, from) = (least + lag, leastAt)
        func offer(_ origin: Int, _ extra: Double) {
          guard costs[origin] + extra < cost else { return }
          (cost, from) = (costs[origin] + extra, origin)
        }
        if place >= gap { offer(place - gap, 0) }
        if isRest || place == 0 && numbers[row] <= 0 { offer(place, 0) }
        if gap > 1, place > 0 { offer(place - 1, rest) }
        // At its end a plan stands still.
        if place == count - 1 { for origin in max(0, place - gap)...place { offer(origin, 0) } }
        next[place] = cost + fit.misfit(rows[row], place)
        origins[row * count + place] = Int32(from)
      }
      swap(&costs, &next)
    }
    var at = own(rows.count - 1)
    for place in costs.indices where costs[place] < costs[at] { at = place }
    var places = [at]
    for row in rows.indices.dropFirst().reversed() {
      at = Int(origins[row * count + at])
      places.append(at)
    }
    return places.reversed()
  }

  /// The day of the plan that a row is of.
  func day(_ row: Int) -> Int { clock.day(places[row]) }

  /// The number of the plan's clock that a row is of.
  func number(_ row: Int) -> Int { places[row] }

  /// How far readings in the place of a row's are from the plan's there, whichever classes are on, in units of misfit.
  func misfit(_ readings: SixReadings, _ row: Int) -> Double {
    fit.misfit(readings, min(max(0, places[row] - fit.first), fit.count - 1)) / fit.unit
  }

  /// The days that the first row lags behind the plan.
  var firstLag: Int { rows[0].day - day(0) }

  /// Whether a row may be of a day of the plan although its place is another, as at another pace.
  func mayBeOf(day planned: Int, _ row: Int) -> Bool {
    isAtOtherPace && abs(day(row) - planned) <= 1
  }

  /// The schedule's day on which a day of the plan comes.
  func day(ofPlanned planned: Int) -> Int {
    guard let row = rows.indices.first(where: { day($0) >= planned }) else {
      let last = rows.count - 1
      return max(rows[last].day + 1, planned + rows[last].day - day(last))
    }
    let own = rows[row].day - (day(row) - planned)
    return row == 0 ? own : max(rows[row - 1].day + 1, own)
  }

  /// What is on on which day of the schedule, of what is on on days of the plan.
  func timeline(_ planned: StrutTimeline) -> StrutTimeline {
    StrutTimeline(
      starts: planned.starts,
      changes: planned.changes.map { change in
        StrutChange(strut: change.strut, from: change.from, to: change.to, day: day(ofPlanned: change.day))
      })
  }
}

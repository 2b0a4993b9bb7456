import TreatmentModel

/// Whether the rows of a schedule come one after the other: days left out, written twice, or exchanged, although their
/// numbers do not show it.
struct ScheduleTiming {
  let rows: [SixReadings]
  /// Along the line of readings, row by row, mm.
  let progress: [Double]
  /// Mean squared distance of the rows from the line, mm².
  let offLine: Double
  /// Where stages begin and end, along the line, mm.
  let stageEnds: [Double]
  let days: [Int]
  /// The days without those on which the schedule rests.
  let turnDays: [Int]
  /// The exact readings of the case's own plan, day by day; empty without one.
  let planned: [SixReadings]
  /// Whether all rows are exactly rows of that plan.
  let arePlanRows: Bool
  let noise: ReadingNoise

  /// What must be gained over another pace before rows that are not the plan's own say that one is missing or doubled, in steps squared.
  private static let leastGain = 6.0

  /// What is wrong, and with which days.
  var faults: [ScheduleFault] { alongPlan ?? amongNeighbours }

  /// Mean squared difference from the plan's days that rounding can make: besides what the rows are off the line by little along it.
  private var fine: Double {
    arePlanRows ? roughly : min(roughly, offLine + 0.4 * noise.step * noise.step)
  }

  private var roughly: Double { noise.meanLimit + noise.step * noise.step / 6 }

  private func squared(_ index: Int, _ planDay: Int) -> Double {
    let gap = rows[index] - planned[planDay]
    return (gap * gap).sum()
  }

  private func misfit(_ planDay: (Int) -> Int) -> Double {
    var sum = 0.0
    for index in progress.indices {
      let day = planDay(index)
      // A schedule may rest at its end.
      guard day >= 0, day < planned.count + 2 else { return .infinity }
      sum += squared(index, min(day, planned.count - 1))
    }
    return sum / Double(progress.count)
  }

  /// Held against the case's own plan, day by day; nil when the schedule goes at another pace.
  private var alongPlan: [ScheduleFault]? {
    guard !planned.isEmpty else { return nil }
    var (best, faults) = (Double.infinity, [ScheduleFault]?.none)
    for offset in Set([0, turnDays[0]]) {
      let own = misfit { turnDays[$0] - offset }
      let span = turnDays[turnDays.count - 1] - offset + 1
      let left = planned.count - span
      if own <= roughly, left == 0 { return [] }
      let isShort = arePlanRows || squared(rows.count - 1, planned.count - 1) > noise.rowLimit
      if own <= roughly, left > 0, isShort, own < best {
        (best, faults) = (
          own, [.rowMissing(afterDay: days[days.count - 1], count: left, isNumbered: false)]
        )
      }
      let atOtherPace = atOtherPace(offset)
      /// Whether rounding at another pace does not explain the rows as well.
      func isSure(_ misfit: Double) -> Bool {
        let gain = (atOtherPace - misfit) * Double(days.count)
        return arePlanRows
          || atOtherPace > roughly && gain > ScheduleTiming.leastGain * noise.step * noise.step
      }
      for index in progress.indices {
        if left > 0 {
          let missing = misfit { turnDays[$0] - offset + ($0 >= index ? left : 0) }
          if missing <= (left > 1 ? roughly : fine), missing < best, isSure(missing),
            arePlanRows || isLeap(index, count: left)
          {
            let after = index > 0 ? days[index - 1] : nil
            (best, faults) = (missing, [.rowMissing(afterDay: after, count: left, isNumbered: false)])
          }
        }
        // A day more is a slower pace as long as no row is another's copy, and a last row that is one is a rest.
        if left == -1, index > 0, index + 1 < rows.count, rows[index] == rows[index - 1],
          !isHabit(index)
        {
          let doubled = misfit { turnDays[$0] - offset - ($0 >= index ? 1 : 0) }
          if doubled <= fine, doubled < best, isSure(doubled), arePlanRows || !isSlow(around: index) {
            (best, faults) = (doubled, [.rowDoubled(day: days[index])])
          }
        }
      }
      if left == 0, let exchange = exchange(offset), exchange.misfit < best {
        (best, faults) = (exchange.misfit, [exchange.fault])
      }
    }
    return faults
  }

  /// Whether nothing is turned on the same day of several other weeks either.
  private func isHabit(_ index: Int) -> Bool {
    let others = rows.indices.dropFirst().count {
      $0 != index && rows[$0] == rows[$0 - 1] && (days[$0] - days[index]) % 7 == 0
    }
    return others >= 2
  }

  /// Whether the struts turn so little on the days around a row that one on which rounding leaves nothing to turn is to be expected.
  private func isSlow(around index: Int) -> Bool {
    (max(1, index - 3)...min(rows.count - 1, index + 3)).contains {
      $0 != index && progress[$0] - progress[$0 - 1] < 2 * noise.step
    }
  }

  /// Whether the step to a row is as much longer than those around it as that of several days is.
  private func isLeap(_ index: Int, count: Int) -> Bool {
    func step(_ index: Int) -> Double { progress[index] - progress[index - 1] }
    let near = (max(1, index - 3)...max(1, min(rows.count - 1, index + 3))).filter { $0 != index }
    guard index > 0, let usual = near.map(step).sorted().dropFirst(near.count / 2).first else { return true }
    return step(index) > 0.8 * Double(1 + count) * usual
  }

  /// Mean squared distance from the plan's line of places when it is gone along in as many days as the schedule has.
  private func atOtherPace(_ offset: Int) -> Double {
    let (mine, own) = (Double(turnDays[turnDays.count - 1] - offset), Double(planned.count - 1))
    guard mine > 0 else { return .infinity }
    let sum = turnDays.indices.reduce(0.0) { sum, index in
      let place = min(max(0, Double(turnDays[index] - offset) / mine * own), own)
      let before = min(Int(place), planned.count - 2)
      guard before >= 0 else { return .infinity }
      let share = place - Double(before)
      let gap = rows[index] - (planned[before] + (planned[before + 1] - planned[before]) * share)
      return sum + (gap * gap).sum()
    }
    return sum / Double(days.count)
  }

  /// The two rows whose exchange brings the schedule onto the plan.
  private func exchange(_ offset: Int) -> (misfit: Double, fault: ScheduleFault)? {
    func square(_ index: Int, _ day: Int) -> Double {
      guard day >= 0, day < planned.count else { return .infinity }
      return squared(index, day)
    }
    let own = progress.indices.map { square($0, turnDays[$0] - offset) }
    let wrong = own.indices.filter { own[$0] > 2 * noise.rowLimit }
    guard wrong.count == 2 else { return nil }
    let (one, other) = (wrong[0], wrong[1])
    let after =
      own.reduce(0, +) - own[one] - own[other] + square(one, turnDays[other] - offset)
      + square(other, turnDays[one] - offset)
    let misfit = after / Double(own.count)
    return misfit <= fine ? (misfit, .rowsExchanged(days[one], days[other])) : nil
  }

  /// Held against the days before and after: a step of twice the size, none, a step back.
  private var amongNeighbours: [ScheduleFault] {
    let steps = zip(progress, progress.dropFirst()).enumerated().map { index, pair in
      (pair.1 - pair.0) / Double(max(1, turnDays[index + 1] - turnDays[index]))
    }
    guard steps.count >= 5 else { return [] }
    var found: [ScheduleFault] = []
    for index in steps.indices {
      let near = (max(0, index - 2)...min(steps.count - 1, index + 2)).filter { $0 != index }.map {
        steps[$0]
      }
      let (least, most) = (near.min() ?? 0, near.max() ?? 0)
      if steps[index] < -2 * noise.step, least > 0, isSmootherExchanged(index) {
        found.append(.rowsExchanged(days[index], days[index + 1]))
      }
      guard least > 3 * noise.step, most < 1.5 * least else { continue }
      if steps[index] > 1.6 * most {
        let usual = near.sorted()[near.count / 2]
        // Beside steps that are all but nothing a step is any number of times as large.
        let count = max(1, Int(min((steps[index] / usual).rounded(), Double(Schedule.longestPlan))) - 1)
        found.append(.rowMissing(afterDay: days[index], count: count, isNumbered: false))
      } else if rows[index] == rows[index + 1], !isStageEnd(index + 1), !isHabit(index + 1) {
        found.append(.rowDoubled(day: days[index + 1]))
      }
    }
    return found
  }

  /// Whether a stage ends at a row: whoever goes on as fast as can be has little left for the last day of a stage.
  private func isStageEnd(_ index: Int) -> Bool {
    stageEnds.contains { abs($0 - progress[index]) < 3 * noise.step }
  }

  /// Whether rows `first` and `first + 1` are smooth only in each other's place.
  private func isSmootherExchanged(_ first: Int) -> Bool {
    func roughness(_ rows: [SixReadings]) -> Double {
      (max(1, first - 1)...min(rows.count - 2, first + 2)).reduce(0) { sum, index in
        let bend = rows[index - 1] - 2 * rows[index] + rows[index + 1]
        return sum + (bend * bend).sum()
      }
    }
    var exchanged = rows
    exchanged.swapAt(first, first + 1)
    return roughness(exchanged) < 0.25 * roughness(rows)
  }
}

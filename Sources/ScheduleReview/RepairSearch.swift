import CorrectionPlanning
import HexapodKinematics

/// A repair, and what the rows lie off by after it.
struct Repair {
  /// What it makes of the rows.
  enum Change {
    /// All of them anew.
    case all([SixReadings])
    /// One of them.
    case one(Int, SixReadings)
    /// Two readings, as they are typed, exchanged in every row from one on.
    case swap(Int, Int, from: Int)
    /// So much less of a reading in every row from one on, mm.
    case shift(Int, by: Double, from: Int)
  }

  let fault: ScheduleFault
  let change: Change
  /// Capped sum of squared distances, and a penalty for what the repair was free to choose, mm².
  let cost: Double
  /// Other lines to be followed from now on.
  var curves: [ReadingCurve]?

  /// The rows after it.
  func applied(to work: WorkingSchedule) -> [SixReadings] {
    var rows = work.rows
    switch change {
    case .all(let changed): return changed
    case .one(let index, let changed): rows[index] = changed
    case .swap(let one, let other, let from):
      for index in from..<rows.count { rows[index] = work.exchanged(index, one, other) }
    case .shift(let strut, let shift, let from):
      for index in from..<rows.count { rows[index][strut] -= shift }
    }
    return rows
  }
}

/// All single repairs of readings, held against one line.
struct RepairSearch {
  /// Squared distance, in units of the step's square, beyond which a row is as wrong as can be.
  static let cap = 36.0
  /// What repairs of readings change by less, in steps, rounding does too.
  static let leastChange = 2.0

  let curve: ReadingCurve
  let work: WorkingSchedule
  let noise: ReadingNoise

  var unit: Double { noise.step * noise.step }
  func capped(_ row: SixReadings) -> Double { curve.squared(row, atMost: RepairSearch.cap * unit) }
  private func cost(_ rows: [SixReadings]) -> Double { rows.reduce(0) { $0 + capped($1) } }

  /// The repair that costs least.
  var best: Repair? {
    let base = work.rows.map(capped)
    let expected = (0..<6).map(expected)
    return (swaps(base) + columns(base, expected) + shifts(base, expected) + cells(base)).min {
      $0.cost < $1.cost
    }
  }

  /// What a strut is to read, row by row, from the place on the line that the other five give.
  private func expected(_ strut: Int) -> [Double] {
    var weights = SixReadings(repeating: 1)
    weights[strut] = 0
    return work.rows.map { curve.place($0, weights).nearest[strut] }
  }

  /// Whether another row in the place of one is more than what rounding does.
  func isTold(_ changed: SixReadings, _ row: Int) -> Bool {
    let by = changed - work.rows[row]
    return (0..<6).contains { abs(by[$0]) >= RepairSearch.leastChange * noise.step - 1e-6 }
  }

  /// The row from which on other rows in place of these cost least, and what all cost then.
  private func bestStart(_ changed: [SixReadings], _ base: [Double]) -> (row: Int, cost: Double) {
    var (tail, head) = (0.0, base.reduce(0, +))
    var best = (row: 0, cost: Double.infinity)
    for index in changed.indices.reversed() {
      tail += capped(changed[index])
      head -= base[index]
      if head + tail < best.cost { best = (index, head + tail) }
    }
    return best
  }

  /// Two struts exchanged from the day on from which it is best.
  private func swaps(_ base: [Double]) -> [Repair] {
    (0..<5).flatMap { one in
      ((one + 1)..<6).compactMap { other -> Repair? in
        let swapped = work.rows.indices.map { work.exchanged($0, one, other) }
        let (from, cost) = bestStart(swapped, base)
        guard (from..<swapped.count).contains(where: { isTold(swapped[$0], $0) }) else { return nil }
        return Repair(
          fault: .strutsSwapped(
            StrutNumber.allCases[one], StrutNumber.allCases[other], fromDay: work.days[from],
            isOneDay: false),
          change: .swap(one, other, from: from), cost: cost + 2 * unit)
      }
    }
  }

  /// What can be wrong with all readings of one strut.
  private func columns(_ base: [Double], _ expected: [[Double]]) -> [Repair] {
    (0..<6).flatMap { strut -> [Repair] in
      let expected = expected[strut]
      func repair(_ fault: ScheduleFault, _ change: (Double) -> Double, penalty: Double) -> Repair {
        let rows = work.rows.map { row in
          var row = row
          row[strut] = change(row[strut])
          return row
        }
        return Repair(fault: fault, change: .all(rows), cost: cost(rows) + penalty * unit)
      }
      let sum = median(zip(work.rows, expected).map { $0[strut] + $1 })
      let shift = median(zip(work.rows, expected).map { $0[strut] - $1 })
      // A strut that goes the wrong way still reads about what it should; one in another unit does not.
      var found: [Repair] = []
      if goesAgainst(expected, strut) {
        found.append(
          repair(
            .strutMirrored(strut: StrutNumber.allCases[strut], about: sum / 2), { sum - $0 },
            penalty: 3 + abs(shift) / 20))
      }
      if abs(shift) > noise.readingLimit {
        found.append(
          repair(
            .strutOffset(strut: StrutNumber.allCases[strut], by: shift, fromDay: nil), { $0 - shift },
            penalty: 3.5 + abs(shift) / 10))
      }
      for factor in [10, 0.1] {
        let rows = work.rows.indices.map { row in
          var changed = work.rows[row]
          changed[strut] = work.multiplied(row, by: factor)[strut]
          return changed
        }
        let (from, cost) = bestStart(rows, base)
        found.append(
          Repair(
            fault: .wrongUnit(
              factor: factor, strut: StrutNumber.allCases[strut], from: from == 0 ? nil : work.days[from],
              through: nil),
            change: .all(Array(work.rows[..<from] + rows[from...])), cost: cost + (from == 0 ? 2 : 3) * unit))
      }
      return found
    }
  }

  /// Whether a strut moves, by more than rounding, and against what is expected of it.
  private func goesAgainst(_ expected: [Double], _ strut: Int) -> Bool {
    let own = work.rows.map { $0[strut] }
    guard let least = own.min(), let most = own.max(), most - least > 2 * noise.step else { return false }
    let (mean, wanted) = (own.reduce(0, +) / Double(own.count), expected.reduce(0, +) / Double(own.count))
    return zip(own, expected).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - wanted) } < 0
  }

  /// A strut that is off by the same from a day on, and one that is not turned any more.
  private func shifts(_ base: [Double], _ expected: [[Double]]) -> [Repair] {
    guard work.rows.count > 2 else { return [] }
    return (0..<6).flatMap { strut -> [Repair] in
      let expected = expected[strut]
      // Such a repair moves many rows by what it is free to choose, so that it must leave nothing open.
      return [shift(strut, expected, base), stillness(strut, expected, base)].compactMap { $0 }.filter {
        explains($0.applied(to: work))
      }
    }
  }

  private func tail(_ from: Int, _ base: [Double], _ changed: (Int, SixReadings) -> SixReadings) -> Double {
    base[..<from].reduce(0, +)
      + (from..<work.rows.count).reduce(0) { $0 + capped(changed($1, work.rows[$1])) }
  }

  private func shift(_ strut: Int, _ expected: [Double], _ base: [Double]) -> Repair? {
    let off = zip(work.rows, expected).map { $0[strut] - $1 }
    // Where the tail's mean tells most: least squares of one step in a series.
    var (sum, best) = (0.0, (row: 0, gain: 0.0))
    for row in off.indices.reversed() where row > 0 {
      sum += off[row]
      let gain = sum * sum / Double(off.count - row)
      if gain > best.gain { best = (row, gain) }
    }
    guard best.row > 0, best.gain > noise.step * noise.step, isStep(off, gain: best.gain) else { return nil }
    let near = max(1, best.row - 2)...min(off.count - 1, best.row + 2)
    let candidates = near.compactMap { from -> Repair? in
      let mean = off[from...].reduce(0, +) / Double(off.count - from)
      let shift = noise.step * (mean / noise.step).rounded()
      // A strut a step off from a day on is what rounding does.
      guard abs(shift) > 1.5 * noise.step else { return nil }
      let mistake = mistake(strut, from, shift, expected)
      let cost = tail(from, base) { _, row in
        var row = row
        row[strut] -= shift
        return row
      }
      let number = StrutNumber.allCases[strut]
      let fault: ScheduleFault =
        mistake.map {
          .turnMistaken($0.0, strut: number, day: work.days[from], turn: $0.1, isElsePlan: false)
        } ?? .strutOffset(strut: number, by: shift, fromDay: work.days[from])
      return Repair(
        fault: fault, change: .shift(strut, by: shift, from: from),
        cost: cost + ((mistake == nil ? 4.5 : 3) + abs(shift) / 10) * unit)
    }
    return candidates.min { $0.cost < $1.cost }
  }

  /// Whether a series jumps rather than drifts, as it does where the schedule leads elsewhere.
  private func isStep(_ off: [Double], gain: Double) -> Bool {
    var (along, squares) = (0.0, 0.0)
    for (row, value) in off.enumerated() {
      along += Double(row) * value
      squares += Double(row * row)
    }
    return gain > along * along / squares + unit
  }

  /// Whether nothing else is wrong.
  private func explains(_ rows: [SixReadings]) -> Bool {
    let squares = rows.map { curve.place($0).squared }
    return squares.allSatisfy { $0 <= noise.rowLimit }
      && squares.reduce(0, +) <= noise.meanLimit * Double(squares.count)
  }

  /// The turn of a row whose mistake puts a strut off by `shift`, if it is about what is expected there.
  private func mistake(
    _ strut: Int, _ row: Int, _ shift: Double, _ expected: [Double]
  ) -> (TurnMistake, Double)? {
    let seen = work.rows[row][strut] - work.rows[row - 1][strut]
    let turn = seen - shift
    guard turn != 0, abs(turn - (expected[row] - expected[row - 1])) <= noise.readingLimit else { return nil }
    return TurnMistake.allCases.first { abs(shift - $0.factor * turn) <= 1e-6 }.map { ($0, turn) }
  }

  private func stillness(_ strut: Int, _ expected: [Double], _ base: [Double]) -> Repair? {
    let readings = work.rows.map { $0[strut] }
    let first = (readings.lastIndex { $0 != readings[readings.count - 1] } ?? -1) + 1
    let still = readings.count - 1 - first
    guard still > 2, abs(expected[readings.count - 1] - readings[first]) > 2 * noise.step else { return nil }
    let cost = tail(first, base) { index, row in
      var row = row
      row[strut] = expected[index]
      return row
    }
    let rows = work.rows.indices.map { index in
      var row = work.rows[index]
      if index > first { row[strut] = expected[index] }
      return row
    }
    return Repair(
      fault: .standsStill(strut: StrutNumber.allCases[strut], afterDay: work.days[first], rows: still),
      change: .all(rows), cost: cost + 4 * unit)
  }

  private func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

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
    /// Two readings exchanged in every row from one on.
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
  func applied(to rows: [SixReadings]) -> [SixReadings] {
    var rows = rows
    switch change {
    case .all(let changed): return changed
    case .one(let index, let changed): rows[index] = changed
    case .swap(let one, let other, let from):
      for index in from..<rows.count {
        (rows[index][one], rows[index][other]) = (rows[index][other], rows[index][one])
      }
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

  let curve: ReadingCurve
  let work: WorkingSchedule
  let noise: ReadingNoise

  private var unit: Double { noise.step * noise.step }
  private func capped(_ row: SixReadings) -> Double { min(curve.place(row).squared, RepairSearch.cap * unit) }
  private func cost(_ rows: [SixReadings]) -> Double { rows.reduce(0) { $0 + capped($1) } }

  /// The repair that costs least.
  var best: Repair? {
    let base = work.rows.map(capped)
    return (swaps(base) + columns + shifts(base) + cells(base)).min { $0.cost < $1.cost }
  }

  /// Two struts exchanged from the day on from which it is best.
  private func swaps(_ base: [Double]) -> [Repair] {
    var found: [Repair] = []
    for one in 0..<5 {
      for other in (one + 1)..<6 {
        let swapped = work.rows.map { row in
          var row = row
          (row[one], row[other]) = (row[other], row[one])
          return row
        }
        var tail = 0.0
        var (least, from) = (Double.infinity, 0)
        var head = base.reduce(0, +)
        for index in work.rows.indices.reversed() {
          tail += capped(swapped[index])
          head -= base[index]
          if head + tail < least { (least, from) = (head + tail, index) }
        }
        found.append(
          Repair(
            fault: .strutsSwapped(
              StrutNumber.allCases[one], StrutNumber.allCases[other], fromDay: work.days[from],
              isOneDay: false),
            change: .swap(one, other, from: from), cost: least + 2 * unit))
      }
    }
    return found
  }

  /// What can be wrong with all readings of one strut, told from the place on the line that the other five give.
  private var columns: [Repair] {
    (0..<6).flatMap { strut -> [Repair] in
      var weights = SixReadings(repeating: 1)
      weights[strut] = 0
      let expected = work.rows.map { curve.place($0, weights).nearest[strut] }
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
        found.append(
          repair(
            .wrongUnit(factor: factor, strut: StrutNumber.allCases[strut], day: nil), { $0 * factor },
            penalty: 2))
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
  private func shifts(_ base: [Double]) -> [Repair] {
    guard work.rows.count > 2 else { return [] }
    return (0..<6).flatMap { strut -> [Repair] in
      var weights = SixReadings(repeating: 1)
      weights[strut] = 0
      let expected = work.rows.map { curve.place($0, weights).nearest[strut] }
      // Such a repair moves many rows by what it is free to choose, so that it must leave nothing open.
      return [shift(strut, expected, base), stillness(strut, expected, base)].compactMap { $0 }.filter {
        explains($0.applied(to: work.rows))
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

  /// What can be wrong with the readings of one day.
  private func cells(_ base: [Double]) -> [Repair] {
    let all = base.reduce(0, +)
    return work.rows.indices.flatMap { index -> [Repair] in
      guard base[index] > 0.5 * noise.rowLimit else { return [] }
      let (row, rest) = (work.rows[index], all - base[index])
      func repair(_ fault: ScheduleFault, _ changed: SixReadings, penalty: Double) -> Repair {
        Repair(fault: fault, change: .one(index, changed), cost: rest + capped(changed) + penalty * unit)
      }
      let day = work.days[index]
      var found = [10, 0.1].map {
        repair(.wrongUnit(factor: $0, strut: nil, day: day), row * $0, penalty: 2)
      }
      for one in 0..<5 {
        for other in (one + 1)..<6 {
          var changed = row
          (changed[one], changed[other]) = (row[other], row[one])
          found.append(
            repair(
              .strutsSwapped(
                StrutNumber.allCases[one], StrutNumber.allCases[other], fromDay: day, isOneDay: true),
              changed, penalty: 3))
        }
      }
      for strut in 0..<6 {
        func with(_ value: Double) -> SixReadings {
          var changed = row
          changed[strut] = value
          return changed
        }
        for meant in DigitSwap.values(of: row[strut]) {
          let fault = ScheduleFault.digitsTransposed(
            strut: StrutNumber.allCases[strut], day: day, typed: row[strut], meant: meant)
          found.append(repair(fault, with(meant), penalty: 3))
        }
        for factor in [10, 0.1] {
          let fault = ScheduleFault.wrongUnit(factor: factor, strut: StrutNumber.allCases[strut], day: day)
          found.append(repair(fault, with(row[strut] * factor), penalty: 3))
        }
        var weights = SixReadings(repeating: 1)
        weights[strut] = 0
        let expected = curve.place(row, weights).nearest[strut]
        if abs(expected - row[strut]) > noise.readingLimit {
          let fault = ScheduleFault.misread(
            strut: StrutNumber.allCases[strut], day: day, typed: row[strut], expected: expected)
          found.append(repair(fault, with(expected), penalty: 5))
        }
      }
      return found
    }
  }

  private func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

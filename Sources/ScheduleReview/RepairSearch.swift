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
    return (swaps(base) + columns + cells(base)).min { $0.cost < $1.cost }
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
              StrutNumber.allCases[one], StrutNumber.allCases[other], fromDay: work.days[from]),
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
      var found = [
        repair(
          .strutMirrored(strut: StrutNumber.allCases[strut], about: sum / 2), { sum - $0 },
          penalty: 3 + abs(shift) / 20)
      ]
      if abs(shift) > noise.readingLimit {
        found.append(
          repair(
            .strutOffset(strut: StrutNumber.allCases[strut], by: shift), { $0 - shift },
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

import HexapodKinematics

/// What can be told of a schedule whose motion is not the case's: whether each strut's readings change evenly from day to
/// day, and which swap of struts or digits would make them.
struct Smoothness {
  /// Places times rows above which no repair is sought: a table so long that is rough so often is no schedule.
  private static let mostWork = 100_000
  /// What a repair changes a reading by at least, in steps: rounding does less.
  private static let leastChange = 2.0

  private var work: WorkingSchedule
  /// What makes the rows smooth, in the order of what it explains.
  private(set) var faults: [ScheduleFault] = []
  /// Second differences, mm, that are still usual, strut by strut.
  private let usual: [Double]
  /// What a strut is usually turned by at most, mm; where all begin or cease to turn, a second difference is as large.
  private let turns: [Double]
  private let step: Double

  init(_ work: WorkingSchedule, noise: ReadingNoise) {
    (self.work, step) = (work, noise.step)
    let rows = work.rows
    usual = (0..<6).map { strut in
      let sizes = rows.indices.dropFirst().dropLast().map { abs(Smoothness.bend(rows, $0)[strut]) }.sorted()
      return max(3 * noise.step, 1.5 * noise.step + 6 * (sizes.isEmpty ? 0 : sizes[sizes.count / 2]))
    }
    turns = (0..<6).map { strut in
      let sizes = zip(rows, rows.dropFirst()).map { abs($1[strut] - $0[strut]) }.filter { $0 > 0 }.sorted()
      return sizes.isEmpty ? 0 : sizes[(sizes.count - 1) * 9 / 10] + noise.step
    }
    var rough = roughness(rows)
    while rough > 0, faults.count < 6, let best = best(), best.rough < 0.7 * rough {
      (self.work.rows, rough) = (best.rows, best.rough)
      faults.append(best.fault)
    }
  }

  /// Days on which struts jump, and which, after the repairs.
  var jumps: [(day: Int, struts: [StrutNumber])] {
    work.rows.indices.compactMap { row in
      let struts = (0..<6).filter { excess(work.rows, row, $0) > 0 }
      return struts.isEmpty ? nil : (work.days[row], struts.compactMap(StrutNumber.init(index:)))
    }
  }

  private static func bend(_ rows: [SixReadings], _ row: Int) -> SixReadings {
    rows[row - 1] - 2 * rows[row] + rows[row + 1]
  }

  /// What a strut's second difference at a row is too large by, mm; 0 where there is none.
  private func excess(_ rows: [SixReadings], _ row: Int, _ strut: Int) -> Double {
    guard row > 0, row + 1 < rows.count else { return 0 }
    let size = abs(Smoothness.bend(rows, row)[strut])
    guard size > usual[strut] else { return 0 }
    let isStop = rows[row] == rows[row - 1] || rows[row] == rows[row + 1] || isLastTurn(rows, after: row)
    return isStop && size <= turns[strut] ? 0 : size - usual[strut]
  }

  /// Whether what is turned next is what is left before all struts cease to turn: of no strut more than before.
  private func isLastTurn(_ rows: [SixReadings], after row: Int) -> Bool {
    guard row + 2 >= rows.count || rows[row + 1] == rows[row + 2] else { return false }
    let (before, after) = (rows[row] - rows[row - 1], rows[row + 1] - rows[row])
    return (0..<6).allSatisfy { strut in
      let (turn, left) = before[strut] < 0 ? (-before[strut], -after[strut]) : (before[strut], after[strut])
      return left >= -step - 1e-6 && left <= turn + step + 1e-6
    }
  }

  /// What second differences are too large by, summed.
  private func roughness(_ rows: [SixReadings]) -> Double {
    rows.indices.reduce(0) { sum, row in (0..<6).reduce(sum) { $0 + excess(rows, row, $1) } }
  }

  /// Whether struts are rough as they stand about some rows, each of them, and no longer with others in their place.
  private func isSmoothed(_ struts: [Int], _ near: ClosedRange<Int>, _ changed: [SixReadings]) -> Bool {
    struts.allSatisfy { strut in
      near.contains { excess(work.rows, $0, strut) > 0 }
        && near.allSatisfy { excess(changed, $0, strut) == 0 }
    }
  }

  private func best() -> (rows: [SixReadings], rough: Double, fault: ScheduleFault)? {
    let rows = work.rows
    let rough = rows.indices.filter { row in (0..<6).contains { excess(rows, row, $0) > 0 } }
    let places = Set(rough.flatMap { [$0 - 1, $0, $0 + 1] }).sorted()
    guard places.count * rows.count <= Smoothness.mostWork else { return nil }
    var best: (rows: [SixReadings], rough: Double, fault: ScheduleFault)?
    func attempt(
      _ changed: [SixReadings], _ struts: [Int], _ place: Int, _ near: ClosedRange<Int>,
      _ fault: ScheduleFault
    ) {
      guard
        struts.allSatisfy({
          abs(changed[place][$0] - rows[place][$0]) >= Smoothness.leastChange * step - 1e-6
        }),
        isSmoothed(struts, near, changed)
      else { return }
      let rough = roughness(changed)
      if rough < best?.rough ?? .infinity { best = (changed, rough, fault) }
    }
    for place in places {
      for one in 0..<6 {
        let number = StrutNumber.allCases[one]
        let typed = work.typed(rows[place][one], place, one)
        for meant in work.digitSwaps(of: typed, strut: one) {
          var changed = rows
          changed[place][one] = work.onFirstScale(meant, place, one)
          attempt(
            changed, [one], place, (place - 1)...(place + 1),
            .digitsTransposed(strut: number, day: work.days[place], typed: typed, meant: meant))
        }
        for other in (one + 1)..<6 {
          func swapped(_ isOneDay: Bool) -> ScheduleFault {
            .strutsSwapped(
              number, StrutNumber.allCases[other], fromDay: work.days[place], isOneDay: isOneDay)
          }
          var changed = rows
          changed[place] = work.exchanged(place, one, other)
          attempt(changed, [one, other], place, (place - 1)...(place + 1), swapped(true))
          // Of a swap from the first row on nothing is uneven.
          guard place > 0 else { continue }
          for row in (place + 1)..<max(place + 1, rows.count) {
            changed[row] = work.exchanged(row, one, other)
          }
          attempt(changed, [one, other], place, (place - 1)...place, swapped(false))
        }
      }
    }
    return best
  }
}

import CorrectionPlanning
import HexapodKinematics

/// What can be told of a schedule whose motion is not the case's: whether each strut's readings change evenly from day to
/// day, and which swap of struts or digits would make them.
struct Smoothness {
  /// Places times rows above which no repair is sought: a table so long that is rough so often is no schedule.
  private static let mostWork = 100_000

  private(set) var rows: [SixReadings]
  let days: [Int]
  /// What makes the rows smooth, in the order of what it explains.
  private(set) var faults: [ScheduleFault] = []
  /// Second differences, mm, that are still usual, strut by strut.
  private let usual: [Double]

  init(_ work: WorkingSchedule, noise: ReadingNoise) {
    (rows, days) = (work.rows, work.days)
    let bends = Smoothness.bends(work.rows)
    usual = (0..<6).map { strut in
      let sizes = bends.map { abs($0[strut]) }.sorted()
      return max(3 * noise.step, 1.5 * noise.step + 6 * (sizes.isEmpty ? 0 : sizes[sizes.count / 2]))
    }
    var rough = roughness(rows)
    while rough > 0, faults.count < 6, let best = best(), best.rough < 0.7 * rough {
      (rows, rough) = (best.rows, best.rough)
      faults.append(best.fault)
    }
  }

  /// Days on which struts jump, and which, after the repairs.
  var jumps: [(day: Int, struts: [StrutNumber])] {
    Smoothness.bends(rows).enumerated().compactMap { index, bend in
      let struts = (0..<6).filter { abs(bend[$0]) > usual[$0] }
      return struts.isEmpty ? nil : (days[index + 1], struts.compactMap(StrutNumber.init(index:)))
    }
  }

  private static func bends(_ rows: [SixReadings]) -> [SixReadings] {
    guard rows.count > 2 else { return [] }
    return (1..<(rows.count - 1)).map { rows[$0 - 1] - 2 * rows[$0] + rows[$0 + 1] }
  }

  /// What second differences are too large by, summed.
  private func roughness(_ rows: [SixReadings]) -> Double {
    Smoothness.bends(rows).reduce(0) { sum, bend in
      (0..<6).reduce(sum) { $0 + max(0, abs(bend[$1]) - usual[$1]) }
    }
  }

  private func best() -> (rows: [SixReadings], rough: Double, fault: ScheduleFault)? {
    let rough = Smoothness.bends(rows).enumerated().filter { _, bend in
      (0..<6).contains { abs(bend[$0]) > usual[$0] }
    }.map { $0.offset + 1 }
    let places = Set(rough.flatMap { [$0 - 1, $0, $0 + 1] }).sorted()
    guard places.count * rows.count <= Smoothness.mostWork else { return nil }
    var best: (rows: [SixReadings], rough: Double, fault: ScheduleFault)?
    func attempt(_ changed: [SixReadings], _ fault: ScheduleFault) {
      let rough = roughness(changed)
      if rough < best?.rough ?? .infinity { best = (changed, rough, fault) }
    }
    for place in places {
      for one in 0..<6 {
        for meant in DigitSwap.values(of: rows[place][one]) {
          var changed = rows
          changed[place][one] = meant
          attempt(
            changed,
            .digitsTransposed(
              strut: StrutNumber.allCases[one], day: days[place], typed: rows[place][one], meant: meant))
        }
        for other in 0..<6 where other > one {
          var changed = rows
          for row in place..<rows.count {
            (changed[row][one], changed[row][other]) = (rows[row][other], rows[row][one])
          }
          attempt(
            changed,
            .strutsSwapped(
              StrutNumber.allCases[one], StrutNumber.allCases[other], fromDay: days[place], isOneDay: false))
        }
      }
    }
    return best
  }
}

import CorrectionPlanning
import HexapodKinematics

extension RepairSearch {
  /// What can be wrong with the readings of one day.
  func cells(_ base: [Double]) -> [Repair] {
    // Of more wrong rows than are ever repaired one by one nothing is explained.
    let wrong = base.count { $0 > noise.rowLimit }
    guard wrong <= FaultDiagnosis.mostRepairs + base.count / FaultDiagnosis.mostOutliers else { return [] }
    let all = base.reduce(0, +)
    return work.rows.indices.flatMap { index -> [Repair] in
      guard base[index] > 0.5 * noise.rowLimit else { return [] }
      let (row, rest) = (work.rows[index], all - base[index])
      func repair(_ fault: ScheduleFault, _ changed: SixReadings, penalty: Double) -> Repair {
        Repair(fault: fault, change: .one(index, changed), cost: rest + capped(changed) + penalty * unit)
      }
      return swaps(in: index, repair) + (0..<6).flatMap { readings(of: $0, in: index, row, repair) }
    }
  }

  /// Two struts exchanged on one day.
  private func swaps(
    in index: Int, _ repair: (ScheduleFault, SixReadings, _ penalty: Double) -> Repair
  ) -> [Repair] {
    (0..<5).flatMap { one in
      ((one + 1)..<6).compactMap { other -> Repair? in
        let changed = work.exchanged(index, one, other)
        guard isTold(changed, index) else { return nil }
        return repair(
          .strutsSwapped(
            StrutNumber.allCases[one], StrutNumber.allCases[other], fromDay: work.days[index], isOneDay: true),
          changed, 3)
      }
    }
  }

  /// What can be wrong with one reading of a day.
  private func readings(
    of strut: Int, in index: Int, _ row: SixReadings,
    _ repair: (ScheduleFault, SixReadings, _ penalty: Double) -> Repair
  ) -> [Repair] {
    let (day, number) = (work.days[index], StrutNumber.allCases[strut])
    let typed = work.typed(row[strut], index, strut)
    func with(_ typed: Double) -> SixReadings {
      var changed = row
      changed[strut] = work.onFirstScale(typed, index, strut)
      return changed
    }
    var found = work.digitSwaps(of: typed, strut: strut).map {
      repair(.digitsTransposed(strut: number, day: day, typed: typed, meant: $0), with($0), 3)
    }
    found += [10, 0.1].map {
      repair(.wrongUnit(factor: $0, strut: number, from: day, through: day), with(typed * $0), 3)
    }
    var weights = SixReadings(repeating: 1)
    weights[strut] = 0
    let expected = work.typed(curve.place(row, weights).nearest[strut], index, strut)
    if abs(expected - typed) > noise.readingLimit {
      found.append(
        repair(.misread(strut: number, day: day, typed: typed, expected: expected), with(expected), 5))
    }
    return found
  }
}

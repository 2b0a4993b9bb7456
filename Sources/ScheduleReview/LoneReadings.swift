import HexapodKinematics

/// Readings of one strut that are off on one day and back on the next, by so little that the row still lies near the line of readings.
///
/// Where the rows are those of the case's own plan, a reading that is more than a step from it is one: no rule of rounding leads there.
/// Elsewhere a reading is one that stands out from the days before, from those after and from what the other five struts say of the day.
enum LoneReadings {
  struct Slip {
    let (row, strut): (Int, Int)
    let expected: Double
  }

  /// Readings that differ by no more are the same, mm.
  private static let same = 1e-6
  /// Of so many readings at most one may be another than the plan's.
  private static let most = 10
  /// Standing out from the days before and after by less, in steps, is what rounding does: from each, and from both together.
  private static let (leastOfEach, leastOfBoth) = (1.0, 2.0)
  /// The same from what the other struts say.
  private static let leastOfOthers = 2.0

  /// As many as there may be, be they slips or another way: more are no slips.
  private static func few(_ slips: [Slip], of rows: [SixReadings]) -> [Slip] {
    slips.count <= max(3, rows.count / 6) ? slips : []
  }

  /// Those in the rows of the case's own plan, one a row; nil where the rows are not the plan's.
  ///
  /// - Parameter untouched: which rows are as they were typed.
  static func besidePlan(
    _ work: WorkingSchedule, untouched: [Bool], _ planned: PlannedRows, noise: ReadingNoise
  ) -> [Slip]? {
    let ways = planned.ways.compactMap { way -> (slips: [Slip], mismatches: Int)? in
      guard let places = way.places(of: work) else { return nil }
      return besidePlan(work.rows, places.map { way[$0] }, untouched, noise)
    }
    guard let best = ways.min(by: { $0.mismatches < $1.mismatches }),
      most * best.mismatches <= 6 * work.rows.count
    else { return nil }
    return few(best.slips, of: work.rows)
  }

  /// Those in rows that follow a line, one a row.
  static func besideNeighbours(
    _ work: WorkingSchedule, untouched: [Bool], _ curve: ReadingCurve, noise: ReadingNoise
  ) -> [Slip] {
    few(besideNeighbours(work.rows, work.days, untouched, curve, noise), of: work.rows)
  }

  /// Readings more than a step from the plan's beside rows in which the strut reads as the plan has it; with how many readings are not
  /// the plan's.
  private static func besidePlan(
    _ rows: [SixReadings], _ wanted: [SixReadings], _ untouched: [Bool], _ noise: ReadingNoise
  ) -> (slips: [Slip], mismatches: Int) {
    func isOff(_ row: Int, _ strut: Int) -> Bool {
      rows.indices.contains(row) && abs(rows[row][strut] - wanted[row][strut]) > noise.step + same
    }
    let slips = rows.indices.compactMap { row -> Slip? in
      let off = (0..<6).filter { isOff(row, $0) }
      guard untouched[row], off.count == 1, let strut = off.first, !isOff(row - 1, strut),
        !isOff(row + 1, strut)
      else { return nil }
      return Slip(row: row, strut: strut, expected: wanted[row][strut])
    }
    return (slips, zip(rows, wanted).reduce(0) { $0 + 6 - $1.0.sameReadings(as: $1.1) })
  }

  private static func besideNeighbours(
    _ rows: [SixReadings], _ days: [Int], _ untouched: [Bool], _ curve: ReadingCurve, _ noise: ReadingNoise
  ) -> [Slip] {
    rows.indices.compactMap { row -> Slip? in
      guard untouched[row], row > 0, row + 1 < rows.count else { return nil }
      /// What two other rows have a strut read on this day.
      func expected(_ one: Int, _ other: Int, _ strut: Int) -> Double? {
        guard rows.indices.contains(one), rows.indices.contains(other), days[one] != days[other] else {
          return nil
        }
        let share = Double(days[row] - days[one]) / Double(days[other] - days[one])
        return rows[one][strut] + share * (rows[other][strut] - rows[one][strut])
      }
      let out = (0..<6).compactMap { strut -> (slip: Slip, size: Double)? in
        guard let both = expected(row - 1, row + 1, strut) else { return nil }
        let off = rows[row][strut] - both
        let each = [expected(row - 2, row - 1, strut), expected(row + 1, row + 2, strut)].compactMap { $0 }
          .map { (rows[row][strut] - $0) * (off < 0 ? -1 : 1) }
        guard abs(off) >= leastOfBoth * noise.step - same, !each.isEmpty,
          each.allSatisfy({ $0 >= leastOfEach * noise.step - same })
        else { return nil }
        var weights = SixReadings(repeating: 1)
        weights[strut] = 0
        let meant = curve.place(rows[row], weights).nearest[strut]
        let size = (rows[row][strut] - meant) * (off < 0 ? -1 : 1)
        guard size >= leastOfOthers * noise.step else { return nil }
        return (Slip(row: row, strut: strut, expected: meant), size)
      }
      return out.max { $0.size < $1.size }?.slip
    }
  }
}

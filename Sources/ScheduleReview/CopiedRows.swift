import CorrectionPlanning

/// Rows that stand once more on the next day in place of that day's own, where all else is the case's own plan: two days' turns stand on
/// the day after.
struct CopiedRows {
  /// Each with what the plan has in its place.
  let rows: [(row: Int, meant: SixReadings)]

  /// More are a pace.
  private static let most = 3
  /// What the plan turns on the day of a copy at least, in steps, over all struts: less is what other rounding leaves.
  private static let leastTurn = 3.0
  /// Of so many other readings at most one is not the plan's.
  private static let mostOthers = 10

  /// Nil without any.
  init?(_ work: WorkingSchedule, _ planned: PlannedRows, noise: ReadingNoise) {
    let ways = planned.ways.compactMap { way in
      way.places(of: work).map { places in
        zip(work.rows, places).map { row, place in
          (wanted: way[place], same: row.sameReadings(as: way[place]))
        }
      }
    }
    // What any rule of rounding leaves as it was is no copy.
    let copies = work.rows.indices.dropFirst().dropLast().filter { row in
      work.isCopy(row) && ways.allSatisfy { $0[row].same < 6 }
    }
    guard !copies.isEmpty, copies.count <= CopiedRows.most else { return nil }
    for way in ways {
      let areBetween = copies.allSatisfy { row in
        let turn = way[row].wanted - way[row - 1].wanted
        return way[row - 1].same == 6 && way[row + 1].same == 6
          && (0..<6).reduce(0) { $0 + abs(turn[$1]) } >= CopiedRows.leastTurn * noise.step - 1e-6
      }
      let others = way.indices.reduce(0) { $0 + (copies.contains($1) ? 0 : 6 - way[$1].same) }
      guard areBetween, CopiedRows.mostOthers * others <= 6 * way.count else { continue }
      rows = copies.map { ($0, way[$0].wanted) }
      return
    }
    return nil
  }
}

import HexapodKinematics
import TreatmentModel

/// Turns of single days that were missed, done the wrong way or done twice, told from rows that are otherwise those of the case's own plan:
/// from such a day on a strut is off by that turn, and by the same to the end.
struct TurnEvents {
  /// The mistakes, by day.
  let faults: [ScheduleFault]
  /// The rows without them.
  let rows: [SixReadings]
  /// Readings that even so are not the plan's.
  private let mismatches: Int

  /// Readings that differ by no more are the same, mm.
  private static let same = 1e-6
  /// Rows that have to be a plan's, and no other rule's, before a strut that is one step off is not called rounding.
  private static let telling = 3

  /// What a reading can be off by rounding to the nearest step, in steps: half, and what other arithmetic makes of it.
  private static let tie = 0.52

  /// Of so many readings at most one may be another than the plan's.
  private static let most = 10

  private struct Event {
    let (row, strut): (Int, Int)
    let (turn, change): (Double, Double)

    /// What it was; nil for a change that no turn of that day explains.
    var kind: TurnMistake? {
      guard turn != 0 else { return nil }
      return TurnMistake.allCases.first { abs(change - $0.factor * turn) <= TurnEvents.same }
    }
  }

  /// Nil where the rows are not those of a plan with a few such mistakes.
  init?(_ work: WorkingSchedule, _ planned: PlannedRows, noise: ReadingNoise) {
    let ways = [planned.set] + planned.otherwise
    let found = ways.indices.compactMap { way in
      TurnEvents(
        work, ways[way], planned.exact, others: ways.indices.filter { $0 != way }.map { ways[$0] },
        noise: noise)
    }
    guard let best = found.min(by: { ($0.mismatches, $0.faults.count) < ($1.mismatches, $1.faults.count) })
    else {
      return nil
    }
    self = best
  }

  private init?(
    _ work: WorkingSchedule, _ set: [SixReadings], _ exact: [SixReadings], others: [[SixReadings]],
    noise: ReadingNoise
  ) {
    let rows = work.rows
    guard rows.count > 2, let indices = set.places(of: work) else { return nil }
    let wanted = indices.map { set[$0] }
    let events = (0..<6).flatMap { TurnEvents.events(rows, wanted, $0, noise) }
    let days = Set(events.map(\.row))
    guard days.count <= max(3, rows.count / 6), events.allSatisfy({ $0.kind != nil }) else { return nil }
    guard !TurnEvents.isWholeStrut(wanted, events), !TurnEvents.isTiming(rows, set, indices, events),
      !TurnEvents.isSwap(work, wanted, events)
    else { return nil }
    let lasting = Dictionary(grouping: events, by: \.strut).filter { strut, own in
      let off = own.reduce(0) { $0 + $1.change }
      let first = own.map(\.row).min() ?? 0
      if abs(off) > noise.step + TurnEvents.same || own.count > 1 { return true }
      if rows.count - first > TurnEvents.telling { return true }
      // Of a few rows at the end one step is told only where no rounding of the exact readings leads to them.
      let most = TurnEvents.tie * noise.step
      let isRounding = (first..<rows.count).allSatisfy {
        abs(rows[$0][strut] - exact[min(indices[$0], exact.count - 1)][strut]) <= most
      }
      return !isRounding && TurnEvents.tells(rows, wanted, others, indices, before: first)
    }
    let kept = lasting.values.flatMap { $0 }
    var repaired = rows
    for event in kept {
      for row in event.row..<rows.count { repaired[row][event.strut] -= event.change }
    }
    self.rows = repaired
    mismatches = zip(repaired, wanted).reduce(0) { $0 + 6 - $1.0.sameReadings(as: $1.1) }
    guard TurnEvents.most * mismatches <= 6 * rows.count else { return nil }
    faults = TurnEvents.faults(kept, work, wanted, isElsePlan: mismatches == 0)
  }

  /// The rows from which on a strut is off by another amount than before; a stretch of one row, or of a single step, after which it is
  /// as before is none.
  private static func events(
    _ rows: [SixReadings], _ wanted: [SixReadings], _ strut: Int, _ noise: ReadingNoise
  ) -> [Event] {
    var off = rows.indices.map { rows[$0][strut] - wanted[$0][strut] }
    var first = 1
    while first < off.count {
      let before = off[first - 1]
      guard abs(off[first] - before) > same else {
        first += 1
        continue
      }
      // Where it is as before again, or too far off for that.
      let end =
        off[(first + 1)...].firstIndex {
          abs($0 - before) <= same || abs(off[first] - before) > noise.step + same
            || abs($0 - before) > noise.step + same
        } ?? off.count
      if end < off.count, abs(off[end] - before) <= same {
        for row in first..<end { off[row] = before }
        first = end
      } else {
        first += 1
      }
    }
    return (1..<off.count).compactMap { row in
      let change = off[row] - off[row - 1]
      guard abs(change) > same else { return nil }
      return Event(row: row, strut: strut, turn: wanted[row][strut] - wanted[row - 1][strut], change: change)
    }
  }

  /// Whether rows left out or doubled explain the same.
  private static func isTiming(
    _ rows: [SixReadings], _ set: [SixReadings], _ indices: [Int], _ events: [Event]
  ) -> Bool {
    guard let first = events.map(\.row).min() else { return false }
    return [-1, 1].contains { shift in
      (first..<rows.count).allSatisfy { row in
        let place = min(max(0, indices[row] + shift), set.count - 1)
        return (0..<6).allSatisfy { abs(rows[row][$0] - set[place][$0]) <= same }
      }
    }
  }

  /// Whether a strut did so on all its days, several: then it is not a turn that is wrong but the strut.
  private static func isWholeStrut(_ wanted: [SixReadings], _ events: [Event]) -> Bool {
    Dictionary(grouping: events, by: \.strut).contains { strut, own in
      own.count > 1
        && own.count == wanted.indices.dropFirst().count { wanted[$0][strut] != wanted[$0 - 1][strut] }
    }
  }

  /// Whether two struts exchanged explain the same.
  private static func isSwap(_ work: WorkingSchedule, _ wanted: [SixReadings], _ events: [Event]) -> Bool {
    let struts = Set(events.map(\.strut)).sorted()
    guard struts.count == 2, let first = events.map(\.row).min() else { return false }
    return (first..<work.rows.count).allSatisfy { row in
      let exchanged = work.exchanged(row, struts[0], struts[1])
      return struts.allSatisfy { abs(exchanged[$0] - wanted[row][$0]) <= same }
    }
  }

  /// Whether enough rows before one are this rule's and no other's.
  private static func tells(
    _ rows: [SixReadings], _ wanted: [SixReadings], _ others: [[SixReadings]], _ indices: [Int],
    before end: Int
  ) -> Bool {
    others.allSatisfy { other in
      let telling = (0..<end).count { row in
        guard other.indices.contains(indices[row]) else { return true }
        return rows[row] == wanted[row] && other[indices[row]] != wanted[row]
      }
      return telling >= TurnEvents.telling
    }
  }

  /// One fault a strut and day, or one for all struts that turn on that day.
  private static func faults(
    _ events: [Event], _ work: WorkingSchedule, _ wanted: [SixReadings], isElsePlan: Bool
  ) -> [ScheduleFault] {
    Dictionary(grouping: events, by: \.row).sorted { $0.key < $1.key }.flatMap {
      row, own -> [ScheduleFault] in
      let day = work.days[row]
      let turning = (0..<6).filter { wanted[row][$0] != wanted[row - 1][$0] }
      let kinds = Set(own.compactMap(\.kind))
      if own.count > 1, own.count == turning.count, kinds.count == 1, let kind = kinds.first {
        return [.turnMistaken(kind, strut: nil, day: day, turn: 0, isElsePlan: isElsePlan)]
      }
      return own.sorted { $0.strut < $1.strut }.compactMap { event in
        event.kind.map {
          .turnMistaken(
            $0, strut: StrutNumber.allCases[event.strut], day: day, turn: event.turn, isElsePlan: isElsePlan)
        }
      }
    }
  }
}

import HexapodKinematics
import TreatmentModel

/// Finds the best strut changes by trying everything, day by day and visit set by visit set: what the planner's own search is
/// held against. It knows no spans and no graph.
struct ExhaustiveChanges {
  /// Classes by strut, six for each level, the first `starts` of which may be mounted on day 0.
  let classes: [(all: [StrutHardware], starts: Int)]
  /// Lengths by moment, strut by strut.
  let lengths: [[Double]]
  /// The day of each moment.
  let days: [Int]
  let isAllowed: (Int) -> Bool
  /// How far readings are to stay from the ends of their ranges.
  let reserve: Double
  /// For each day the moment at which its visit finds the struts: the last one before it.
  private let visits: [Int]

  init(
    classes: [(all: [StrutHardware], starts: Int)], lengths: [StrutLengths]..., days: [Int],
    reserve: Double = 0, isAllowed: @escaping (Int) -> Bool
  ) {
    (self.classes, self.days, self.isAllowed) = (classes, days, isAllowed)
    self.lengths = lengths[0].indices.map { moment in lengths.flatMap { Array($0[moment]) } }
    self.reserve = reserve
    visits = (0...(days.last ?? 0)).map { day in days.lastIndex { $0 < day } ?? 0 }
  }

  struct Best: Equatable {
    var changes: [Int]
    var visits: Int
    /// Nil without changes.
    var slack: Int?
    var slackSum: Int
  }

  /// Changes of one strut that lie on the days of a set of visits.
  private struct Outcome: Hashable {
    var changes: Int
    var slack: Int
    var sum: Int
  }

  private var lastDay: Int { days.last ?? 0 }

  private func holds(_ strut: Int, _ hardware: Int, _ moment: Int, reserve: Double = 0) -> Bool {
    let reading = lengths[moment][strut] - classes[strut].all[hardware].readingOffset
    let range = classes[strut].all[hardware].range
    return reading >= range.lowerBound + reserve - 1e-6 && reading <= range.upperBound - reserve + 1e-6
  }

  /// The days round `day` during which both classes fit without a break.
  func window(_ strut: Int, _ one: Int, _ other: Int, round day: Int) -> ClosedRange<Int> {
    func both(_ moments: ClosedRange<Int>) -> Bool {
      moments.allSatisfy { holds(strut, one, $0) && holds(strut, other, $0) }
    }
    var (first, last) = (day, day)
    while first > 1, both(visits[first - 1]...visits[first]) { first -= 1 }
    while last < lastDay, both(visits[last]...visits[last + 1]) { last += 1 }
    return first...last
  }

  /// Nil when some strut cannot be served.
  func best() -> Best? {
    let all = (1..<(lastDay + 1)).filter(isAllowed)
    let tables = classes.indices.map { Table(self, $0) { _, _ in true } }
    var fewest: [Int] = []
    for table in tables {
      guard let least = outcomes(table, all).map(\.changes).min() else { return nil }
      fewest.append(least)
    }
    let best = best(tables, fewest, all)
    guard reserve > 0, fewest.contains(where: { $0 > 0 }) else { return best }
    let keeping = classes.indices.map { strut in
      guard fewest[strut] > 0 else { return tables[strut] }
      let left = left(strut, tables[strut], fewest[strut], all)
      let table = Table(self, strut) { left[$0][$1] }
      return outcomes(table, all).map(\.changes).min() == fewest[strut] ? table : tables[strut]
    }
    let kept = self.best(keeping, fewest, all)
    return kept?.visits == best?.visits ? kept : best
  }

  /// By class and moment, whether a strut may have it mounted then so that the reserve is kept.
  private func left(_ strut: Int, _ table: Table, _ fewest: Int, _ all: [Int]) -> [[Bool]] {
    let classes = classes[strut].all
    // How many changes are possible before a class is mounted on a day, and after it, no more than are needed.
    var before = [[Set<Int>]](repeating: classes.map { _ in [] }, count: lastDay + 1)
    var after = before
    for start in table.starts where table.fits[start][0] { before[0][start] = [0] }
    for last in classes.indices where table.fits[last][lastDay] { after[lastDay][last] = [0] }
    for day in 1..<(lastDay + 1) {
      for hardware in classes.indices where table.fits[hardware][day] {
        before[day][hardware] = before[day - 1][hardware]
        for swap in table.swaps[day] where all.contains(day) && swap.to == hardware {
          before[day][hardware].formUnion(before[day - 1][swap.from].map { $0 + 1 }.filter { $0 <= fewest })
        }
      }
    }
    for day in (0..<lastDay).reversed() {
      for hardware in classes.indices where table.fits[hardware][day] {
        after[day][hardware] = after[day + 1][hardware]
        for swap in table.swaps[day + 1] where all.contains(day + 1) && swap.from == hardware {
          after[day][hardware].formUnion(after[day + 1][swap.to].map { $0 + 1 }.filter { $0 <= fewest })
        }
      }
    }
    func isOnAWay(_ one: Set<Int>, _ other: Set<Int>, _ own: Int) -> Bool {
      one.contains { other.contains(fewest - own - $0) }
    }
    var canBeKept = lengths.map { _ in false }
    var left = classes.map { _ in lengths.map { _ in false } }
    for (moment, day) in days.enumerated() {
      for hardware in classes.indices where isOnAWay(before[day][hardware], after[day][hardware], 0) {
        canBeKept[moment] = canBeKept[moment] || holds(strut, hardware, moment, reserve: reserve)
      }
    }
    for day in all {
      for swap in table.swaps[day] where isOnAWay(before[day - 1][swap.from], after[day][swap.to], 1) {
        let visit = visits[day]
        canBeKept[visit] = canBeKept[visit] || holds(strut, swap.to, visit, reserve: reserve)
        let (one, other) = (classes[swap.from].lengths, classes[swap.to].lengths)
        let shared = min(one.upperBound, other.upperBound) - max(one.lowerBound, other.lowerBound)
        guard shared < 2 * reserve - 1e-6 else { continue }
        func both(_ moment: Int) -> Bool { holds(strut, swap.from, moment) && holds(strut, swap.to, moment) }
        for moments in [Array((0...visit).reversed()), Array(visit..<days.count)] {
          for moment in moments.prefix(while: both) {
            left[swap.from][moment] = true
            left[swap.to][moment] = true
          }
        }
      }
    }
    for hardware in classes.indices {
      for moment in lengths.indices {
        let isKept = !canBeKept[moment] || holds(strut, hardware, moment, reserve: reserve)
        left[hardware][moment] = left[hardware][moment] || isKept
      }
    }
    return left
  }

  /// The best ways through these tables with the fewest changes of each strut.
  private func best(_ tables: [Table], _ fewest: [Int], _ all: [Int]) -> Best? {
    guard fewest.contains(where: { $0 > 0 }) else {
      return Best(changes: fewest, visits: 0, slack: nil, slackSum: 0)
    }
    // Only days on which some strut can be changed at all are worth a visit.
    let useful = all.filter { day in tables.contains { !$0.swaps[day].isEmpty } }
    for count in 1...useful.count {
      var best: (slack: Int, sum: Int)?
      subsets(useful, count) { visits in
        var sets: [Set<Outcome>] = []
        for (strut, table) in tables.enumerated() where fewest[strut] > 0 {
          sets.append(outcomes(table, visits).filter { $0.changes == fewest[strut] })
          if sets[sets.count - 1].isEmpty { return }
        }
        for slack in Set(sets.flatMap { $0.map(\.slack) }) {
          let sums = sets.map { $0.filter { $0.slack >= slack }.map(\.sum).max() }
          guard !sums.contains(nil) else { continue }
          let found = (slack: slack, sum: sums.reduce(0) { $0 + ($1 ?? 0) })
          if let known = best, known >= found { continue }
          best = found
        }
      }
      if let best { return Best(changes: fewest, visits: count, slack: best.slack, slackSum: best.sum) }
    }
    return nil
  }

  /// What fits when, looked up once.
  private struct Table {
    let classCount: Int
    let starts: [Int]
    /// Class, then day: whether it fits at all moments of the day.
    let fits: [[Bool]]
    /// By day: all changes possible at its visit, with their slack.
    let swaps: [[(from: Int, to: Int, slack: Int)]]

    /// - Parameter isLeft: whether a class may be mounted at a moment if it fits.
    init(_ search: ExhaustiveChanges, _ strut: Int, where isLeft: (_ hardware: Int, _ moment: Int) -> Bool) {
      classCount = search.classes[strut].all.count
      starts = Array(0..<search.classes[strut].starts)
      let indices = Array(0..<classCount)
      fits = indices.map { hardware in
        (0...search.lastDay).map { day in
          search.days.indices.allSatisfy {
            search.days[$0] != day || search.holds(strut, hardware, $0) && isLeft(hardware, $0)
          }
        }
      }
      swaps = (0...search.lastDay).map { day in
        guard day > 0 else { return [] }
        let moment = search.visits[day]
        return indices.flatMap { from in
          indices.compactMap { to in
            guard from != to, search.holds(strut, from, moment), search.holds(strut, to, moment),
              isLeft(from, moment), isLeft(to, moment)
            else { return nil }
            let window = search.window(strut, from, to, round: day)
            return (from, to, min(day - window.lowerBound, window.upperBound - day))
          }
        }
      }
    }
  }

  /// All ways through the days with changes on `visits` alone.
  private func outcomes(_ table: Table, _ visits: [Int]) -> Set<Outcome> {
    var states = table.starts.filter { table.fits[$0][0] }.map {
      (hardware: $0, found: Set([Outcome(changes: 0, slack: .max, sum: 0)]))
    }
    for day in 1..<(lastDay + 1) {
      var next = [Int: Set<Outcome>]()
      for state in states {
        if table.fits[state.hardware][day] { next[state.hardware, default: []].formUnion(state.found) }
        guard visits.contains(day) else { continue }
        for swap in table.swaps[day] where swap.from == state.hardware && table.fits[swap.to][day] {
          next[swap.to, default: []].formUnion(
            state.found.map {
              Outcome(changes: $0.changes + 1, slack: min($0.slack, swap.slack), sum: $0.sum + swap.slack)
            })
        }
      }
      states = next.map { (hardware: $0.key, found: $0.value) }
    }
    return states.reduce(into: []) { $0.formUnion($1.found) }
  }

  private func subsets(_ items: [Int], _ count: Int, _ body: ([Int]) -> Void) {
    func choose(_ chosen: [Int], _ from: Int) {
      if chosen.count == count { return body(chosen) }
      guard from < items.count else { return }
      for index in from..<items.count { choose(chosen + [items[index]], index + 1) }
    }
    choose([], 0)
  }
}

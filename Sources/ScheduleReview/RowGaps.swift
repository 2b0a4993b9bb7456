/// What it means that the numbers of a schedule's rows leave days out: a row is missing where the step over them is as large as theirs,
/// and elsewhere the schedule rests.
struct RowGaps {
  /// Which days of a plan the rows are.
  enum Known {
    /// Those of their numbers.
    case numbered
    /// One after the other, whatever their numbers.
    case oneByOne
  }

  /// Row before the gap, and how many rows are missing.
  private(set) var missing: [(row: Int, count: Int)] = []
  /// Rows before a rest.
  private(set) var rests: [Int] = []
  /// The numbers of the rows as they would be without rests.
  let turnDays: [Int]

  /// - Parameters:
  ///   - days: the numbers of the rows, rising.
  ///   - steps: how far the struts go from each row to the next, in any measure.
  ///   - parts: rows a day; what is left out of a day is no rest.
  ///   - known: what the rows are known to be from the case's own plan.
  init(days: [Int], steps: [Double], parts: Int, known: Known? = nil) {
    let gaps = zip(days, days.dropFirst()).map { $1 - $0 }
    let counts = Dictionary(gaps.map { ($0, 1) }, uniquingKeysWith: +)
    let usual = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 1
    let wide = gaps.indices.filter { gaps[$0] > usual }
    /// How many times its neighbours' the steps over gaps are.
    func times(_ gaps: [Int], _ usual: (Int) -> Double) -> Double {
      let (over, one) = gaps.reduce((0.0, 0.0)) { ($0.0 + steps[$1], $0.1 + usual($1)) }
      return one > 0 ? over / one : over > 0 ? .infinity : 0
    }
    func near(_ gap: Int) -> Double {
      let near = gaps.indices.filter { gaps[$0] == usual && abs($0 - gap) <= RowGaps.reach }.map { steps[$0] }
        .sorted()
      return near.isEmpty ? 0 : near[near.count / 2]
    }
    // What is left out on the same day of every week is one habit: what one of its steps is rounded by is nothing against all of them.
    let habits = Dictionary(grouping: wide) { [gaps[$0], days[$0] % (7 * parts)] }
    var turnDays = days
    for gap in wide {
      let habit = habits[[gaps[gap], days[gap] % (7 * parts)]] ?? [gap]
      let times = times(habit.count < RowGaps.habit ? [gap] : habit, near)
      if known == .numbered || known != .oneByOne && times > RowGaps.asLarge(gaps[gap] / usual)
        || (gaps[gap] - usual) % parts != 0
      {
        let most = (gaps[gap] - 1) / usual
        let told = known == nil ? Int(min(times.rounded() - 1, Double(most))) : most
        missing.append((gap, max(1, told)))
      } else {
        rests.append(gap)
        for row in (gap + 1)..<days.count { turnDays[row] -= gaps[gap] - usual }
      }
    }
    self.turnDays = turnDays
    // Rows that are seldom next to each other are not meant to be.
    if 3 * wide.count >= days.count { missing = [] }
  }

  /// Rows on either side of a gap that its step is held against.
  private static let reach = 3
  /// So many weeks make a habit.
  private static let habit = 3
  /// A step over so many days that is so many times its neighbours' is that of several rows: nearer to all that are left out than to none,
  /// as far as rounding leaves a choice.
  private static func asLarge(_ days: Int) -> Double { min(0.5 * Double(1 + days), 2.5) }
}

extension RowGaps {
  /// What they mean, in the days of the rows.
  func faults(_ days: [Int]) -> [ScheduleFault] {
    missing.map { .rowMissing(afterDay: days[$0.row], count: $0.count, isNumbered: true) }
      + (rests.isEmpty ? [] : [.rests(afterDays: rests.map { days[$0] })])
  }
}

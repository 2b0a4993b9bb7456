/// In which rows two levels have each other's readings: told from where both plans have them, by however many days the schedule lags
/// behind, as whoever pauses does. Of all ways along the plans, from row to row never back, the one with the fewest mistakes is taken.
struct LevelOrder {
  /// Rows that stand in each other's place.
  let exchanged: [Int]

  /// What a change of order, a change of the lag and a row that is nowhere in the plans cost; exchanged rows a trifle, so that
  /// of two ways as good the one that leaves more as it stands is taken.
  private static let (orderCost, lagCost, strangeCost, trifle) = (1.0, 1.0, 3.0, 1e-3)
  /// Rows times days of the plans beyond which nothing is looked for: a table so long is no schedule.
  private static let mostWork = 4_000_000

  /// How a row stands in the plans.
  private enum Kind: Int, CaseIterable {
    case own, exchanged, strange
  }

  /// What the best way to each place costs, kind by kind, and whence it comes.
  private struct Front {
    var costs: [[Double]]
    var origins: [[(kind: Int, place: Int)]]

    init(_ count: Int) {
      costs = Kind.allCases.map { _ in [Double](repeating: .infinity, count: count) }
      origins = Kind.allCases.map { _ in [(kind: Int, place: Int)](repeating: (0, 0), count: count) }
    }
  }

  /// - Parameters:
  ///   - numbers: those of the rows, rising.
  ///   - rests: whether a row is a copy of the one before.
  ///   - days: how many days the plans have.
  ///   - fits: whether a row is that of a day of both plans, as it stands or exchanged.
  init(
    numbers: [Int], rests: [Bool], days: Int, fits: (_ row: Int, _ day: Int, _ isExchanged: Bool) -> Bool
  ) {
    guard days > 0, !numbers.isEmpty, numbers.count <= LevelOrder.mostWork / days else {
      exchanged = []
      return
    }
    var fronts: [Front] = []
    for row in numbers.indices {
      let allowed = [false, true].map { isExchanged in (0..<days).map { fits(row, $0, isExchanged) } }
      fronts.append(
        fronts.last.map {
          LevelOrder.next($0, allowed, gap: numbers[row] - numbers[row - 1], isRest: rests[row])
        } ?? LevelOrder.first(allowed, number: numbers[row]))
    }
    let last = fronts[fronts.count - 1].costs
    var at = (kind: 0, place: 0)
    for kind in last.indices {
      for place in 0..<days where last[kind][place] < last[at.kind][at.place] { at = (kind, place) }
    }
    var found: [Int] = []
    for row in numbers.indices.reversed() {
      if at.kind == Kind.exchanged.rawValue { found.append(row) }
      at = fronts[row].origins[at.kind][at.place]
    }
    exchanged = found.reversed()
  }

  private static func first(_ allowed: [[Bool]], number: Int) -> Front {
    var front = Front(allowed[0].count)
    for place in allowed[0].indices {
      let lag = place == number ? 0 : lagCost
      if allowed[0][place] { front.costs[Kind.own.rawValue][place] = lag }
      if allowed[1][place] { front.costs[Kind.exchanged.rawValue][place] = lag + orderCost + trifle }
      front.costs[Kind.strange.rawValue][place] = lag + strangeCost
    }
    return front
  }

  private static func next(_ before: Front, _ allowed: [[Bool]], gap: Int, isRest: Bool) -> Front {
    let days = allowed[0].count
    var front = Front(days)
    // Of each kind the best way to any place so far.
    var least = Kind.allCases.map { (cost: Double.infinity, kind: $0.rawValue, place: 0) }
    for place in 0..<days {
      for kind in Kind.allCases.map(\.rawValue) where before.costs[kind][place] < least[kind].cost {
        least[kind] = (before.costs[kind][place], kind, place)
      }
      for kind in Kind.allCases {
        if kind != .strange, !allowed[kind.rawValue][place] { continue }
        func offer(_ cost: Double, _ from: Int, _ at: Int) {
          let isOther = (from == Kind.exchanged.rawValue) != (kind == .exchanged)
          let own = kind == .strange ? strangeCost : kind == .exchanged ? trifle : 0
          let cost = cost + own + (isOther ? orderCost : 0)
          if cost < front.costs[kind.rawValue][place] {
            front.costs[kind.rawValue][place] = cost
            front.origins[kind.rawValue][place] = (from, at)
          }
        }
        for from in Kind.allCases.map(\.rawValue) {
          offer(least[from].cost + lagCost, from, least[from].place)
          for origin in [place - gap, isRest ? place : place - gap] where (0..<days).contains(origin) {
            offer(before.costs[from][origin], from, origin)
          }
          // At its end a plan stands still.
          guard place == days - 1 else { continue }
          for origin in max(0, place - gap)...place { offer(before.costs[from][origin], from, origin) }
        }
      }
    }
    return front
  }
}

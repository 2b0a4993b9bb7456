/// The same as ``VisitSearch`` for what is most frequent: struts that each are changed once, all at one visit or at two. All days
/// are tried, and all pairs of days.
///
/// A strut stands in each lane of `Slacks`; lanes without one have ``idle`` always.
struct FewVisits<Slacks: SIMD<Int32>> {
  private let days: [Int]
  /// For each day the largest slack with which each strut can be changed then; -1 where it cannot.
  private let slacks: [Slacks]

  private static var idle: Int32 { 1 << 20 }
  /// More days than this make too many pairs.
  private static var mostDays: Int { 100 }

  /// Nil where a strut needs more changes than one, or there are too many days.
  init?(_ routes: [ChangeRoutes], _ allowed: AllowedDays) {
    guard allowed.days.count <= FewVisits.mostDays, routes.count <= Slacks.scalarCount,
      routes.allSatisfy({ $0.fewest == 1 })
    else { return nil }
    days = allowed.days
    var none = Slacks(repeating: FewVisits.idle)
    for lane in routes.indices { none[lane] = -1 }
    var slacks = [Slacks](repeating: none, count: days.count)
    for (lane, route) in routes.enumerated() {
      for edge in route.starts.lazy.flatMap({ route.edges[$0] }) {
        var index = days.partitioningIndex { $0 >= edge.days.lowerBound }
        while index < days.count, days[index] <= edge.days.upperBound {
          let slack = Int32(clamping: route.slack(of: edge, on: days[index]))
          slacks[index][lane] = max(slacks[index][lane], slack)
          index += 1
        }
      }
    }
    self.slacks = slacks
  }

  /// The days, and the smallest slack; nil where two visits are not enough.
  func best() -> (days: [Int], slack: Int)? {
    var best = Best()
    for (one, slack) in slacks.enumerated() { best.consider(slack, one, one) }
    if best.least < 0 {
      for (last, slack) in slacks.enumerated() {
        for first in 0..<last {
          best.consider(slacks[first].replacing(with: slack, where: slack .> slacks[first]), first, last)
        }
      }
    }
    guard best.least >= 0 else { return nil }
    let found = best.first == best.last ? [days[best.last]] : [days[best.first], days[best.last]]
    return (found, Int(best.least))
  }

  private struct Best {
    var (first, last) = (0, 0)
    var (least, sum) = (Int32(-1), Int32(-1))

    /// Of equals the earlier last day, then the earlier first day.
    mutating func consider(_ slacks: Slacks, _ first: Int, _ last: Int) {
      let least = slacks.min()
      guard least >= max(self.least, 0) else { return }
      let sum = slacks.wrappedSum()
      if least > self.least || sum > self.sum {
        (self.first, self.last, self.least, self.sum) = (first, last, least, sum)
      }
    }
  }
}

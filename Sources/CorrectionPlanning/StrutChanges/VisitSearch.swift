/// The fewest visits at which several struts can be changed, and of those the days with most slack.
///
/// Exactly: over all sequences of classes that give each strut its fewest changes, and over all allowed days,
///
/// 1. the number of different days on which something is changed is the least possible;
/// 2. of those, the smallest slack of any change is the largest possible (slack: days from the change to the nearer end of
///    its window);
/// 3. of those, the sum of all slacks is the largest possible; equals are decided always in the same way.
///
/// Given the days of the visits the struts do not meet each other, so the search goes from visit to visit and keeps, for each
/// set of visits so far, in which spans each strut may then be (a *label*). Of two labels with the same number of visits and
/// the same last day, one goes when the other can do all that it can, at no loss of slack in the sum. What is dropped is never
/// better than what stays, so nothing is lost. The second aim is found by halving: windows shortened by t days at both ends
/// still allow so few visits, or not.
///
/// Real plans keep a handful of labels. So that no case takes minutes, the third aim is sought with at most ``mostLabels``
/// labels of as many visits, those with the largest sums so far; only where more are worth keeping (a plan of 1,000 days
/// through a dozen classes that mostly overlap) may another set of days have a larger sum. The first two aims are always met.
struct VisitSearch {
  static let mostLabels = 2000

  private let routes: [ChangeRoutes]
  private let allowed: AllowedDays

  /// A search for struts that each have a way.
  init(_ routes: [ChangeRoutes], _ allowed: AllowedDays) {
    self.routes = routes.filter { $0.fewest > 0 }
    self.allowed = allowed
  }

  /// The days of the visits, in order, and the smallest slack.
  func visits() -> (days: [Int], slack: Int) {
    guard !routes.isEmpty else { return ([], 0) }
    let few =
      routes.count <= 8
      ? FewVisits<SIMD8<Int32>>(routes, allowed)?.best() : FewVisits<SIMD16<Int32>>(routes, allowed)?.best()
    if let few { return few }
    let step = VisitStep(routes, allowed, isCounting: false)
    var (count, found) = (max(step.visitsNeeded(step.starts, after: 0), 1), [Int]?.none)
    while found == nil, count < allowed.days.count {
      found = visits(slack: 0, count, counting: false)
      if found == nil { count += 1 }
    }
    var (low, high) = (0, routes.reduce(Int.max) { min($0, $1.largestSlack) })
    while low < high {
      let middle = (low + high + 1) / 2
      if visits(slack: middle, count, counting: false) != nil { low = middle } else { high = middle - 1 }
    }
    let best = visits(slack: low, count, counting: true) ?? visits(slack: low, count, counting: false)
    return (best ?? allowed.days, low)
  }

  /// Days of `count` visits for changes that each keep `slack` from the ends of their windows; when `counting`, those with
  /// the largest sum of slacks. Nil if there are none.
  private func visits(slack: Int, _ count: Int, counting: Bool) -> [Int]? {
    let trimmed = routes.compactMap { $0.trimmed(by: slack, allowed) }
    guard trimmed.count == routes.count else { return nil }
    let step = VisitStep(trimmed, allowed, isCounting: counting)
    var layers = [[VisitStep.Label(day: 0, parent: 0, entries: step.starts)]]
    guard step.visitsNeeded(step.starts, after: 0) <= count else { return nil }
    while layers.count <= count {
      let next = step.next(layers[layers.count - 1], visitsLeft: count - layers.count)
      layers.append(counting ? step.largest(next, VisitSearch.mostLabels) : next)
    }
    var best: (sum: Int, index: Int)?
    for (index, label) in layers[count].enumerated() {
      if let sum = step.total(label), sum > best?.sum ?? -1 { best = (sum, index) }
    }
    guard let best else { return nil }
    var (days, index) = ([Int](), best.index)
    for layer in layers.dropFirst().reversed() {
      days.append(layer[index].day)
      index = layer[index].parent
    }
    return days.reversed()
  }
}

/// All ways of one strut from a class of day 0 to the end of the plan with the fewest changes, each at an allowed visit.
///
/// The nodes are spans: runs of moments in which a class fits. A strut goes over from span X to span Y on a day whose visit
/// lies in both. A shortest way through this graph (breadth first) has the fewest changes, and its changes come in order by
/// themselves: were the change to Z possible before or on the day of the change to Y, then some span before them would share
/// an allowed day with a later one, and a shorter way would exist. So each change of a way has a window, `first day of Y ...
/// last day of X`, and any allowed days of the windows of a way make it.
final class ChangeRoutes: Sendable {
  /// Going over to another span.
  struct Edge: Sendable {
    let to: Int
    /// Days on which both classes can be mounted, allowed or not.
    let window: ClosedRange<Int>
    /// Those of them on which the change may be made; at least one is allowed.
    let days: ClosedRange<Int>
  }

  /// A change and its day.
  struct Step {
    let from: ClassSpan
    let to: ClassSpan
    let window: ClosedRange<Int>
    let day: Int
  }

  let spans: [ClassSpan]
  /// The fewest changes.
  let fewest: Int
  /// The spans of day 0 from which a way with the fewest changes begins.
  let starts: [Int]
  /// How many changes lead to each span that lies on such a way; nil for the others.
  let layers: [Int?]
  /// Where each span leads to on such ways.
  let edges: [[Edge]]

  /// Nil when there is no way.
  ///
  /// - Parameter canStart: whether the class with this index may be the first.
  init?(_ spans: [ClassSpan], _ visits: VisitMoments, _ allowed: AllowedDays, canStart: (Int) -> Bool) {
    let lastMoment = visits.days.count - 1
    let whole = spans.indices.filter { spans[$0].moments == 0...lastMoment && canStart(spans[$0].hardware) }
    if !whole.isEmpty {
      (self.spans, fewest, starts) = (spans, 0, whole)
      layers = spans.indices.map { whole.contains($0) ? 0 : nil }
      edges = spans.map { _ in [] }
      return
    }
    let begins = spans.indices.filter { spans[$0].moments.lowerBound == 0 && canStart(spans[$0].hardware) }
    let ends = spans.indices.filter { spans[$0].moments.upperBound == lastMoment }
    // One change does for most struts: from a beginning right to an end.
    let only = begins.map { begin in ends.compactMap { ChangeRoutes.join(spans, begin, $0, allowed) } }
    if only.contains(where: { !$0.isEmpty }) {
      var (layers, edges) = (
        [Int?](repeating: nil, count: spans.count), [[Edge]](repeating: [], count: spans.count)
      )
      for (begin, own) in zip(begins, only) where !own.isEmpty {
        layers[begin] = 0
        edges[begin] = own
        for edge in own { layers[edge.to] = 1 }
      }
      (self.spans, fewest, self.layers, self.edges) = (spans, 1, layers, edges)
      starts = begins.filter { layers[$0] == 0 }
      return
    }
    let joins = spans.indices.map { index in
      spans.indices.compactMap { ChangeRoutes.join(spans, index, $0, allowed) }
    }
    let (forward, backward) = (
      ChangeRoutes.distances(from: begins, joins), ChangeRoutes.distances(from: ends, joins)
    )
    guard let fewest = ends.compactMap({ forward[$0] }).min() else { return nil }
    let layers = spans.indices.map { index -> Int? in
      guard let before = forward[index], let after = backward[index] else { return nil }
      return before + after == fewest ? before : nil
    }
    (self.spans, self.fewest, self.layers) = (spans, fewest, layers)
    starts = begins.filter { layers[$0] == 0 }
    edges = spans.indices.map { index in
      guard let layer = layers[index] else { return [] }
      return joins[index].filter { layers[$0.to] == layer + 1 }
    }
  }

  /// Whether the plan can end in this span.
  func isLast(_ span: Int) -> Bool { layers[span] == fewest }

  /// The same ways, each change at least `slack` days from both ends of its window; nil if none is left.
  func trimmed(by slack: Int, _ allowed: AllowedDays) -> ChangeRoutes? {
    guard slack > 0 else { return self }
    var edges = spans.map { _ in [Edge]() }
    let order = spans.indices.sorted { (layers[$0] ?? -1) > (layers[$1] ?? -1) }
    for span in order {
      edges[span] = self.edges[span].compactMap { edge in
        let first = max(edge.days.lowerBound, edge.window.lowerBound + slack)
        let last = min(edge.days.upperBound, edge.window.upperBound - slack)
        guard first <= last, allowed.last(in: first...last) != nil,
          isLast(edge.to) || !edges[edge.to].isEmpty
        else { return nil }
        return Edge(to: edge.to, window: edge.window, days: first...last)
      }
    }
    let starts = starts.filter { isLast($0) || !edges[$0].isEmpty }
    return starts.isEmpty ? nil : ChangeRoutes(self, starts: starts, edges: edges)
  }

  private init(_ whole: ChangeRoutes, starts: [Int], edges: [[Edge]]) {
    (spans, fewest, layers) = (whole.spans, whole.fewest, whole.layers)
    (self.starts, self.edges) = (starts, edges)
  }

  /// Days from the change to the nearer end of its window.
  func slack(of edge: Edge, on day: Int) -> Int {
    min(day - edge.window.lowerBound, edge.window.upperBound - day)
  }

  /// No change of the way has more slack on any day than the widest window allows.
  var largestSlack: Int {
    edges.joined().reduce(0) { max($0, ($1.window.upperBound - $1.window.lowerBound) / 2) }
  }

  /// Of the ways whose changes are all made on `days`, each with at least `slack`, one with the largest sum of slacks; of
  /// equals the one with the earliest days, then the first classes. Nil if there is none.
  func best(on days: [Int], slack: Int, _ allowed: AllowedDays) -> [Step]? {
    fewest == 1
      ? onlyChange(on: days, slack: slack).map { [$0] } : trimmed(by: slack, allowed)?.best(on: days)
  }

  private func onlyChange(on days: [Int], slack least: Int) -> Step? {
    var (best, most) = (Step?.none, least - 1)
    for start in starts {
      for day in days {
        for edge in edges[start] where edge.days.contains(day) {
          let slack = slack(of: edge, on: day)
          guard slack > most else { continue }
          (best, most) = (Step(from: spans[start], to: spans[edge.to], window: edge.window, day: day), slack)
        }
      }
    }
    return best
  }

  private func best(on days: [Int]) -> [Step]? {
    var known: [Int: (sum: Int, steps: [Step])?] = [:]
    func from(_ span: Int, _ index: Int) -> (sum: Int, steps: [Step])? {
      if isLast(span) { return (0, []) }
      let key = span * (days.count + 1) + index
      if let found = known[key] { return found }
      var best: (sum: Int, steps: [Step])?
      for next in index..<days.count {
        for edge in edges[span] where edge.days.contains(days[next]) {
          guard let rest = from(edge.to, next + 1) else { continue }
          let sum = rest.sum + slack(of: edge, on: days[next])
          guard sum > best?.sum ?? -1 else { continue }
          let step = Step(from: spans[span], to: spans[edge.to], window: edge.window, day: days[next])
          best = (sum, [step] + rest.steps)
        }
      }
      known[key] = .some(best)
      return best
    }
    var best: (sum: Int, steps: [Step])?
    for start in starts {
      if let found = from(start, 0), found.sum > best?.sum ?? -1 { best = found }
    }
    return best?.steps
  }

  /// Going over from one span to another; nil when they share no allowed day.
  private static func join(_ spans: [ClassSpan], _ one: Int, _ other: Int, _ allowed: AllowedDays) -> Edge? {
    guard one != other, let own = spans[one].days, let next = spans[other].days, own.overlaps(next),
      let whole = spans[one].wholeDays, let wholeNext = spans[other].wholeDays
    else { return nil }
    let days = own.clamped(to: next)
    return allowed.last(in: days) == nil
      ? nil : Edge(to: other, window: whole.clamped(to: wholeNext), days: days)
  }

  private static func distances(from starts: [Int], _ joins: [[Edge]]) -> [Int?] {
    var distances = joins.map { _ in Int?.none }
    for start in starts { distances[start] = 0 }
    var (frontier, distance) = (starts, 0)
    while !frontier.isEmpty {
      distance += 1
      var next: [Int] = []
      for span in frontier {
        for edge in joins[span] where distances[edge.to] == nil {
          distances[edge.to] = distance
          next.append(edge.to)
        }
      }
      frontier = next
    }
    return distances
  }
}

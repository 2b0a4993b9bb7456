/// One more visit after each of many: the step of ``VisitSearch``.
struct VisitStep {
  /// A strut in a span, and the sum of the slacks of the changes that led there.
  struct Entry {
    let strut: Int
    let span: Int
    let sum: Int
  }

  /// Visits so far, the last of them on `day`, and where each strut may be after it; entries by strut.
  struct Label {
    let day: Int
    /// Index among the labels with one visit less.
    let parent: Int
    let entries: [Entry]
  }

  private let routes: [ChangeRoutes]
  private let allowed: AllowedDays
  private let isCounting: Bool
  /// What is asked of spans most often, by strut and span.
  private let nodes: [[Node]]
  /// All changes, by the last day on which any way makes them.
  private let duties: [Duty]

  private struct Node {
    /// Changes before it.
    let layer: Int
    /// Whether the plan can end in it.
    let isLast: Bool
    /// The last allowed day on which it can be left.
    let exit: Int
    /// The moment until which it lasts.
    let reach: Int
    /// The last day on which its class can be taken off, by which slack is counted.
    let lastDay: Int
  }

  /// A strut's change number `layer`, from 1, and the days on which some way makes it.
  private struct Duty {
    let strut: Int
    let layer: Int
    let first: Int
    let last: Int
  }

  /// - Parameters:
  ///   - routes: of struts that have to be changed, days already shortened.
  ///   - isCounting: whether slacks are summed.
  init(_ routes: [ChangeRoutes], _ allowed: AllowedDays, isCounting: Bool) {
    (self.routes, self.allowed, self.isCounting) = (routes, allowed, isCounting)
    nodes = routes.map { route in
      route.spans.indices.map { span in
        let isLast = route.isLast(span)
        let exit = route.edges[span].compactMap { allowed.last(in: $0.days) }.max() ?? 0
        return Node(
          layer: route.layers[span] ?? -1, isLast: isLast, exit: isLast ? Int.max : exit,
          reach: isLast ? Int.max : route.spans[span].moments.upperBound,
          lastDay: isLast ? Int.max : route.spans[span].wholeDays?.upperBound ?? 0)
      }
    }
    duties = routes.enumerated().flatMap { strut, route in
      (0..<route.fewest).map { layer in
        let spans = route.spans.indices.filter { route.layers[$0] == layer }
        let days = spans.flatMap { route.edges[$0].map(\.days) }
        return Duty(
          strut: strut, layer: layer + 1, first: days.map(\.lowerBound).min() ?? 0,
          last: days.compactMap { allowed.last(in: $0) }.max() ?? 0)
      }
    }.sorted { $0.last < $1.last }
  }

  /// Before the first visit.
  var starts: [Entry] {
    var entries: [Entry] = []
    for strut in routes.indices {
      let first = entries.count
      for span in routes[strut].starts {
        keep(Entry(strut: strut, span: span, sum: 0), in: &entries, from: first)
      }
    }
    return entries
  }

  /// The sum of all slacks if every strut can be in its last class; nil otherwise.
  func total(_ label: Label) -> Int? {
    var sums = nodes.map { _ in Int?.none }
    for entry in label.entries where nodes[entry.strut][entry.span].isLast {
      sums[entry.strut] = max(entry.sum, sums[entry.strut] ?? 0)
    }
    return sums.contains(nil) ? nil : sums.reduce(0) { $0 + ($1 ?? 0) }
  }

  /// All labels with one visit more that are worth keeping, by day.
  func next(_ labels: [Label], visitsLeft: Int) -> [Label] {
    var kept: [Int: [Label]] = [:]
    for (index, label) in labels.enumerated() {
      guard let horizon = horizon(label.entries) else { continue }
      var candidate = allowed.first(from: label.day + 1)
      while let day = candidate, day <= horizon {
        if let entries = visited(label.entries, on: day), visitsNeeded(entries, after: day) <= visitsLeft {
          let new = Label(day: day, parent: index, entries: entries)
          insert(new, into: &kept[day, default: []])
        }
        candidate = allowed.first(from: day + 1)
      }
    }
    return kept.keys.sorted().flatMap { kept[$0] ?? [] }
  }

  /// At most `count` labels, those with the largest sums so far, in their order.
  func largest(_ labels: [Label], _ count: Int) -> [Label] {
    guard labels.count > count else { return labels }
    let sums = labels.map { label in
      var best = nodes.map { _ in 0 }
      for entry in label.entries { best[entry.strut] = max(best[entry.strut], entry.sum) }
      return best.reduce(0, +)
    }
    let ranked = labels.indices.sorted { (sums[$1], $0) < (sums[$0], $1) }
    return ranked.prefix(count).sorted().map { labels[$0] }
  }

  /// The last day on which the next visit can be, so that no strut is stuck.
  private func horizon(_ entries: [Entry]) -> Int? {
    var latest = nodes.map { _ in 0 }
    for entry in entries {
      latest[entry.strut] = max(latest[entry.strut], nodes[entry.strut][entry.span].exit)
    }
    return latest.min()
  }

  /// Where the struts may be after a visit; nil if one is stuck or none can be changed.
  private func visited(_ entries: [Entry], on day: Int) -> [Entry]? {
    guard entries.contains(where: { canChange($0, on: day) }) else { return nil }
    var (after, from) = ([Entry](), 0)
    after.reserveCapacity(entries.count + routes.count)
    while from < entries.count {
      let (strut, first) = (entries[from].strut, after.count)
      while from < entries.count, entries[from].strut == strut {
        let entry = entries[from]
        if nodes[strut][entry.span].exit > day { keep(entry, in: &after, from: first) }
        for edge in routes[strut].edges[entry.span] where edge.days.contains(day) {
          let slack = isCounting ? routes[strut].slack(of: edge, on: day) : 0
          keep(Entry(strut: strut, span: edge.to, sum: entry.sum + slack), in: &after, from: first)
        }
        from += 1
      }
      guard after.count > first else { return nil }
    }
    return after
  }

  private func canChange(_ entry: Entry, on day: Int) -> Bool {
    routes[entry.strut].edges[entry.span].contains { $0.days.contains(day) }
  }

  /// So many visits at least must follow: every change still to be made, on some day on which some way makes it. Windows are
  /// stabbed at their last day, the earliest first, which is least (Gavril 1972).
  func visitsNeeded(_ entries: [Entry], after day: Int) -> Int {
    var done = nodes.map { _ in 0 }
    for entry in entries {
      done[entry.strut] = max(done[entry.strut], nodes[entry.strut][entry.span].layer)
    }
    var (visits, last) = (0, day)
    for duty in duties where duty.layer > done[duty.strut] && (visits == 0 || duty.first > last) {
      // Made at a visit that follows; one that serves several changes is counted once.
      guard duty.last > day else { return Int.max }
      (visits, last) = (visits + 1, duty.last)
    }
    return visits
  }

  /// Whether a strut that is in `one` has all the ways that it has in `other`: as many changes behind it, and a span that
  /// lasts as long, by its days and by those that slack is counted by.
  private func covers(_ one: Entry, _ other: Entry) -> Bool {
    let (ours, theirs) = (nodes[one.strut][one.span], nodes[other.strut][other.span])
    return ours.layer == theirs.layer && ours.reach >= theirs.reach && ours.lastDay >= theirs.lastDay
  }

  /// Adds an entry to those of its strut, which begin at `first`, without what another makes needless; of equals the first
  /// stays.
  private func keep(_ entry: Entry, in entries: inout [Entry], from first: Int) {
    for known in entries[first...] where covers(known, entry) && known.sum >= entry.sum { return }
    var kept = first
    for index in first..<entries.count
    where !(covers(entry, entries[index]) && entry.sum >= entries[index].sum) {
      entries[kept] = entries[index]
      kept += 1
    }
    entries.removeSubrange(kept...)
    entries.append(entry)
  }

  private func insert(_ new: Label, into labels: inout [Label]) {
    guard !labels.contains(where: { isAsGood($0, new) }) else { return }
    labels.removeAll { isAsGood(new, $0) }
    labels.append(new)
  }

  /// Whether whatever follows after `other` can follow after `one` without loss in the sum of slacks: each strut loses at
  /// most the difference to its best entry that covers the other's.
  private func isAsGood(_ one: Label, _ other: Label) -> Bool {
    var losses = nodes.map { _ in Int.min }
    for theirs in other.entries {
      var gain = Int.min
      for ours in one.entries where ours.strut == theirs.strut && covers(ours, theirs) {
        gain = max(gain, ours.sum)
      }
      guard gain > Int.min else { return false }
      losses[theirs.strut] = max(losses[theirs.strut], theirs.sum - gain)
    }
    return losses.reduce(0, +) <= 0
  }
}

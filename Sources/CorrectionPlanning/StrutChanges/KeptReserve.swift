import HexapodKinematics
import TreatmentModel

/// Of a strut's ways with the fewest changes, what is left when readings are to keep a reserve from the ends of their ranges
/// (MODEL section 7, strut changes).
///
/// A reading need not keep it where nothing can be chosen about it:
///
/// 1. none of these ways has a class mounted at that moment whose reading would;
/// 2. the strut can then be changed from one class to another, and the two share less than twice the reserve: both cannot keep
///    it at the change, and it is slack that keeps the change from the ends.
struct KeptReserve {
  let routes: ChangeRoutes
  let classes: [StrutHardware]
  let series: StrutLengthSeries
  /// mm, > 0.
  let reserve: Double
  /// By how much a length may lie outside a range without a reserve, mm.
  let slack: Double

  /// The runs during which each class of these ways keeps it; nil when nothing is left out.
  func spans(_ visits: VisitMoments, _ allowed: AllowedDays) -> [ClassSpan]? {
    let nodes = routes.spans.indices.filter { routes.layers[$0] != nil }
    // One way, and no day of it is left out.
    guard nodes.count > routes.fewest + 1 || nodes.contains(where: hasWideEdge) else { return nil }
    let (canBeKept, exempt) = (canBeKept(nodes, visits, allowed), exempt(nodes))
    var (spans, isAll) = ([ClassSpan](), true)
    for node in nodes {
      let whole = routes.spans[node]
      var start: Int?
      for moment in whole.moments.lowerBound...(whole.moments.upperBound + 1) {
        let isLeft =
          whole.moments.contains(moment)
          && (!canBeKept[moment] || keeps(node, moment) || exempt[node].contains { $0.contains(moment) })
        if isLeft, start == nil { start = moment }
        if !isLeft, let first = start {
          spans.append(ClassSpan(first...(moment - 1), of: whole, visits))
          start = nil
        }
        if !isLeft, whole.moments.contains(moment) { isAll = false }
      }
    }
    return isAll ? nil : spans
  }

  /// At which moments some way has a class mounted that keeps the reserve.
  private func canBeKept(_ nodes: [Int], _ visits: VisitMoments, _ allowed: AllowedDays) -> [Bool] {
    let last = series.count - 1
    // From the first change to a class to the last one from it it can be mounted at any moment.
    var (first, end) = (routes.spans.map { _ in last }, routes.spans.map { _ in 0 })
    for node in nodes {
      if routes.layers[node] == 0 { first[node] = 0 }
      if routes.isLast(node) { end[node] = last }
      for edge in routes.edges[node] {
        guard let earliest = allowed.first(from: edge.days.lowerBound),
          let latest = allowed.last(in: edge.days)
        else { continue }
        first[edge.to] = min(first[edge.to], visits.moment(ofVisit: earliest))
        end[node] = max(end[node], visits.moment(ofVisit: latest))
      }
    }
    var canBeKept = [Bool](repeating: false, count: series.count)
    for node in nodes where first[node] <= end[node] {
      for moment in first[node]...end[node] where !canBeKept[moment] {
        canBeKept[moment] = keeps(node, moment)
      }
    }
    return canBeKept
  }

  /// For each node the moments at which it can be changed for another, or another for it, that it shares too little with.
  private func exempt(_ nodes: [Int]) -> [[ClosedRange<Int>]] {
    var exempt = routes.spans.map { _ in [ClosedRange<Int>]() }
    for node in nodes {
      for edge in routes.edges[node] where !isWide(node, edge.to) {
        let both = routes.spans[node].moments.clamped(to: routes.spans[edge.to].moments)
        exempt[node].append(both)
        exempt[edge.to].append(both)
      }
    }
    return exempt
  }

  private func keeps(_ node: Int, _ moment: Int) -> Bool {
    let hardware = classes[routes.spans[node].hardware]
    return hardware.holds(length: series[moment], slack: slack - reserve)
  }

  private func hasWideEdge(_ node: Int) -> Bool { routes.edges[node].contains { isWide(node, $0.to) } }

  /// Whether there are lengths at which both keep the reserve.
  private func isWide(_ one: Int, _ other: Int) -> Bool {
    let (own, next) = (classes[routes.spans[one].hardware], classes[routes.spans[other].hardware])
    return own.shares(twice: reserve - slack, with: next)
  }
}

extension StrutHardware {
  /// Whether there are lengths at which both keep a reserve, mm.
  func shares(twice reserve: Double, with other: StrutHardware) -> Bool {
    let (own, next) = (lengths, other.lengths)
    let shared = min(own.upperBound, next.upperBound) - max(own.lowerBound, next.lowerBound)
    return shared >= 2 * reserve - 1e-6
  }
}

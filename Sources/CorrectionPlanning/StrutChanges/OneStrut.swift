import HexapodKinematics
import TreatmentModel

/// What a strut may have mounted, and the ways from there.
struct OneStrut {
  /// The classes that a strut may have, those first that it may have on day 0.
  struct Classes {
    let all: [StrutHardware]
    /// How many it may have on day 0.
    let starts: Int
  }

  private let own: Classes
  private let series: StrutLengthSeries
  private let slack: Double
  /// Nil when it cannot be done without fault.
  let routes: ChangeRoutes?

  init(
    _ classes: Classes, _ series: StrutLengthSeries, _ visits: VisitMoments, _ allowed: AllowedDays,
    isExact: Bool
  ) {
    let slack = isExact ? (classes.all.first?.step ?? 0) / 2 : 0
    (own, self.series, self.slack) = (classes, series, slack)
    var spans: [ClassSpan] = []
    spans.reserveCapacity(classes.all.count)
    for (index, hardware) in classes.all.enumerated() {
      ClassSpan.addRuns(of: hardware, index, series, slack: slack, visits, to: &spans)
    }
    routes = ChangeRoutes(spans, visits, allowed) { $0 < classes.starts }
  }

  var classes: [StrutHardware] { own.all }

  /// The ways of ``routes`` on which all readings keep a reserve (mm); nil where that leaves no way, or leaves them all.
  func routes(
    keeping reserve: Double, _ visits: VisitMoments, _ allowed: AllowedDays
  ) -> ChangeRoutes? {
    guard let routes, routes.fewest > 0, reserve > 0 else { return nil }
    let kept = KeptReserve(routes: routes, classes: classes, series: series, reserve: reserve, slack: slack)
    guard let spans = kept.spans(visits, allowed),
      let found = ChangeRoutes(spans, visits, allowed, canStart: { $0 < own.starts }),
      found.fewest == routes.fewest
    else { return nil }
    return found
  }

  /// Of the classes that serve the whole plan, the one with most to spare.
  func bestWithoutChange(_ routes: ChangeRoutes) -> StrutHardware {
    let serving = routes.starts.map { classes[routes.spans[$0].hardware] }
    return StrutSelection.best(of: serving, for: series) ?? classes[0]
  }

  /// The first class and the changes of a strut for which there are no ``routes``.
  ///
  /// - Parameter others: days of visits for the sake of other struts.
  func makeshift(
    strut number: StrutNumber, _ visits: VisitMoments, _ allowed: AllowedDays, others: [Int]
  ) -> (start: StrutHardware, changes: [StrutChange]) {
    let makeshift = MakeshiftChanges(
      classes: classes, lengths: series, visits: visits, allowed: allowed, slack: slack)
    let (start, changes) = makeshift.changes(strut: number, canStart: { $0 < own.starts }, others: others)
    return (classes[start], changes)
  }

  /// Whether fewer changes might do if its range went half a step further, with `step` the smallest turn: a hope, no more.
  func mightNeedFewer(isExactly series: StrutLengthSeries) -> Bool {
    guard let routes, routes.fewest > 0 else { return false }
    let slack = (classes.first?.step ?? 0) / 2
    return routes.fewest > 1 || classes[..<own.starts].contains { $0.holding(series, slack: slack) == .all }
  }
}

extension [OneStrut] {
  /// Changes that all struts need at least; of one that cannot be served, none is counted.
  var fewestChanges: Int { reduce(0) { $0 + ($1.routes?.fewest ?? 0) } }
}

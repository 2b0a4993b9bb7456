import Hexapod

/// Chooses the classes of day 0 and all strut changes of a plan from the lengths that the struts are set to.
///
/// What is least, in this order:
///
/// 1. For each strut alone, the number of its changes, each at an allowed visit at which its length is one that both classes
///    can take, so that at every moment its length is one that the mounted class can take.
/// 2. For all six together, the number of days with a visit: over all sequences of classes with the fewest changes, and over
///    all allowed days.
/// 3. Of these, the smallest slack of a change (days to the nearer end of its window) is largest; of these, the sum of all
///    slacks. See ``VisitSearch`` for how, and for the one bound.
///
/// A strut that needs no change has the class with most to spare. A strut for which no such way exists gets
/// ``MakeshiftChanges``, and the plan an error.
///
/// A strut goes only through classes that turn in its steps, so the set lengths do not depend on what is changed when. They do
/// depend on where the steps of day 0 lie, its *scale*, which comes first.
public struct StrutPlanner: Sendable {
  private let choice: StrutChoice
  private let stock: [StrutHardware]
  private let visits: VisitMoments
  private let allowed: AllowedDays
  private let isExact: Bool

  /// A planner of changes.
  ///
  /// - Parameters:
  ///   - choice: the classes of day 0, or those to choose them from. One that is given and does not fit on day 0 stays on.
  ///   - stock: the classes that are to be had besides.
  ///   - days: the day of each moment in order: day 0 once, then every following day at least once.
  ///   - isExact: whether lengths are those before rounding: then a range goes half a step further, for whole steps within
  ///     it are near enough.
  ///   - isAllowed: whether there can be a visit on a day from 1 on.
  public init(
    _ choice: StrutChoice, stock: [StrutHardware], days: [Int], isExact: Bool = false,
    visitsWhere isAllowed: (Int) -> Bool
  ) {
    (self.choice, self.stock, self.isExact) = (choice, stock, isExact)
    visits = VisitMoments(days: days)
    allowed = AllowedDays(through: visits.lastDay, where: isAllowed)
  }

  /// For a case, from a start: what is mounted then is given, and day 0 is that day of the case's calendar.
  init(_ correctionCase: CorrectionCase, days: [Int], from start: TurningStart, isExact: Bool = false) {
    let schedule = correctionCase.schedule
    self.init(
      start.mounted.map { .given($0) } ?? correctionCase.frame.struts,
      stock: correctionCase.frame.strutClasses,
      days: days, isExact: isExact,
      visitsWhere: { schedule.visits.allow(schedule.date(ofDay: start.day + $0)) })
  }

  /// For each strut a class on whose scale its set readings of day 0 are whole steps: the given one. Where classes are chosen,
  /// their scales can differ; then the one that lets the exact lengths be followed with the fewest changes.
  ///
  /// - Parameter exact: lengths joint to joint before rounding, one for each moment.
  /// - Throws: ``PlanningError/Code/frameUnusable`` when there is no class to choose from.
  func scale(for exact: [StrutLengths]) throws(PlanningError) -> PerStrut<StrutHardware> {
    switch choice {
    case .given(let struts): return struts
    case .automatic(let classes):
      return try PerStrut { strut throws(PlanningError) in
        let lengths = exact.map { $0[strut] }
        guard let best = StrutSelection.best(of: classes, for: lengths) else {
          throw PlanningError(.frameUnusable, key: "frame.struts", "there is no strut class to choose from")
        }
        var scales = [best]
        for other in classes where !scales.contains(where: { $0.sharesScale(with: other) }) {
          scales.append(other)
        }
        guard scales.count > 1 else { return best }
        let changes = scales.map {
          OneStrut(self.classes(scale: $0), lengths, visits, allowed, isExact: true).routes?.fewest ?? Int.max
        }
        return scales[changes.indices.min { changes[$0] < changes[$1] } ?? 0]
      }
    }
  }

  /// The timeline for these set lengths, joint to joint, one for each moment; the same lengths always have the same timeline.
  ///
  /// - Parameter scale: for each strut a class on whose scale the lengths of day 0 are whole steps; a class chosen for day 0
  ///   shares these steps. Of a given strut it is the given class.
  public func timeline(_ lengths: [StrutLengths], scale: PerStrut<StrutHardware>) -> StrutTimeline {
    timeline(of: struts(lengths, scale: scale), scale: scale)
  }

  /// What each strut may have mounted for these set lengths, and the ways from there.
  func struts(_ lengths: [StrutLengths], scale: PerStrut<StrutHardware>) -> [OneStrut] {
    scale.indices.map { strut in
      OneStrut(
        classes(scale: scale[strut]), lengths.map { $0[strut] }, visits, allowed, isExact: isExact)
    }
  }

  /// The timeline of struts for which the ways are known.
  func timeline(of struts: [OneStrut], scale: PerStrut<StrutHardware>) -> StrutTimeline {
    let (days, slack) = VisitSearch(struts.compactMap(\.routes), allowed).visits()
    var starts = scale
    var changes: [StrutChange] = []
    for (index, strut) in struts.enumerated() {
      if let routes = strut.routes {
        guard routes.fewest > 0 else {
          starts[index] = strut.bestWithoutChange(routes)
          continue
        }
        let steps = routes.trimmed(by: slack, allowed)?.best(on: days) ?? []
        if let first = steps.first { starts[index] = strut.classes[first.from.hardware] }
        changes += steps.map {
          StrutChange(
            strut: index + 1, from: strut.classes[$0.from.hardware], to: strut.classes[$0.to.hardware],
            window: $0.window, day: $0.day)
        }
      } else {
        let makeshift = strut.makeshift.changes(strut: index + 1, canStart: strut.canStart, others: days)
        starts[index] = strut.classes[makeshift.start]
        changes += makeshift.changes
      }
    }
    return StrutTimeline(starts: starts, changes: changes)
  }

  /// The classes that a strut of this scale may have, those first that it may have on day 0, and how many these are.
  private func classes(scale own: StrutHardware) -> (all: [StrutHardware], starts: Int) {
    let starts =
      switch choice {
      case .given: [own]
      case .automatic(let classes): classes.filter { $0.sharesScale(with: own) }
      }
    var all = starts
    for other in stock where other.turnsLike(own) && !all.contains(other) { all.append(other) }
    return (all, starts.count)
  }
}

/// What a strut may have mounted, and the ways from there.
struct OneStrut {
  let classes: [StrutHardware]
  private let startCount: Int
  /// Nil when it cannot be done without fault.
  let routes: ChangeRoutes?
  let makeshift: MakeshiftChanges

  init(
    _ classes: (all: [StrutHardware], starts: Int), _ lengths: [Double], _ visits: VisitMoments,
    _ allowed: AllowedDays, isExact: Bool
  ) {
    let slack = isExact ? (classes.all.first?.step ?? 0) / 2 : 0
    (self.classes, startCount) = (classes.all, classes.starts)
    let spans = classes.all.enumerated().flatMap { index, hardware in
      ClassSpan.runs(ofHardware: index, visits) { hardware.holds(length: lengths[$0], slack: slack) }
    }
    routes = ChangeRoutes(spans, visits, allowed) { $0 < classes.starts }
    makeshift = MakeshiftChanges(
      classes: classes.all, lengths: lengths, visits: visits, allowed: allowed, slack: slack)
  }

  func canStart(_ hardware: Int) -> Bool { hardware < startCount }

  /// Of the classes that serve the whole plan, the one with most to spare.
  func bestWithoutChange(_ routes: ChangeRoutes) -> StrutHardware {
    let serving = routes.starts.map { classes[routes.spans[$0].hardware] }
    return StrutSelection.best(of: serving, for: makeshift.lengths) ?? classes[0]
  }
}

extension [OneStrut] {
  /// Changes that all struts need at least; of one that cannot be served, none is counted.
  var fewestChanges: Int { reduce(0) { $0 + ($1.routes?.fewest ?? 0) } }
}

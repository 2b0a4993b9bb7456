import HexapodKinematics
import TreatmentModel

/// Chooses the classes of day 0 and all strut changes of a plan from the lengths that the struts are set to.
///
/// What is least, in this order:
///
/// 1. For each strut alone, the number of its changes, each at an allowed visit at which its length is one that both classes
///    can take, so that at every moment its length is one that the mounted class can take.
/// 2. For all six together, the number of days with a visit: over all sequences of classes with the fewest changes, and over
///    all allowed days.
/// 3. Of these, where it costs no more visits, every strut that can keeps ``CheckLimit/strutReserve`` (``KeptReserve``).
/// 4. Of these, the smallest slack of a change (days to the nearer end of its window) is largest; of these, the sum of all
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
  private var isExact: Bool
  private let reserve: Double

  /// A planner of changes.
  ///
  /// - Parameters:
  ///   - choice: the classes of day 0, or those to choose them from. One that is given and does not fit on day 0 stays on.
  ///   - stock: the classes that are to be had besides.
  ///   - days: the day of each moment in order: day 0 once, then every following day at least once.
  ///   - reserve: how far readings stay from the ends of their ranges where that costs no change and no visit more, mm.
  ///   - isExact: whether lengths are those before rounding: then a range goes half a step further, for whole steps within
  ///     it are near enough.
  ///   - isAllowed: whether there can be a visit on a day from 1 on.
  public init(
    _ choice: StrutChoice, stock: [StrutHardware], days: [Int], reserve: Double = 0,
    isExact: Bool = false, visitsWhere isAllowed: (Int) -> Bool
  ) {
    (self.choice, self.stock, self.reserve, self.isExact) = (choice, stock, reserve, isExact)
    visits = VisitMoments(days: days)
    allowed = AllowedDays(through: visits.lastDay, where: isAllowed)
  }

  /// For a case, from a start: what is mounted then is given, and day 0 is that day of the case's calendar.
  init(_ level: TreatedLevel, days: [Int], from start: TurningStart, isExact: Bool = false) {
    let calendar = level.calendar
    self.init(
      start.mounted.map { .given($0) } ?? level.struts,
      stock: level.strutClasses,
      days: days, reserve: level.limits.strutReserve, isExact: isExact,
      visitsWhere: { calendar.visits.allow(calendar.date(ofDay: start.day + $0)) })
  }

  /// The same for lengths before rounding.
  var exact: StrutPlanner {
    var exact = self
    exact.isExact = true
    return exact
  }

  /// For each strut a class on whose scale its set readings of day 0 are whole steps: the given one. Where classes are chosen,
  /// their scales can differ; then the one that lets the exact lengths be followed with the fewest changes.
  ///
  /// - Parameter exact: lengths joint to joint before rounding.
  /// - Throws: ``PlanningError/Code/frameUnusable`` when there is no class to choose from.
  func scale(for exact: [StrutLengthSeries]) throws(PlanningError) -> PerStrut<StrutHardware> {
    switch choice {
    case .given(let struts): return struts
    case .automatic(let classes):
      let haveOneScale = classes.allSatisfy { classes[0].sharesScale(with: $0) }
      return try PerStrut { strut throws(PlanningError) in
        let lengths = exact[strut]
        guard let best = StrutSelection.best(of: classes, for: lengths) else {
          throw PlanningError(
            .frameUnusable, key: CaseKey(.frame, .struts), "there is no strut class to choose from")
        }
        guard !haveOneScale else { return best }
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
    timeline(of: struts(StrutLengthSeries.all(lengths), scale: scale), scale: scale)
  }

  /// What each strut may have mounted for these set lengths, and the ways from there.
  func struts(_ lengths: [StrutLengthSeries], scale: PerStrut<StrutHardware>) -> [OneStrut] {
    var (struts, known) = ([OneStrut](), [(scale: StrutHardware, classes: OneStrut.Classes)]())
    struts.reserveCapacity(6)
    for strut in 0..<6 {
      let own = scale[strut]
      let classes: OneStrut.Classes
      if let same = known.first(where: { $0.scale === own }) {
        classes = same.classes
      } else {
        classes = self.classes(scale: own)
        known.append((own, classes))
      }
      struts.append(OneStrut(classes, lengths[strut], visits, allowed, isExact: isExact))
    }
    return struts
  }

  /// The timeline of struts for which the ways are known.
  func timeline(of struts: [OneStrut], scale: PerStrut<StrutHardware>) -> StrutTimeline {
    StrutPlanner.timelines([(self, struts, scale)])[0]
  }

  /// The timelines of several levels whose struts are changed at the same visits: of all struts together the visits are the
  /// fewest.
  ///
  /// - Parameter lanes: levels with the same days and the same days of visits, and the lengths set at each moment.
  package static func timelines(
    _ lanes: [(planner: StrutPlanner, lengths: [StrutLengths], scale: PerStrut<StrutHardware>)]
  ) -> [StrutTimeline] {
    timelines(
      lanes.map { planner, lengths, scale in
        (planner, planner.struts(StrutLengthSeries.all(lengths), scale: scale), scale)
      })
  }

  /// The same of struts for which the ways are known.
  private static func timelines(
    _ lanes: [(planner: StrutPlanner, struts: [OneStrut], scale: PerStrut<StrutHardware>)]
  ) -> [StrutTimeline] {
    let allowed = lanes[0].planner.allowed
    var routes = lanes.map { $0.struts.map(\.routes) }
    func search(_ routes: [[ChangeRoutes?]]) -> (days: [Int], slack: Int) {
      VisitSearch(routes.joined().compactMap { $0 }, allowed).visits()
    }
    var (days, slack) = search(routes)
    if !days.isEmpty {
      let kept = lanes.map { lane in
        lane.struts.map { $0.routes(keeping: lane.planner.reserve, lane.planner.visits, allowed) }
      }
      if kept.joined().contains(where: { $0 != nil }) {
        let keeping = zip(kept, routes).map { kept, routes in zip(kept, routes).map { $0 ?? $1 } }
        let found = search(keeping)
        if found.days.count == days.count { (routes, days, slack) = (keeping, found.days, found.slack) }
      }
    }
    return zip(lanes, routes).map { lane, routes in
      lane.planner.timeline(of: lane.struts, by: routes, on: days, slack: slack, scale: lane.scale)
    }
  }

  /// The timeline with changes at these visits.
  private func timeline(
    of struts: [OneStrut], by routes: [ChangeRoutes?], on days: [Int], slack: Int,
    scale: PerStrut<StrutHardware>
  ) -> StrutTimeline {
    var starts = scale
    var changes: [StrutChange] = []
    for (index, (number, strut)) in zip(StrutNumber.allCases, struts).enumerated() {
      if let routes = routes[index] {
        guard routes.fewest > 0 else {
          starts[number] = strut.bestWithoutChange(routes)
          continue
        }
        let steps = routes.best(on: days, slack: slack, allowed) ?? []
        if let first = steps.first { starts[number] = strut.classes[first.from.hardware] }
        changes += steps.map {
          StrutChange(
            strut: number, from: strut.classes[$0.from.hardware], to: strut.classes[$0.to.hardware],
            window: $0.window, day: $0.day)
        }
      } else {
        let makeshift = strut.makeshift(strut: number, visits, allowed, others: days)
        starts[number] = makeshift.start
        changes += makeshift.changes
      }
    }
    return StrutTimeline(starts: starts, changes: changes)
  }

  /// The classes that a strut of this scale may have.
  private func classes(scale own: StrutHardware) -> OneStrut.Classes {
    let starts =
      switch choice {
      case .given: [own]
      case .automatic(let classes): classes.filter { $0.sharesScale(with: own) }
      }
    var all = starts
    for other in stock where other.turnsLike(own) && !all.contains(other) { all.append(other) }
    return OneStrut.Classes(all: all, starts: starts.count)
  }
}

import Glibc
import RigidMotion
import TreatmentModel

extension FilmSolver {
  /// Says what would have to be called otherwise so that everything fits, in place of all that follows from it.
  ///
  /// - Parameters:
  ///   - agreement: which films go together; nil where that is not known.
  ///   - marks: those without which everything fits; nil where there are no such few.
  static func explainLabels(
    _ solution: inout FilmSolution, _ scope: AdjustmentScope, _ agreement: FilmAgreement?,
    _ marks: MarksLeftOut?, _ workspace: FilmWorkspace
  ) {
    func isOneMark(_ square: Double) -> Bool { marks?.isLikelier(than: square) == true }
    var limit: LabelSearch.Limit?
    var exchanges: (pairs: [Relabelling], after: FilmSolution, search: LabelSearch?)?
    // Exchanged strut numbers can also turn a film so far that its rays meet behind it, and axes and points have no place.
    if solution.fitsBadly {
      var search = ExchangeSearch(scope, workspace)
      let pairs = search.run().map(Relabelling.pair)
      if !pairs.isEmpty, let changed = Relabelling.apply(pairs, to: scope.set) {
        let after = solve(changed, single: scope.isSingle, others: [], explains: false, workspace: workspace)
        exchanges = (
          pairs, after,
          LabelSearch(
            scope, solution, changed, given: pairs, agreement: agreement, after.findings, workspace)
        )
      }
    }
    var found: (named: [LabelExplanation], next: LabelExplanation?, search: LabelSearch)?
    if var search = exchanges?.search {
      let (named, next) = search.run()
      limit = search.limit
      if !named.isEmpty { found = (named, next, search) }
    }
    let isPairs = exchanges.map { $0.search == nil && $0.after.explains(solution) } == true
    let mistakes = isPairs ? exchanges?.pairs.count : found?.named[0].mistakes
    // Several pairs may be one exchange on all films.
    if mistakes.map({ $0 >= LabelSearch.many }) ?? true,
      var search = LabelSearch(
        scope, solution, scope.set, given: [], agreement: agreement, solution.findings, workspace)
    {
      let (named, next) = search.run()
      limit = search.limit ?? limit
      let square = (isPairs ? exchanges?.after.chiSquare : found?.named[0].chiSquare) ?? .infinity
      if let best = named.first, best.mistakes < mistakes ?? .max,
        best.chiSquare < square + LabelSearch.ahead, !isOneMark(best.chiSquare)
      {
        solution.relabel(named, next, search, scope, workspace)
        return
      }
    }
    if isPairs, let exchanges, !isOneMark(exchanges.after.chiSquare) {
      solution.take(exchanges.pairs, leaving: exchanges.after.outliers, scope)
      solution.addReadings(StrutComparison(exchanges.after))
      return
    }
    if let found, !isOneMark(found.named[0].chiSquare) {
      solution.relabel(found.named, found.next, found.search, scope, workspace)
      return
    }
    if let limit, marks?.isOne != true { solution.findings.append(.notAllTried(limit, isNamed: false)) }
  }
}

extension FilmSolution {
  fileprivate mutating func relabel(
    _ named: [LabelExplanation], _ next: LabelExplanation?, _ search: LabelSearch, _ scope: AdjustmentScope,
    _ workspace: FilmWorkspace
  ) {
    (explanations, exchanged) = (named, [])
    let (best, isSure) = (named[0], named.count == 1)
    let outliers = FilmSolver.guilty(best.outliers, after: best.changes, scope, workspace)
    if isSure, best.changes.allSatisfy({ if case .pair = $0 { true } else { false } }) {
      explanations = []
      take(best.changes, leaving: outliers, scope)
    } else if isSure, best.changes.count == 1, case .points(let films) = best.changes[0], let pointsOnAxes,
      pointsOnAxes.best.films.map({ scope.films[$0] }) == films
    {
      replace([.pointsExchanged(pointsOnAxes, scope)], leaving: outliers, scope)
    } else {
      replace([.relabelled(named, next, set)], leaving: outliers, scope)
    }
    addReadings(search.readings(best))
    if let limit = search.limit { findings.append(.notAllTried(limit, isNamed: true)) }
  }

  /// Says of readings that they are not what the films show once what is named is changed.
  fileprivate mutating func addReadings(_ comparison: StrutComparison?) {
    guard let comparison, comparison.disagrees else { return }
    struttedTo(comparison)
    findings.append(.disagreement(comparison, isAfterChange: true))
  }

  /// Names strut numbers in each other's place.
  fileprivate mutating func take(
    _ pairs: [Relabelling], leaving outliers: [MarkFit], _ scope: AdjustmentScope
  ) {
    exchanged = pairs.compactMap { if case .pair(let pair) = $0 { pair } else { nil } }
    replace(pairs.compactMap { FilmFinding.exchanged($0, set) }, leaving: outliers, scope)
  }

  /// Puts first what explains, in place of what follows from it; marks that are off even so remain.
  fileprivate mutating func replace(
    _ named: [FilmFinding], leaving outliers: [MarkFit], _ scope: AdjustmentScope
  ) {
    // By the names that the file has.
    self.outliers = outliers.map { $0.called(in: set) }
    let missing = scope.missing
    let blamed = findings.filter { $0.blamesLabels && !missing.contains($0) }
    // Where all fits, where the tab would stand is the reason, and may be so.
    let isOnlyFrontal = blamed.allSatisfy { $0.code == .apDoubtful }
    let others = findings.filter {
      ($0.code != .marksExchanged && !$0.blamesLabels) || missing.contains($0)
        || (isOnlyFrontal && $0.code == .apDoubtful)
    }
    findings = named + self.outliers.map { .misfit($0, set) } + others
  }

  /// How unusually a master tab and films would stand, squared, in standard deviations.
  var unusualness: Double {
    let tab = (tabTurn ?? 0) / FilmSolution.tabSpread
    return views.reduce(tab * tab) { sum, view in
      // The reference ring's normal on the film.
      let (across, along) = (view.right.z, view.up.z)
      guard across * across + along * along > 0.1 else { return sum }
      let roll = atan2(across, along) / FilmSolution.rollSpread
      return sum + roll * roll
    }
  }

  /// How far a master tab usually is from anterior, one standard deviation, radians.
  private static let tabSpread = radians(15)
  /// How far from upright films usually are, one standard deviation, radians.
  private static let rollSpread = radians(45)
}

extension FilmFinding {
  /// - Parameter isNamed: whether something was found with which everything fits.
  fileprivate static func notAllTried(_ limit: LabelSearch.Limit, isNamed: Bool) -> FilmFinding {
    guard case .solved = limit else {
      return FilmFinding(
        .notResolved, isNamed ? .note : .error,
        "not everything was tried that may be called what it is not: with so many films there are more ways than can be looked at"
          + (isNamed
            ? ", and another may fit as well"
            : ". Leave films out, down to three that are sure to show each ring whole, and add the others one by one")
      )
    }
    let most = LabelSearch.mostSolved
    return FilmFinding(
      .notResolved, .note, value: Double(most), limit: Double(most),
      "not everything was tried that may be called what it is not: the search ended after \(most) ways that the pictures of the rings "
        + "allow, the likeliest first" + (isNamed ? ", and another may fit as well" : ""))
  }
}

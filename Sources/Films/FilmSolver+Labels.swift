import Glibc
import RigidMotion
import TreatmentModel

extension FilmSolver {
  /// Says what would have to be called otherwise so that everything fits, in place of all that follows from it.
  static func explainLabels(
    _ solution: inout FilmSolution, _ scope: AdjustmentScope, _ workspace: FilmWorkspace
  ) {
    let pairs = solution.exchanged.map(Relabelling.pair)
    if !pairs.isEmpty, let changed = Relabelling.apply(pairs, to: scope.set) {
      let after = solve(changed, single: scope.isSingle, others: [], explains: false, workspace: workspace)
      guard var search = LabelSearch(scope, changed, given: pairs, after.findings, workspace) else {
        let named = pairs.map { FilmFinding.exchanged($0, scope.set) }
        solution.replace(named.compactMap { $0 }, leaving: after.outliers, scope)
        return
      }
      let (named, next) = search.run()
      if !named.isEmpty {
        solution.relabel(named, next, scope)
        return
      }
    }
    guard var search = LabelSearch(scope, scope.set, given: [], solution.findings, workspace) else { return }
    let (named, next) = search.run()
    if !named.isEmpty { solution.relabel(named, next, scope) }
  }
}

extension FilmSolution {
  fileprivate mutating func relabel(
    _ named: [LabelExplanation], _ next: LabelExplanation?, _ scope: AdjustmentScope
  ) {
    (explanations, exchanged) = (named, [])
    let (best, isSure) = (named[0], named.count == 1)
    let pairs = isSure ? best.changes.compactMap { FilmFinding.exchanged($0, set) } : []
    if !pairs.isEmpty, pairs.count == best.changes.count {
      exchanged = best.changes.compactMap { if case .pair(let pair) = $0 { pair } else { nil } }
      explanations = []
      replace(pairs, leaving: best.outliers, scope)
    } else if isSure, best.changes.count == 1, case .points(let films) = best.changes[0], let pointsOnAxes,
      pointsOnAxes.best.films.map({ scope.films[$0] }) == films
    {
      replace([.pointsExchanged(pointsOnAxes, scope)], leaving: best.outliers, scope)
    } else {
      replace([.relabelled(named, next, set)], leaving: best.outliers, scope)
    }
  }

  /// Puts first what explains, in place of what follows from it; marks that are off even so remain.
  fileprivate mutating func replace(
    _ named: [FilmFinding], leaving outliers: [MarkFit], _ scope: AdjustmentScope
  ) {
    self.outliers = outliers
    let missing = scope.missing
    let blamed = findings.filter { $0.blamesLabels && !missing.contains($0) }
    // Where all fits, where the tab would stand is the reason, and may be so.
    let isOnlyFrontal = blamed.allSatisfy { $0.code == .apDoubtful }
    let others = findings.filter {
      ($0.code != .marksExchanged && !$0.blamesLabels) || missing.contains($0)
        || (isOnlyFrontal && $0.code == .apDoubtful)
    }
    findings = named + outliers.map { .misfit($0, set) } + others
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

import TreatmentModel

extension FilmSolver {
  /// A mark that is off, or a film that is, pulls at the others: what fits once it is left out is not to be set again.
  ///
  /// - Parameter marks: those without which everything fits; nil where there are no such few, or something else explains it.
  static func forgive(
    _ solution: inout FilmSolution, _ scope: AdjustmentScope, _ agreement: FilmAgreement?,
    _ marks: MarksLeftOut?, _ workspace: FilmWorkspace
  ) {
    let isExplained = solution.findings.contains {
      $0.code == .strutExplained || ($0.code == .marksExchanged && solution.pointsOnAxes?.isLikely == true)
    }
    if let marks, !isExplained {
      solution.blame(marks)
    } else if marks == nil, let agreement, !agreement.odd.isEmpty, !solution.outliers.isEmpty,
      let agreeing = try? scope.set.with(films: agreement.agreeing.map { scope.set.films[$0] })
    {
      let rest = solve(agreeing, single: scope.isSingle, others: [], explains: false, workspace: workspace)
      let others = rest.outliers.map { (agreement.agreeing[$0.film], $0.mark) }
      solution.forgive { fit in
        agreement.agreeing.contains(fit.film) && !others.contains { $0 == (fit.film, fit.mark) }
      }
    }
  }
}

extension FilmSolver {
  /// Of marks that are off after some changes those that are so by themselves.
  static func guilty(
    _ outliers: [MarkFit], after changes: [Relabelling], _ scope: AdjustmentScope, _ workspace: FilmWorkspace
  ) -> [MarkFit] {
    guard outliers.count > 1, let changed = Relabelling.apply(changes, to: scope.set),
      let bodies = MarkedBodies(changed)
    else { return outliers }
    let after = solve(changed, single: scope.isSingle, others: [], explains: false, workspace: workspace)
    let own = AdjustmentScope(changed, bodies, isSingle: scope.isSingle)
    return MarksLeftOut(after, own, workspace)?.fits ?? outliers
  }
}

extension FilmSolution {
  /// Says of some marks that they are off, and nothing of what seemed not to fit, or to be possible, because of them.
  fileprivate mutating func blame(_ marks: MarksLeftOut) {
    (outliers, rivals, isBlamedOnMarks) = (marks.fits, marks.isOne ? marks.rivals : [], true)
    let remaining = Set(marks.rest.findings.map(\.code))
    findings.removeAll { $0.code == .markMisfit || ($0.blamesLabels && !remaining.contains($0.code)) }
    findings = outliers.enumerated().map { .misfit($1, set, orOf: $0 == 0 ? rivals : []) } + findings
    if let comparison = StrutComparison(marks.rest), !comparison.disagrees {
      struttedTo(comparison)
      findings.removeAll { $0.code == .inputsDisagree }
    }
  }

  /// Says nothing of marks, or of other poses, once something is named with which they fit, or are ruled out.
  mutating func forgive(whatFits explained: FilmSolution) {
    let stated = set
    forgive { fit in
      let mark = stated.films[fit.film].marks[fit.mark]
      return !explained.outliers.contains {
        let other = explained.set.films[$0.film].marks[$0.mark]
        return $0.film == fit.film && other.subject == mark.subject && other.place == mark.place
      }
    }
    if explained.alternatives.isEmpty { findings.removeAll { $0.code == .mirrorPose } }
  }

  /// Says nothing of marks that do not fit because of something else.
  mutating func forgive(_ isForgiven: (MarkFit) -> Bool) {
    let forgiven = outliers.filter(isForgiven).map { FilmFinding.misfit($0, set) }
    findings.removeAll(where: forgiven.contains)
  }
}

import TreatmentModel

extension FilmSolver {
  /// Marks that are left out one after the other, at most.
  private static let mostLeftOut = 4

  /// A mark that is off, or a film that is, pulls at the others: what fits once it is left out is not to be set again.
  static func forgive(
    _ solution: inout FilmSolution, _ scope: AdjustmentScope, _ agreement: FilmAgreement?,
    _ workspace: FilmWorkspace
  ) {
    guard !solution.outliers.isEmpty else { return }
    let set = scope.set
    func solved(_ films: [Film]?) -> FilmSolution? {
      films.flatMap { try? set.with(films: $0) }.map {
        solve($0, single: scope.isSingle, others: [], explains: false, workspace: workspace)
      }
    }
    var (now, leftOut) = (solution, [(film: Int, mark: FilmMark)]())
    while let worst = now.outliers.first, leftOut.count < mostLeftOut, !now.views.isEmpty {
      leftOut.append((worst.film, now.set.films[worst.film].marks[worst.mark]))
      let films = try? set.films.enumerated().map { index, film in
        try film.with(
          marks: film.marks.filter { mark in !leftOut.contains { $0.film == index && $0.mark == mark } })
      }
      guard let next = solved(films) else { return }
      now = next
    }
    if !now.fitsBadly {
      solution.forgive { fit in
        !leftOut.contains { $0.film == fit.film && $0.mark == set.films[fit.film].marks[fit.mark] }
      }
      // Nor is what else seemed not to fit, or to be possible, because of them.
      let remaining = Set(now.findings.map(\.code))
      solution.findings.removeAll {
        $0.blamesLabels && $0.code != .markMisfit && !remaining.contains($0.code)
      }
      if let comparison = StrutComparison(now), !comparison.disagrees {
        solution.struttedTo(comparison)
        solution.findings.removeAll { $0.code == .inputsDisagree }
      }
    } else if let agreement, !agreement.odd.isEmpty,
      let rest = solved(agreement.agreeing.map { set.films[$0] })
    {
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
    var after = solve(changed, single: scope.isSingle, others: [], explains: false, workspace: workspace)
    let own = after.outliers
    forgive(&after, AdjustmentScope(changed, bodies, isSingle: scope.isSingle), nil, workspace)
    let blamed = own.filter { after.findings.contains(.misfit($0, changed)) }
    return outliers.filter { one in blamed.contains { $0.film == one.film && $0.mark == one.mark } }
  }
}

extension FilmSolution {
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

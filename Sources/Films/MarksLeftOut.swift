import TreatmentModel

/// Marks without which everything fits: found one after the other, each the one that leaves least of the squared misfits.
struct MarksLeftOut {
  /// How they fitted when they were found, by their place in the whole set.
  let fits: [MarkFit]
  /// Marks of which the last may as well be any, where all fits without that one too.
  let rivals: [MarkFit]
  /// What is found without them.
  let rest: FilmSolution

  /// Marks that are left out, at most.
  private static let most = 4
  /// Marks that are tried for each of them.
  private static let tried = 3
  /// Below this redundancy too little of an error shows in a mark's own misfit to look for it there.
  private static let leastRedundancy = 0.1
  /// By so little squared misfits differ that tell nothing.
  private static let alike = 6.0
  /// What a mark that is off has to take off to be likelier than a name that is wrong: it may be anywhere.
  private static let price = 18.0

  /// - Returns: nil where something does not fit without so many marks either.
  init?(_ solution: FilmSolution, _ scope: AdjustmentScope, _ workspace: FilmWorkspace) {
    let set = scope.set
    // Places in the whole set of the marks that are left.
    var left = set.films.map { Array($0.marks.indices) }
    var (now, fits) = (solution, [MarkFit]())
    while fits.count < MarksLeftOut.most, !now.views.isEmpty {
      let worst = now.fits.filter { $0.test > MarkFit.limit && $0.redundancy > MarksLeftOut.leastRedundancy }
        .sorted { $0.test > $1.test }.prefix(MarksLeftOut.tried)
      let found = worst.compactMap { fit -> (fit: MarkFit, place: Int, solution: FilmSolution)? in
        var without = left
        without[fit.film].remove(at: fit.mark)
        let films = try? set.films.enumerated().map { index, film in
          without[index].count == film.marks.count
            ? film : try film.with(marks: without[index].map { film.marks[$0] })
        }
        guard let changed = films.flatMap({ try? set.with(films: $0) }) else { return nil }
        let next = FilmSolver.solve(
          changed, single: scope.isSingle, others: [], explains: false, workspace: workspace)
        // A film that is no longer found has no misfits.
        guard next.views.count == now.views.count else { return nil }
        return (fit.at(left[fit.film][fit.mark]), fit.mark, next)
      }
      let ordered = found.sorted { $0.solution.chiSquare < $1.solution.chiSquare }
      guard let best = ordered.first else { return nil }
      guard best.solution.fitsBadly else {
        let alike = ordered.filter {
          !$0.solution.fitsBadly && $0.solution.chiSquare < best.solution.chiSquare + MarksLeftOut.alike
        }
        // Of those that fit alike the ones without which all stands as it can, a point on its axis say.
        let possible = alike.filter { !$0.solution.findings.contains(where: \.blamesLabels) }
        let likely = possible.isEmpty ? alike : possible
        (self.fits, rest) = (fits + [likely[0].fit], likely[0].solution)
        rivals = likely.dropFirst().map(\.fit)
        return
      }
      fits.append(best.fit)
      left[best.fit.film].remove(at: best.place)
      now = best.solution
    }
    return nil
  }

  /// Whether one mark is off, and nothing else.
  var isOne: Bool { fits.count == 1 }

  /// Whether one mark that is off is likelier than what else leaves so much of the squared misfits: all stands as it can without it.
  func isLikelier(than square: Double) -> Bool {
    isOne && rest.chiSquare + MarksLeftOut.price < square && !rest.findings.contains(where: \.blamesLabels)
  }
}

extension MarkFit {
  /// The same of another place on its film, or by another name.
  fileprivate func at(_ place: Int, called subject: FilmSubject? = nil) -> MarkFit {
    MarkFit(
      film: film, mark: place, subject: subject ?? self.subject, misfit: misfit, distance: distance,
      redundancy: redundancy, test: test)
  }

  /// The same of what a set calls the mark.
  func called(in set: FilmSet) -> MarkFit { at(mark, called: set.films[film].marks[mark].subject) }
}

import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TextOutput
import TreatmentModel

extension FilmSolver {
  /// Of marks that do not fit, and that no other names make fit: which film they are on, and whether wrong magnifications or a movement
  /// between the films would do it. Said with what does not fit, as what to look at first.
  ///
  /// - Returns: whether something was found.
  static func explainMisfit(
    _ solution: inout FilmSolution, _ scope: AdjustmentScope, _ agreement: FilmAgreement?,
    _ workspace: FilmWorkspace
  ) -> Bool {
    guard solution.findings.contains(where: { $0.code == .misfitLarge }) else { return false }
    var causes: [String] = []
    if let agreement, !agreement.odd.isEmpty {
      let names = { (films: [Int]) in Film.called(films.map { scope.set.films[$0].name }) }
      causes.append(
        "\(names(agreement.agreeing)) go together, and \(names(agreement.odd)) with none of them: look there first, and whether "
          + "anything moved before or after")
    }
    let other =
      wrongCalibration(solution, scope, workspace) ?? enlargedFilms(solution, scope, workspace)
    if let other {
      causes.append(other.words)
      solution.forgive(whatFits: other.solution)
    }
    if causes.isEmpty, eachRingFits(solution, scope, workspace) {
      causes.append(
        "each ring by itself fits on all films, and both together do not: look whether a strut was turned, or the frame gave way, between "
          + "the films")
      solution.forgive { _ in true }
    }
    guard !causes.isEmpty, let place = solution.findings.firstIndex(where: { $0.code == .misfitLarge }) else {
      return false
    }
    solution.findings[place] = .misfitLarge(solution, causes: causes)
    return true
  }

  /// Says of a mark that is off a little that wrong magnifications would do it too, where everything fits with these and far better than
  /// without the mark.
  static func explainMisfittingMark(
    _ solution: inout FilmSolution, _ scope: AdjustmentScope, _ workspace: FilmWorkspace
  ) {
    guard let worst = solution.outliers.first,
      let place = solution.findings.firstIndex(of: .misfit(worst, solution.set, orOf: solution.rivals)),
      !solution.findings.contains(where: { $0.code == .misfitLarge || $0.code == .strutExplained }),
      let cause = enlargedFilms(
        solution, scope, workspace, below: solution.chiSquare - worst.test * worst.test - leastGain)
    else { return }
    solution.findings[place] = .misfit(worst, solution.set, orOf: solution.rivals, or: cause.words)
  }

  /// Balls, or an object, without whose marks all fits.
  private static func wrongCalibration(
    _ solution: FilmSolution, _ scope: AdjustmentScope, _ workspace: FilmWorkspace
  ) -> (words: String, solution: FilmSolution)? {
    let set = scope.set
    guard set.rings != nil else { return nil }
    func without(_ isLeftOut: (FilmSubject) -> Bool) -> FilmSolution? {
      guard set.films.contains(where: { $0.marks.contains { isLeftOut($0.subject) } }) else { return nil }
      let films = try? set.films.map { film in
        try film.with(marks: film.marks.filter { !isLeftOut($0.subject) })
      }
      return films.flatMap { try? set.with(films: $0) }.map {
        solve($0, single: scope.isSingle, others: [], explains: false, workspace: workspace)
      }.flatMap { $0.explains(solution) ? $0 : nil }
    }
    if let rest = without({ if case .ball = $0 { true } else { false } }) {
      let sizes = set.balls.map { decimal($0, 1) }.joined(separator: " and ")
      return (
        "all else fits (\(decimal(rest.chiSquare, 0))) without the calibration \(set.balls.count == 1 ? "ball" : "balls"): look at the "
          + "diameter, stated as \(sizes) mm, and at the marks on the outline", rest
      )
    }
    return without { if case .object = $0 { true } else { false } }.map { rest in
      (
        "all else fits (\(decimal(rest.chiSquare, 0))) without the calibration object: look at where its points are stated to be, in mm, "
          + "and which mark is which point", rest
      )
    }
  }

  /// What another explanation than a mark takes off more than the mark does, at least.
  static let leastGain = 9.0

  /// Films that would fit with another source distance than is stated, which is what a wrong magnification or spacing looks like.
  ///
  /// - Parameter most: squared misfits that may be left then, with every mark fitting; nil where a mark or two may be off.
  private static func enlargedFilms(
    _ solution: FilmSolution, _ scope: AdjustmentScope, _ workspace: FilmWorkspace, below most: Double? = nil
  ) -> (words: String, solution: FilmSolution)? {
    let films = try? scope.set.films.map { try $0.withFreeDistance }
    guard films != scope.set.films, let set = films.flatMap({ try? scope.set.with(films: $0) }) else {
      return nil
    }
    let free = solve(set, single: scope.isSingle, others: [], explains: false, workspace: workspace)
    guard free.explains(solution), most.map({ free.chiSquare < $0 && free.outliers.isEmpty }) ?? true else {
      return nil
    }
    let named = free.views.compactMap { view -> String? in
      let film = scope.set.films[view.film]
      guard case .known(let stated) = film.sourceDistance else { return nil }
      let off = view.sourceDistance - stated.value
      let spread = hypotenuse(view.sourceDistanceDeviation, stated.standardDeviation)
      guard abs(off) > 3 * spread else { return nil }
      return
        "the source of \(Film.called(film.name)) \(decimal(view.sourceDistance, 0)) ± \(decimal(view.sourceDistanceDeviation, 0)) mm away and not "
        + "\(decimal(stated.value, 0)), as if its marks were \(decimal(view.sourceDistance / stated.value, 2)) times as large as is said"
    }
    guard !named.isEmpty else { return nil }
    return (
      "all fits (\(decimal(free.chiSquare, 0))) with \(named.joined(separator: ", and ")): look at spacing and magnification",
      free
    )
  }

  /// Whether the marks of either ring fit on all films without those of the other.
  private static func eachRingFits(
    _ solution: FilmSolution, _ scope: AdjustmentScope, _ workspace: FilmWorkspace
  ) -> Bool {
    var (square, freedom) = (0.0, 0)
    for end in FragmentEnd.allCases {
      let films = try? scope.set.films.map { film in
        try film.with(
          marks: film.marks.filter { if case .joint(end, _) = $0.subject { true } else { false } })
      }
      guard let set = films.flatMap({ try? scope.set.with(films: $0) }), let bodies = MarkedBodies(set) else {
        return false
      }
      let part = AdjustmentScope(set, bodies, isSingle: false)
      guard part.films.count == scope.films.count,
        let best = PoseSearch(part, workspace).minima.first
      else { return false }
      let problem = part.problem()
      square += 2 * best.cost
      freedom += problem.misfitCount - problem.parameterCount
    }
    var parts = solution
    (parts.chiSquare, parts.degreesOfFreedom) = (square, freedom)
    return freedom > 0 && parts.misfitScore < 2
  }
}

extension Film {
  /// The same film with a source distance to be solved for, where it is stated.
  fileprivate var withFreeDistance: Film {
    get throws(InvalidFilms) {
      guard case .known = sourceDistance else { return self }
      return try Film(
        name: name, isAP: isAP, isPosteriorAnterior: isPosteriorAnterior, sourceDistance: .unknown,
        centre: centre, marks: marks)
    }
  }
}

private func hypotenuse(_ one: Double, _ other: Double) -> Double {
  (one * one + other * other).squareRoot()
}

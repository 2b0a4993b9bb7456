import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TreatmentModel

/// Solves films: all films, both rings and all axes and points together, in one weighted least squares (MODEL section 13).
///
/// ```swift
/// let solution = FilmSolver.solve(films)
/// solution[.deformity(.apAngulation)]   // value and standard deviation
/// solution.findings                     // what does not fit, and what cannot be told
/// ```
public enum FilmSolver {
  /// Solves a set.
  ///
  /// - Parameters:
  ///   - single: whether one film may do: how deep axes and points lie is then taken for granted within ± 20 mm, and that axes lie
  ///     across the beam within ± 10°.
  ///   - others: rings that may have been mounted in place of those stated: tried where marks or readings do not fit.
  public static func solve(_ set: FilmSet, single: Bool = false, others: [OtherRing] = []) -> FilmSolution {
    solve(set, single: single, others: others, workspace: FilmWorkspace())
  }

  /// The same on memory that is kept from solve to solve.
  ///
  /// - Parameters:
  ///   - explains: whether what does not fit is looked into.
  ///   - starts: combinations of poses that are adjusted at most.
  ///   - ceiling: a set whose rings leave more squared misfits is left there.
  package static func solve(
    _ set: FilmSet, single: Bool, others: [OtherRing], explains: Bool = true, starts: Int? = nil,
    below ceiling: Double? = nil, workspace: FilmWorkspace
  ) -> FilmSolution {
    let far = explains ? set.farMarks : []
    if !far.isEmpty, let rest = set.without(far) {
      var solution = solve(rest, single: single, others: others, starts: starts, workspace: workspace)
      let subjects = far.map { set.films[$0.film].marks[$0.mark].subject }
      solution.findings.removeAll { finding in
        (finding.code == .pointUndetermined || finding.code == .axisUndetermined)
          && finding.subjects.contains(where: subjects.contains)
      }
      let isSolved = !solution.values.isEmpty
      solution.findings = (far.map { .far($0, set, isSolved: isSolved) } + solution.findings).bySeverity
      return solution
    }
    var solution = FilmSolution(set)
    let sizes = explains ? set.impossibleSizes : []
    guard sizes.isEmpty else {
      solution.findings = sizes
      return solution
    }
    guard let bodies = MarkedBodies(set) else {
      solution.findings = [.nothingCalibrates(set)]
      return solution
    }
    let scope = AdjustmentScope(set, bodies, isSingle: single && set.films.count == 1)
    solution.findings += set.sameFilms + scope.missing
    solution.axesAtOtherRing = scope.axesAtOtherRing
    guard scope.isSingle || scope.films.count >= 2 else {
      solution.findings = (solution.findings + [.oneFilm(set)]).bySeverity
      return solution
    }
    let search = PoseSearch(scope, workspace, atMost: starts ?? PoseSearch.mostStarts, below: ceiling)
    if let ceiling, 2 * (search.minima.first?.cost ?? .infinity) >= ceiling {
      solution.isLeft = true
      return solution
    }
    if !search.isComplete { solution.findings.append(.notResolved) }
    if let first = search.minima.first {
      adjust(&solution, scope, search, first, workspace)
    } else {
      solution.findings.append(.unconnected)
    }
    if explains { explain(&solution, scope, others, workspace) }
    // Whatever was looked into, and found likely: what does not fit is never left unsaid.
    if solution.state != nil, solution.fitsBadly, !solution.hasErrors {
      solution.findings.append(.misfitLarge(solution))
    }
    solution.findings = solution.findings.bySeverity
    return solution
  }

  private static func explain(
    _ solution: inout FilmSolution, _ scope: AdjustmentScope, _ others: [OtherRing],
    _ workspace: FilmWorkspace
  ) {
    // Of one picture there is nothing to explain.
    guard scope.films.count > 2 || !solution.findings.contains(where: { $0.code == .sameFilm }) else {
      return
    }
    let agreement = solution.fitsBadly ? FilmAgreement(scope, workspace) : nil
    let marks = solution.fitsBadly ? MarksLeftOut(solution, scope, workspace) : nil
    explainLabels(&solution, scope, agreement, marks, workspace)
    // What is called otherwise explains the readings too, or says what it does not.
    guard solution.exchanged.isEmpty, solution.explanations.isEmpty else { return }
    let isCaused =
      solution.fitsBadly && marks?.isOne != true && explainMisfit(&solution, scope, agreement, workspace)
    compareStruts(&solution, scope, others, workspace)
    forgive(&solution, scope, agreement, isCaused ? nil : marks, workspace)
    explainMisfittingMark(&solution, scope, workspace)
  }

  private static func adjust(
    _ solution: inout FilmSolution, _ scope: AdjustmentScope, _ search: PoseSearch,
    _ first: FilmMinimum, _ workspace: FilmWorkspace
  ) {
    let problem = scope.problem()
    var best: FilmMinimum?
    var rivals: [FilmMinimum] = []
    for minimum in search.minima where !PoseSearch.excludes(2 * minimum.cost, 2 * first.cost) {
      guard let start = scope.addingAxesAndPoints(to: minimum.point) else { continue }
      let end = FilmSearch.solve(problem, from: start, workspace: workspace)
      guard end.cost.isFinite else { continue }
      guard let former = best else {
        best = end
        continue
      }
      if end.cost < former.cost { best = end }
      rivals.append(end.cost < former.cost ? former : end)
    }
    guard let best, let fit = problem.localFit(at: best.point) else {
      solution.findings = (solution.findings + [.unconnected]).bySeverity
      return
    }
    let state = AdjustedState(scope: scope, problem: problem, point: best.point, fit: fit)
    solution.state = state
    solution.chiSquare = 2 * best.cost
    solution.degreesOfFreedom = problem.misfitCount - problem.parameterCount
    solution.fits = scope.fits(problem, fit, at: best.point)
    describe(&solution, state)
    let likely = rivals.filter {
      !PoseSearch.excludes(2 * $0.cost, 2 * best.cost) && !$0.point.isNear(best.point)
    }
    let others = solution.fitsSurely ? likely.filter { !solution.rulesOut($0) } : likely
    solution.alternatives = others.sorted { $0.cost < $1.cost }.map {
      alternative($0, than: best, scope)
    }
    if !best.outcome.isConverged { solution.findings.append(.notConverged(best.outcome)) }
    let numbers = FilmNumbers(scope, problem, fit, at: best.point)
    if others.isEmpty {
      (solution.values, solution.covariance) = (numbers.values, numbers.covariance)
      (solution.gradients, solution.inputSlopes) = (numbers.gradients, numbers.inputSlopes)
    }
    judge(&solution, numbers, scope)
  }

  /// Films, rings and axes as they were found.
  private static func describe(_ solution: inout FilmSolution, _ state: AdjustedState) {
    let (scope, point) = (state.scope, state.point)
    let deviations = state.fit.standardDeviations
    solution.views = scope.films.enumerated().map { number, index in
      let (film, slots) = (point.films[number], state.problem.layout.films[number])
      return FilmView(
        film: index, source: film.source, right: film.right, up: film.up, beam: film.beam,
        sourceDistance: film.distance, sourceDistanceDeviation: slots.distance.map { deviations[$0] } ?? 0,
        centre: film.centre)
    }
    let limb = scope.set.limb
    if scope.bodies.list[0] == .ring(limb.reference),
      let moving = scope.bodies.index(of: .ring(limb.reference.opposite))
    {
      solution.referenceFromMoving = point.bodies[moving - 1]
    }
    solution.axes = zip(scope.axes, point.axes).map { ($0, $1) }
  }

  private static func alternative(
    _ other: FilmMinimum, than best: FilmMinimum, _ scope: AdjustmentScope
  ) -> FilmAlternative {
    let moved = scope.films.indices.filter {
      !other.point.films[$0].cameraFromWorld.isNear(best.point.films[$0].cameraFromWorld)
    }
    let (limb, set) = (scope.set.limb, scope.set)
    let moving = scope.bodies.index(of: .ring(limb.reference.opposite)).flatMap { $0 > 0 ? $0 - 1 : nil }
    let hasReference = scope.bodies.list[0] == .ring(limb.reference)
    return FilmAlternative(
      chiSquare: 2 * other.cost, ratio: best.cost > 0 ? other.cost / best.cost : .infinity,
      films: moved.map { set.films[scope.films[$0]].name },
      movesRing: moving.map { !other.point.bodies[$0].isNear(best.point.bodies[$0]) } ?? false,
      struts: moving.flatMap { index in
        hasReference ? set.rings.map { LimbOnFilms.lengths($0, limb, other.point.bodies[index]) } : nil
      })
  }
}

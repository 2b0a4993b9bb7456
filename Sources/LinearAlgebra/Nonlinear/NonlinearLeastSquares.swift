/// Nonlinear least squares: `min ½ |m(x)|²`, m what was observed less what x says, in standard deviations.
///
/// ```swift
/// let found = NonlinearLeastSquares.solve(problem, from: start)
/// guard found.outcome.isConverged else { … }
/// let fit = NonlinearLeastSquares.localFit(problem, at: found.point)
/// fit?.covariance            // (JᵀJ)⁻¹, a priori; nil when a direction is undetermined
/// fit?.undetermined          // which those are
/// ```
///
/// What is sought and how it is moved is the problem's (``NonlinearProblem``); ``Weighted`` divides misfits by standard
/// deviations, ``WithPriors`` adds what is known beforehand.
public enum NonlinearLeastSquares {
  /// The minimum that is reached from `start`, by ``RankRevealingSteps``.
  ///
  /// - Parameter workspace: memory from solve to solve; without it a solve has its own.
  @inlinable
  public static func solve<Problem: NonlinearProblem>(
    _ problem: Problem, from start: Problem.Point, options: NonlinearOptions = NonlinearOptions(),
    workspace: NonlinearWorkspace = NonlinearWorkspace()
  ) -> NonlinearSolution<Problem.Point> {
    let (rows, columns) = (problem.misfitCount, problem.parameterCount)
    typealias Iterates = NonlinearIterates<Problem>
    typealias Steps = RankRevealingSteps<Problem>
    var parts = ScratchParts(
      workspace.reserve(
        Iterates.scratchSize(misfits: rows, parameters: columns)
          + Steps.scratchSize(misfits: rows, parameters: columns)))
    var iterates = Iterates(
      problem, from: start, parts.take(Iterates.scratchSize(misfits: rows, parameters: columns)))
    var steps = Steps(misfits: rows, parameters: columns, options: options, parts.rest)
    let outcome = iterates.run(&steps, maximumIterations: options.maximumIterations)
    return steps.conclude(outcome, iterates)
  }

  /// The minima that are reached from several starts, converged ones first, the least cost first; ends that are the same
  /// are given once. A start that leads nowhere spoils nothing.
  ///
  /// - Parameter areSame: whether two points count as one; a comparison of coordinates to about
  ///   the root of ``NonlinearOptions/costTolerance`` is usual.
  @inlinable
  public static func solve<Problem: NonlinearProblem>(
    _ problem: Problem, fromEach starts: some Sequence<Problem.Point>,
    options: NonlinearOptions = NonlinearOptions(), workspace: NonlinearWorkspace = NonlinearWorkspace(),
    areSame: (Problem.Point, Problem.Point) -> Bool
  ) -> [NonlinearSolution<Problem.Point>] {
    let ends = starts.map { solve(problem, from: $0, options: options, workspace: workspace) }
    let ordered = ends.sorted { one, other in
      one.outcome.isConverged != other.outcome.isConverged
        ? one.outcome.isConverged : one.cost < other.cost || (one.cost.isFinite && !other.cost.isFinite)
    }
    return ordered.reduce(into: []) { distinct, end in
      if !distinct.contains(where: { areSame($0.point, end.point) }) { distinct.append(end) }
    }
  }
}

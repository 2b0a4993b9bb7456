import LinearAlgebra

/// The frame that fits states best, with what is said of it.
enum FrameSearch {
  /// Frames whose costs, half the squared misfits, differ by less fit about alike.
  private static let alike = 4.5
  /// Ends looked into, at most, of a search that follows all starts.
  private static let mostTaken = 5

  /// What is found.
  ///
  /// - Parameters:
  ///   - leftOut: observations that are to say nothing.
  ///   - advises: whether the state is looked for that would tell most.
  ///   - frame: what it is looked for near; nil for among all frames that there are.
  static func solution(
    _ states: FrameStates, leavingOut leftOut: [FrameObservation] = [], advises: Bool = false,
    near frame: KnownFrame? = nil
  )
    -> FrameSolution
  {
    let errors = ReadingErrors(states, leavingOut: leftOut)
    guard !states.states.isEmpty else {
      return nothing(states, errors, because: .tooFew("there is no state"))
    }
    let problem = FrameProblem(states, errors, leavingOut: leftOut)
    let ends = FrameStarts.ends(problem, near: frame)
    // Of what fits about alike that which is a frame is meant.
    let best = ends.first { problem.isFrame($0.point) && $0.cost - ends[0].cost < alike } ?? ends.first
    return best.flatMap { solution(problem, at: $0, of: ends, advises: advises) }
      ?? nothing(states, errors, because: .notConverged)
  }

  /// What is found near some frames, and where every start is followed: of the ends that fit best the first that is taken, frames
  /// before what is none; nil where none is.
  static func solution(
    _ states: FrameStates, nearEach frames: [KnownFrame], followsAll: Bool, advises: Bool,
    where isTaken: (FrameSolution) -> Bool
  ) -> FrameSolution? {
    let problem = FrameProblem(states, ReadingErrors(states))
    let ends = FrameStarts.ends(problem, nearEach: frames, followsAll: followsAll)
    func cost(_ end: FrameStarts.End) -> Double { end.cost + (problem.isFrame(end.point) ? 0 : alike) }
    let likely = ends.filter(\.isConverged).sorted { cost($0) < cost($1) }
    let frame = likely.first { problem.isFrame($0.point) }
    for end in likely.prefix(mostTaken) + [frame].compactMap({ $0 }) {
      guard let one = solution(problem, at: end, of: ends, advises: false), isTaken(one) else { continue }
      return advises ? solution(problem, at: end, of: ends, advises: true) : one
    }
    return nil
  }

  /// Frames that fit, each with its squared misfits, where every start is followed.
  static func frames(_ problem: FrameProblem) -> [(point: FramePoint, chiSquare: Double)] {
    FrameStarts.ends(problem, nearEach: [], followsAll: true)
      .filter { $0.isConverged && problem.isFrame($0.point) }.map { ($0.point, 2 * $0.cost) }
  }

  private static func nothing(
    _ states: FrameStates, _ errors: ReadingErrors, because finding: FrameFinding
  ) -> FrameSolution {
    var solution = FrameSolution(states: states, resolution: errors.step)
    solution.findings = [finding]
    return solution
  }

  /// What is found at one of the ends of a search.
  private static func solution(
    _ problem: FrameProblem, at best: FrameStarts.End, of ends: [FrameStarts.End], advises: Bool
  ) -> FrameSolution? {
    guard let fit = NonlinearLeastSquares.localFit(problem, at: best.point) else { return nil }
    let (states, errors, leftOut) = (problem.states, problem.errors, problem.leftOut)
    var solution = FrameSolution(states: states, resolution: errors.step)
    solution.frame = KnownFrame(problem, at: best.point)
    (solution.values, solution.covariance) = problem.values(fit, at: best.point, isCorrected: true)
    solution.poses = states.states.indices.map { problem.pose($0, at: best.point) }
    solution.fits = problem.fits(fit)
    solution.leftOut = leftOut.map { FrameSolution.LeftOut($0, fitting: problem.fitting($0, at: best.point)) }
    solution.chiSquare = 2 * best.cost
    solution.degreesOfFreedom = problem.misfitCount - fit.rank
    solution.open = problem.open(fit)
    let rivals = ends.filter {
      $0.point.numbers != best.point.numbers && $0.cost - best.cost < alike && problem.isFrame($0.point)
    }.map(\.point)
    if advises {
      solution.furtherState = FurtherState.best(for: problem, at: best.point, rivals, solution.values)
    }
    solution.judge(problem, errors, isConverged: best.isConverged)
    if problem.isFrame(best.point), let rival = rivals.first { solution.compare(with: rival, problem) }
    return solution
  }

  /// What fits best without some observations, by a short search.
  struct Rest {
    /// About the squared misfits.
    let chiSquare: Double
    /// About what would fit in the place of each observation, mm or radians.
    let fitting: [Double]
    /// The frame.
    let frame: KnownFrame?

    /// That nothing was found.
    static let none = Rest(chiSquare: .infinity, fitting: [], frame: nil)
    /// That nothing was looked for.
    static let unknown = Rest(chiSquare: 0, fitting: [], frame: nil)
  }

  /// About what fits best without some observations.
  ///
  /// - Parameter frame: what it is looked for near; nil for among all frames that there are.
  static func leaving(
    _ leftOut: [FrameObservation], outOf states: FrameStates, near frame: KnownFrame? = nil
  ) -> Rest {
    let problem = FrameProblem(states, ReadingErrors(states, leavingOut: leftOut), leavingOut: leftOut)
    guard let best = FrameStarts.roughEnd(problem, near: frame) else { return .none }
    return Rest(
      chiSquare: 2 * best.cost, fitting: leftOut.map { problem.fitting($0, at: best.point) },
      frame: KnownFrame(problem, at: best.point))
  }
}

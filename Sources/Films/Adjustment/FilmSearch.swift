import LinearAlgebra

/// Where an adjustment ended.
struct FilmMinimum: Sendable {
  let point: FilmPoint
  let outcome: NonlinearOutcome
  /// Half the sum of the squared misfits.
  let cost: Double
}

/// Adjusts films by Levenberg and Marquardt's steps on normal equations. These square the condition; of columns of unit length it
/// is below a hundred wherever films and marks are as they should be, and where it is not, the rank-revealing steps go on.
struct FilmSearch {
  private let problem: FilmAdjustment
  private var (here, there): (FilmPoint, FilmPoint)
  private var (now, then): (NormalEquations, NormalEquations)
  private let factor: NormalFactor
  /// D: lengths of the columns, the largest so far.
  private let scales: DoubleBuffer
  private let step: DoubleBuffer
  private var damping = 0.0
  private var steps = 0
  private var growth = 2.0

  /// Steps at most; the next ones are those of the rank-revealing search.
  private static let mostSteps = 40
  /// Steps at most of one that need not come to an end: from a start near a pose that matters a few lead there.
  private static let fewSteps = 8
  /// Converged: the misfits that could still be taken off are this share of them, squared; one step more is taken then.
  private static let share = 1e-12

  private init(_ problem: FilmAdjustment, from start: FilmPoint, _ scratch: DoubleBuffer) {
    let size = problem.parameterCount
    var parts = ScratchParts(scratch)
    self.problem = problem
    (here, there) = (start, start)
    (now, then) = (NormalEquations(size, &parts), NormalEquations(size, &parts))
    factor = NormalFactor(size, &parts)
    (scales, step) = (parts.take(size), parts.take(size))
    now.set(problem, at: here)
    for k in 0..<size { scales[k] = 0 }
  }

  /// The minimum that a start leads to.
  ///
  /// - Parameter ceiling: sums of squared misfits from here on do not matter: a search that by its linear model leads to one, or
  ///   does not come near less in a few steps, is given up as not converged.
  static func solve(
    _ problem: FilmAdjustment, from start: FilmPoint, ceiling: Double? = nil, workspace: FilmWorkspace
  ) -> FilmMinimum {
    let size = problem.parameterCount
    let scratch = workspace.reserve(
      2 * NormalEquations.scratchSize(size) + NormalFactor.scratchSize(size) + 2 * size)
    var search = FilmSearch(problem, from: start, scratch)
    let outcome = search.run(ceiling)
    workspace.note(steps: search.steps, of: problem)
    if let outcome {
      return FilmMinimum(point: search.here, outcome: outcome, cost: search.now.square / 2)
    }
    let end = NonlinearLeastSquares.solve(
      problem, from: search.here, options: .films, workspace: workspace.nonlinear)
    return FilmMinimum(point: end.point, outcome: end.outcome, cost: end.cost)
  }

  /// How it ended; nil where normal equations are not enough.
  private mutating func run(_ ceiling: Double?) -> NonlinearOutcome? {
    guard now.square.isFinite else { return .notFinite }
    let size = problem.parameterCount
    for count in 0..<FilmSearch.mostSteps {
      steps = count + 1
      if let ceiling, count >= FilmSearch.fewSteps, now.square >= ceiling { return .notConverged }
      for k in 0..<size { scales[k] = max(scales[k], now.columnLength(k)) }
      var extent = 0.0
      for k in 0..<size {
        guard scales[k] > 0 else { return nil }
        let part = scales[k] * problem.size(of: k, at: here)
        extent += part * part
      }
      extent = extent.squareRoot()
      let length = now.square.squareRoot()
      guard length > 4 * Double.ulpOfOne * extent else { return .convergedByCost }
      let rounding = 1e-14 + 4 * Double.ulpOfOne * extent / length
      switch advance(extent, rounding, isFirst: count == 0, ceiling) {
      case .taken: continue
      case .last(let outcome): return outcome
      case .stuck: return nil
      }
    }
    return nil
  }

  private mutating func advance(_ extent: Double, _ rounding: Double, isFirst: Bool, _ ceiling: Double?)
    -> StepEnd
  {
    for _ in 0..<40 {
      guard factor.factor(now.matrix, scales: scales, damping: damping) else {
        // Damped it is positive definite, unless it is not finite.
        guard damping == 0, isFirst else { return .stuck }
        damping = 1e-3
        continue
      }
      let (promise, length) = propose()
      let isLong = length > extent
      if isLong, damping < 1e6 {
        dampMore()
        continue
      }
      let share = promise / now.square
      problem.retract(here, by: step, times: 1, into: &there)
      then.set(problem, at: there)
      let gained = now.square - then.square
      let isNoise = share <= rounding && abs(gained) <= rounding * now.square
      let ratio = isNoise ? 1 : gained / promise
      if damping == 0, share <= max(FilmSearch.share, rounding), then.square.isFinite {
        // At the minimum but for rounding, or for what one step more takes off.
        if gained >= 0 || isNoise { accept() }
        return .last(.convergedByGradient)
      }
      guard ratio >= 1e-4 else {
        guard damping < 1e12 else { return .stuck }
        dampMore()
        continue
      }
      accept()
      growth = 2
      if ratio > 0.75 {
        damping = damping < 1e-4 ? 0 : damping / 8
        // The linear model is right here, and says that this way leads nowhere that matters.
        if let ceiling, now.square - promiseLeft() >= ceiling { return .last(.notConverged) }
      } else if ratio < 0.25 {
        damping = max(damping, 1e-3) * 2
      }
      return .taken
    }
    return .stuck
  }

  private mutating func dampMore() {
    damping = max(damping * growth, 1e-3)
    growth *= 2
  }

  private mutating func accept() {
    swap(&here, &there)
    swap(&now, &then)
  }

  /// Writes the step; what the linear model takes off the sum of squares, and `|D h|`.
  private func propose() -> (promise: Double, length: Double) {
    let size = problem.parameterCount
    for k in 0..<size { step[k] = now.gradient[k] / scales[k] }
    factor.solveTransposed(step)
    var promise = 0.0
    for k in 0..<size { promise += step[k] * step[k] }
    factor.solve(step)
    var length = 0.0
    for k in 0..<size { length += step[k] * step[k] }
    promise += damping * length
    for k in 0..<size { step[k] /= scales[k] }
    return (promise, length.squareRoot())
  }

  /// What the undamped linear model would still take off.
  private func promiseLeft() -> Double {
    guard factor.factor(now.matrix, scales: scales, damping: 0) else { return .infinity }
    for k in 0..<problem.parameterCount { step[k] = now.gradient[k] / scales[k] }
    factor.solveTransposed(step)
    return (0..<problem.parameterCount).reduce(0) { $0 + step[$1] * step[$1] }
  }
}

/// Levenberg and Marquardt's steps on damped normal equations, which square the condition: a small part of the work of
/// ``RankRevealingSteps``, and half of its digits. For short searches from many starts, of which the ends are looked into.
/// Allocates nothing.
struct NormalSteps<Problem: NonlinearProblem>: StepRule {
  private let (rows, size): (Int, Int)
  /// `JᵀJ`, the upper triangle, row by row.
  private let matrix: DoubleBuffer
  /// `Jᵀm`.
  private let gradient: DoubleBuffer
  /// D: lengths of the columns, the largest so far.
  private let scales: DoubleBuffer
  private let factor: NormalFactor
  private var (damping, growth) = (NormalSteps.leastDamping, 2.0)

  /// The least damping, of columns of unit length.
  private static var leastDamping: Double { 1e-6 }
  /// Converged: what could still be taken off is this share of the squared misfits.
  private static var share: Double { 1e-8 }

  static func scratchSize(parameters size: Int) -> Int {
    size * (size + 2) + NormalFactor.scratchSize(size)
  }

  init(misfits: Int, parameters: Int, _ scratch: DoubleBuffer) {
    var parts = ScratchParts(scratch)
    (rows, size) = (misfits, parameters)
    matrix = parts.take(parameters * parameters)
    (gradient, scales) = (parts.take(parameters), parts.take(parameters))
    factor = NormalFactor(parameters, &parts)
  }

  mutating func begin(_ iterates: inout NonlinearIterates<Problem>) {
    for k in 0..<size { scales[k] = 0 }
    (damping, growth) = (1e-3, 2)
  }

  mutating func advance(_ iterates: inout NonlinearIterates<Problem>) -> StepEnd {
    let cost = iterates.current.cost
    guard cost.isFinite else { return .last(.notFinite) }
    form(iterates.current.misfits, iterates.current.jacobian)
    var extent = 0.0
    for k in 0..<size {
      scales[k] = max(scales[k], matrix[k * size + k].squareRoot())
      if scales[k] == 0 { scales[k] = 1 }
      let part = scales[k] * iterates.problem.size(of: k, at: iterates.current.point)
      extent += part * part
    }
    extent = extent.squareRoot()
    for _ in 0..<30 {
      guard factor.factor(matrix, scales: scales, damping: damping) else {
        dampMore()
        continue
      }
      let (promise, length) = propose(into: iterates.step)
      guard length <= extent || damping >= 1 else {
        dampMore()
        continue
      }
      let share = promise / (2 * cost)
      iterates.try()
      let gained = iterates.trial.cost < cost ? 1 - iterates.trial.cost / cost : -1
      if share <= NormalSteps.share, damping <= 1e-3 {
        if gained > 0 { iterates.accept() }
        return .last(.convergedByCost)
      }
      guard gained >= 1e-4 * share else {
        dampMore()
        continue
      }
      iterates.accept()
      growth = 2
      if gained > 0.75 * share {
        damping = max(damping / 8, NormalSteps.leastDamping)
      } else if gained < 0.25 * share {
        damping *= 2
      }
      return .taken
    }
    return .stuck
  }

  mutating func openAnotherWay(_ iterates: inout NonlinearIterates<Problem>) -> Bool { false }

  private mutating func dampMore() {
    damping *= growth
    growth *= 2
  }

  private func form(_ misfits: DoubleBuffer, _ jacobian: DoubleBuffer) {
    for column in 0..<size {
      let entries = DoubleBuffer(rebasing: jacobian[column * rows..<(column + 1) * rows])
      gradient[column] = NormalSteps.dot(entries, misfits)
      for other in column..<size {
        matrix[column * size + other] = NormalSteps.dot(
          entries, DoubleBuffer(rebasing: jacobian[other * rows..<(other + 1) * rows]))
      }
    }
  }

  private static func dot(_ one: DoubleBuffer, _ other: DoubleBuffer) -> Double {
    var sums = SIMD4<Double>.zero
    let count = one.count
    var index = 0
    while index + 4 <= count {
      let left = SIMD4<Double>(one[index], one[index + 1], one[index + 2], one[index + 3])
      let right = SIMD4<Double>(other[index], other[index + 1], other[index + 2], other[index + 3])
      sums += left * right
      index += 4
    }
    var sum = sums.sum()
    while index < count {
      sum += one[index] * other[index]
      index += 1
    }
    return sum
  }

  /// Writes the step; what the linear model takes off the squared misfits, and `|D h|`.
  private func propose(into step: DoubleBuffer) -> (promise: Double, length: Double) {
    var (promise, length) = (0.0, 0.0)
    for k in 0..<size { step[k] = gradient[k] / scales[k] }
    factor.solveTransposed(step)
    for k in 0..<size { promise += step[k] * step[k] }
    factor.solve(step)
    for k in 0..<size { length += step[k] * step[k] }
    promise += damping * length
    for k in 0..<size { step[k] /= scales[k] }
    return (promise, length.squareRoot())
  }
}

extension NonlinearLeastSquares {
  /// Where a short search from `start` comes to, by steps on normal equations: about the minimum that ``solve(_:from:options:workspace:)``
  /// reaches from there, in a small part of its time. The end is for comparing starts; what is kept is solved from it.
  package static func approach<Problem: NonlinearProblem>(
    _ problem: Problem, from start: Problem.Point, maximumIterations: Int,
    workspace: NonlinearWorkspace = NonlinearWorkspace()
  ) -> (point: Problem.Point, cost: Double, outcome: NonlinearOutcome) {
    let (rows, columns) = (problem.misfitCount, problem.parameterCount)
    let iteratesSize = NonlinearIterates<Problem>.scratchSize(misfits: rows, parameters: columns)
    var parts = ScratchParts(
      workspace.reserve(iteratesSize + NormalSteps<Problem>.scratchSize(parameters: columns)))
    var iterates = NonlinearIterates(problem, from: start, parts.take(iteratesSize))
    var steps = NormalSteps<Problem>(misfits: rows, parameters: columns, parts.rest)
    let outcome = iterates.run(&steps, maximumIterations: maximumIterations)
    return (iterates.current.point, iterates.current.cost, outcome)
  }
}

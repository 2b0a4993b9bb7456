/// A point with what is known there.
public struct NonlinearIterate<Point> {
  /// The point.
  public var point: Point
  /// `½ |m|²`.
  public var cost: Double
  /// m: observed less modelled.
  public let misfits: DoubleBuffer
  /// The Jacobian of what is modelled, column by column.
  public let jacobian: DoubleBuffer

  @inlinable
  init(point: Point, misfits: DoubleBuffer, jacobian: DoubleBuffer) {
    (self.point, cost, self.misfits, self.jacobian) = (point, .infinity, misfits, jacobian)
  }
}

/// Where an iteration is and where it tries to go, on memory of the caller: what a ``StepRule`` works on. Nothing is
/// allocated.
public struct NonlinearIterates<Problem: NonlinearProblem> {
  /// What is solved.
  public let problem: Problem
  /// The step that ``try(scale:)`` tries: `parameterCount` numbers, in room for as many as there are misfits.
  public let step: DoubleBuffer
  @usableFromInline var count = 0
  @usableFromInline var (here, there): (NonlinearIterate<Problem.Point>, NonlinearIterate<Problem.Point>)

  /// Steps that the rule was asked for.
  @inlinable public var iterations: Int { count }
  /// Where the iteration is.
  @inlinable public var current: NonlinearIterate<Problem.Point> { here }
  /// Where it tried to go last.
  @inlinable public var trial: NonlinearIterate<Problem.Point> { there }

  /// Doubles of scratch that ``init(_:from:_:)`` takes for a problem of this shape.
  @inlinable
  public static func scratchSize(misfits: Int, parameters: Int) -> Int {
    2 * misfits * (parameters + 1) + max(misfits, parameters)
  }

  /// Begins at `start`.
  ///
  /// - Parameter scratch: at least ``scratchSize(misfits:parameters:)`` doubles, in use as long as the iterates are.
  @inlinable
  public init(_ problem: Problem, from start: Problem.Point, _ scratch: DoubleBuffer) {
    let (rows, columns) = (problem.misfitCount, problem.parameterCount)
    var scratch = ScratchParts(scratch)
    self.problem = problem
    here = NonlinearIterate(point: start, misfits: scratch.take(rows), jacobian: scratch.take(rows * columns))
    there = NonlinearIterate(
      point: start, misfits: scratch.take(rows), jacobian: scratch.take(rows * columns))
    step = scratch.take(max(rows, columns))
    here.cost = evaluate(here)
  }

  @inlinable
  func evaluate(_ iterate: NonlinearIterate<Problem.Point>) -> Double {
    problem.evaluate(
      iterate.point, misfits: iterate.misfits,
      jacobian: JacobianBuffer(iterate.jacobian, rowsBetween: problem.misfitCount))
  }

  /// Goes from ``current`` by the step times `scale` and looks at the misfits there, which become ``trial``.
  @inlinable
  public mutating func `try`(scale: Double = 1) {
    problem.retract(here.point, by: step, times: scale, into: &there.point)
    there.cost = evaluate(there)
  }

  /// What was tried becomes ``current``.
  @inlinable
  public mutating func accept() { swap(&here, &there) }

  /// Length of the step.
  @inlinable
  public var stepLength: Double {
    var sum = 0.0
    for k in 0..<problem.parameterCount { sum += step[k] * step[k] }
    return sum.squareRoot()
  }

  /// Fraction of the cost that the whole step would remove if the model were linear, at most 1; negative where it would add.
  @inlinable
  public var promisedGain: Double {
    let rows = problem.misfitCount
    var left = 0.0
    for row in 0..<rows {
      var rest = here.misfits[row]
      for column in 0..<problem.parameterCount { rest -= here.jacobian[column * rows + row] * step[column] }
      left += rest * rest
    }
    return 1 - left / (2 * here.cost)
  }
}

/// Scratch memory, given out piece by piece.
public struct ScratchParts {
  @usableFromInline var rest: DoubleBuffer

  /// All of `scratch`.
  @inlinable public init(_ scratch: DoubleBuffer) { rest = scratch }

  /// The next `count` doubles; traps when so many are not left.
  @inlinable
  public mutating func take(_ count: Int) -> DoubleBuffer {
    defer { rest = DoubleBuffer(rebasing: rest[count...]) }
    return DoubleBuffer(rebasing: rest[..<count])
  }
}

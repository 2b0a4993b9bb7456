import LinearAlgebra

/// Memory that is kept from solve to solve. One solve at a time may use it.
package final class FilmWorkspace {
  private let own = NonlinearWorkspace()
  /// For problems that need more than normal equations.
  let nonlinear = NonlinearWorkspace()

  /// What was done so far, about, in millions of multiplications: the same for the same input, however fast the machine is.
  private(set) var effort = 0.0

  package init() {}

  func note(steps: Int, of problem: FilmAdjustment) {
    let size = Double(problem.parameterCount)
    effort += Double(steps) * (size * size * size / 6 + 100 * Double(problem.misfitCount)) / 1e6
  }

  /// At least `count` doubles, whose contents mean nothing.
  func reserve(_ count: Int) -> DoubleBuffer { own.reserve(count) }
}

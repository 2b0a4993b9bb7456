import LinearAlgebra

/// Memory that is kept from solve to solve. One solve at a time may use it.
package final class FilmWorkspace {
  private let own = NonlinearWorkspace()
  /// For problems that need more than normal equations.
  let nonlinear = NonlinearWorkspace()

  package init() {}

  /// At least `count` doubles, whose contents mean nothing.
  func reserve(_ count: Int) -> DoubleBuffer { own.reserve(count) }
}

/// What ``LeastSquares/bounded(_:_:_:)`` found.
public struct BoundedSolution: Sendable, Equatable {
  /// How the search ended.
  public enum Outcome: Sendable, Equatable {
    /// No allowed change of x lessens the residual: the Karush-Kuhn-Tucker conditions hold to rounding.
    case optimal
    /// Rounding, or the limit of iterations, stopped the search before it could say so. x keeps its bounds, and
    /// ``BoundedSolution/optimality`` tells how far from optimal it may be.
    case stalled
    /// An entry of A or b, or the result, is not finite, or a bound leaves no finite value. x means nothing.
    case notFinite
  }

  /// Where an unknown ended.
  public enum Place: Sendable, Equatable {
    /// Between its bounds.
    case free
    /// At its lower bound; also where both bounds are the same.
    case atLower
    /// At its upper bound.
    case atUpper
  }

  /// The unknowns, each within its bounds to the last bit.
  public let x: [Double]
  /// Where each of them is.
  public let places: [Place]
  /// How the search ended.
  public let outcome: Outcome
  /// Unbounded least-squares problems that were solved.
  public let iterations: Int
  /// `|A x - b|`.
  public let residualNorm: Double
  /// The largest slope `|a_jᵀ (A x - b)| / |a_j|` along which an allowed change of x_j would still lessen the residual, in
  /// the unit of b; 0 in exact arithmetic at the optimum.
  public let optimality: Double
}

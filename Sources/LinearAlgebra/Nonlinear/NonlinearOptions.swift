/// The tests by which ``RankRevealingSteps`` decides, as the inequalities that they are. h is a step, m the misfits, J the
/// Jacobian, D the lengths of its columns (the largest so far), s the sizes of the parameters: none depends on units.
public struct NonlinearOptions: Sendable, Equatable {
  /// How a step is made.
  public enum Method: Sendable, Equatable {
    /// The least-squares step, halved until it lessens the cost: for problems that are nearly linear.
    case gaussNewton
    /// The least-squares step if `|D h| ≤ radius`, else the damped one of that length; the radius follows how well the
    /// linear model foretold the cost (Moré 1978): for starts that are far off.
    case levenbergMarquardt
  }

  /// How a step is made.
  public var method = Method.levenbergMarquardt
  /// Steps made at most.
  public var maximumIterations = 500
  /// Converged by step: `|D h| ≤ stepTolerance · |D s|`, and h is not damped.
  public var stepTolerance = 1e-12
  /// Converged by gradient: `|P m| ≤ gradientTolerance · |m|`, P the projection on what J can change (the relative offset of
  /// Bates and Watts 1981).
  public var gradientTolerance = 1e-10
  /// Converged by cost, either of: the linear model promises `|P m|² ≤ costTolerance · |m|²`, and the last step did not halve
  /// what it promised; a damped step promised, and brought, at most this fraction of the cost. Also where what is promised is
  /// less than rounding of the cost, or where m is nothing but rounding: `|m| ≤ 4 ulp(1) · |D s|`.
  public var costTolerance = 1e-13
  /// Directions count as unseen whose singular value of `J D⁻¹`, D the lengths of the columns there, is
  /// `σ_k ≤ rankTolerance · σ_1`; no step goes along them.
  public var rankTolerance = 1e-12
  /// The first step has `|D h| ≤ initialRadius · max(|D s|, |m|)`.
  public var initialRadius = 100.0

  /// The defaults, which the tests are about.
  public init() {}
}

/// What a nonlinear least squares found.
public struct NonlinearSolution<Point> {
  /// The point with the least cost on the way.
  public let point: Point
  /// How the search ended.
  public let outcome: NonlinearOutcome
  /// `½ |m|²` there.
  public let cost: Double
  /// Share of m that the parameters could still change, `|P m| / |m|`; 0 in exact arithmetic at a minimum that leaves misfits.
  public let gradient: Double
  /// Steps that were made.
  public let iterations: Int
  /// Directions that the Jacobian sees there, by ``NonlinearOptions/rankTolerance``.
  public let rank: Int
  /// Largest singular value of the Jacobian with columns of unit length over the smallest; infinite when singular.
  public let condition: Double

  /// `|m|`.
  public var residualNorm: Double { (2 * cost).squareRoot() }

  @inlinable
  init(
    point: Point, outcome: NonlinearOutcome, cost: Double, gradient: Double, iterations: Int, rank: Int,
    condition: Double
  ) {
    (self.point, self.outcome, self.cost, self.gradient) = (point, outcome, cost, gradient)
    (self.iterations, self.rank, self.condition) = (iterations, rank, condition)
  }
}

extension RankRevealingSteps {
  /// What is known of the end, by a decomposition with the columns' own lengths there.
  @inlinable
  func conclude(_ outcome: NonlinearOutcome, _ iterates: NonlinearIterates<Problem>)
    -> NonlinearSolution<Problem.Point>
  {
    let end = iterates.current
    var spectrum = spectrum
    for k in 0..<scales.count { scales[k] = spectrum.columnLength(end.jacobian, k) }
    let isKnown =
      end.cost.isFinite
      && spectrum.decompose(end.jacobian, scales: scales, rankTolerance: options.rankTolerance)
    if isKnown { spectrum.project(end.misfits) }
    let rank = isKnown ? spectrum.rank(options.rankTolerance) : 0
    let seen = isKnown ? spectrum.seenShare(rankTolerance: options.rankTolerance) : .nan
    let gradient = end.cost > 0 ? (seen / (2 * end.cost)).squareRoot() : 0
    var outcome = outcome
    if outcome.isConverged && rank < scales.count {
      outcome = .rankDeficient
    } else if outcome == .convergedByGradient && gradient > 1000 * options.gradientTolerance {
      // A column that has all but vanished on the way looked like nothing beside what it was.
      outcome = .stalled
    }
    return NonlinearSolution(
      point: end.point, outcome: outcome, cost: end.cost, gradient: gradient, iterations: iterates.iterations,
      rank: rank, condition: isKnown ? spectrum.condition() : .nan)
  }
}

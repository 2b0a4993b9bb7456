/// How a step is made: the linear solve, what makes a step acceptable, and when there is nothing more to gain.
///
/// ``RankRevealingSteps`` is the one for problems of any size; a problem with a form of its own (six by six, walls that no
/// step may cross) brings its own.
public protocol StepRule<Problem> {
  /// What is solved.
  associatedtype Problem: NonlinearProblem
  /// Called once, before the first step, with misfits and Jacobian of the start.
  mutating func begin(_ iterates: inout NonlinearIterates<Problem>)
  /// Goes one step on, or says why not.
  mutating func advance(_ iterates: inout NonlinearIterates<Problem>) -> StepEnd
  /// Called when a step was ``StepEnd/stuck``: whether the rule knows another way from there.
  mutating func openAnotherWay(_ iterates: inout NonlinearIterates<Problem>) -> Bool
}

/// How one step of a ``StepRule`` ended.
public enum StepEnd: Sendable, Equatable {
  /// The cost is less; on to the next.
  case taken
  /// The search is at its end, by a test of the rule.
  case last(NonlinearOutcome)
  /// No step was found that lessens the cost.
  case stuck
}

/// How a nonlinear least squares ended, and what that means for the caller.
public enum NonlinearOutcome: String, Sendable, Equatable, CaseIterable {
  /// The last step was as short as ``NonlinearOptions/stepTolerance`` allows: the point is a minimum to about that.
  case convergedByStep = "converged-by-step"
  /// The misfits stand at a right angle to all that the parameters can change: the point is stationary to
  /// ``NonlinearOptions/gradientTolerance``, in all but freak cases a minimum.
  case convergedByGradient = "converged-by-gradient"
  /// Neither the last step nor the linear model lessens the cost by more than ``NonlinearOptions/costTolerance`` of it: the
  /// cost is the least to about that, while the point may still move along a flat valley. See the condition.
  case convergedByCost = "converged-by-cost"
  /// Converged by one of the three tests, and the Jacobian does not see every direction: the point is one of many that fit
  /// as well. ``LocalFit/undetermined`` names the directions; parameters that do not lie in them may be used.
  case rankDeficient = "rank-deficient"
  /// No step lessens the cost, although no test is met: what rounding, or a Jacobian that is not the misfits' own, leaves.
  /// Cost and gradient tell how good the point is.
  case stalled
  /// The limit of iterations was reached on the way: the point is better than the start, and that is all.
  case notConverged = "not-converged"
  /// The misfits or the Jacobian of the start are not finite: no step was taken.
  case notFinite = "not-finite"

  /// Whether the point is a minimum as far as the tests can see; also where others are as good.
  public var isConverged: Bool {
    switch self {
    case .convergedByStep, .convergedByGradient, .convergedByCost, .rankDeficient: true
    case .stalled, .notConverged, .notFinite: false
    }
  }
}

extension NonlinearIterates {
  /// Takes steps until the rule says that one was the last, knows no way on, or `maximumIterations` are taken.
  @inlinable
  public mutating func run(_ rule: inout some StepRule<Problem>, maximumIterations: Int) -> NonlinearOutcome {
    rule.begin(&self)
    while count < maximumIterations {
      count += 1
      switch rule.advance(&self) {
      case .taken: continue
      case .last(let outcome): return outcome
      case .stuck: if !rule.openAnotherWay(&self) { return .stalled }
      }
    }
    return .notConverged
  }
}

import RigidMotion

/// One result of a ``PoseBatch``: what a ``PoseSolution`` says, in a fixed small size.
public struct BatchPose: Sendable, Equatable {
  /// The moving ring in the reference ring's frame; to be used as one only when ``outcome`` is found.
  public let pose: RigidTransform
  /// How the search ended.
  public let outcome: PoseSolution.Outcome.Kind
  /// Largest absolute difference between a given length and the pose's.
  public let residual: Double
  /// Jacobians that were solved.
  public let iterations: Int
  /// Smallest singular value of the scaled Jacobian in ``pose``; 0 is singular.
  public let stiffness: Double

  /// Whether ``pose`` is the one sought.
  public var isFound: Bool { outcome == .found }

  init(_ solution: PoseSolution) {
    (pose, outcome) = (solution.pose, solution.outcome.kind)
    (residual, iterations, stiffness) = (solution.residual, solution.iterations, solution.stiffness)
  }
}

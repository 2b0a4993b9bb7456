import RigidMotion

/// How a search for the pose that fits six (or more) distances ended, and what is known of its end.
public struct PoseSolution: Sendable, Equatable {
  /// Every way in which a search can end. Only ``found`` is a pose to build upon.
  public enum Outcome: Sendable, Equatable {
    /// The pose fits the distances, and the way to it from the start stayed on one side of every singularity.
    case found
    /// A pose fits, but the Jacobian's determinant has changed sign on the way to it, or has not neutral's sign: the
    /// struts fit, and it is still not where the limb is.
    case beyondSingularity
    /// A pose fits and is singular: the frame gives way in this motion there.
    case singular(FreeMotion)
    /// The search ran out of iterations.
    case notConverged
    /// No pose near fits: what is returned is the best one. `culprit` is the index of the reading whose change alone
    /// would remove most of the misfit, where one stands out.
    case noSuchPose(culprit: Int?)

    /// Which of the five it is, without what is known besides.
    public var kind: Kind {
      switch self {
      case .found: .found
      case .beyondSingularity: .beyondSingularity
      case .singular: .singular
      case .notConverged: .notConverged
      case .noSuchPose: .noSuchPose
      }
    }

    /// The word in files.
    public var word: String { kind.rawValue }

    /// The five outcomes by the word that stands for them in files.
    public enum Kind: String, Sendable, CaseIterable {
      /// See ``Outcome/found``.
      case found
      /// See ``Outcome/beyondSingularity``.
      case beyondSingularity = "beyond-singularity"
      /// See ``Outcome/singular(_:)``.
      case singular
      /// See ``Outcome/notConverged``.
      case notConverged = "not-converged"
      /// See ``Outcome/noSuchPose(culprit:)``.
      case noSuchPose = "no-such-pose"
    }
  }

  /// The moving ring in the reference ring's frame; to be used as one only when ``outcome`` is found.
  public let pose: RigidTransform
  /// How the search ended.
  public let outcome: Outcome
  /// Largest absolute difference between a measured distance and the pose's.
  public let residual: Double
  /// Jacobians that were solved.
  public let iterations: Int
  /// Smallest singular value of the scaled Jacobian in ``pose``; 0 is singular.
  public let stiffness: Double
  /// Largest over smallest singular value of the scaled Jacobian; infinite when singular.
  public let condition: Double
  /// Sign of the determinant of the six struts' Jacobian in ``pose``: -1, 0 or +1.
  public let determinantSign: Int

  /// Whether ``pose`` is the one sought.
  public var isFound: Bool { outcome == .found }
}

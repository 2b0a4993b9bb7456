import RigidMotion

/// One of the poses that six strut lengths allow.
public struct AssemblyMode: Sendable, Equatable {
  /// The moving ring in the reference ring's frame.
  public let pose: RigidTransform
  /// Largest absolute difference between a given length and the pose's, in the frame's unit of length.
  public let residual: Double
  /// Smallest singular value of the scaled Jacobian; 0 is a singular pose.
  public let stiffness: Double
  /// Sign of the Jacobian's determinant: -1, 0 or +1.
  public let determinantSign: Int
  /// Whether each ring's centre lies on that side of the other ring's plane on which it lies in the planned pose.
  public let ringsFace: Bool
  /// Whether the straight way from the planned pose (the translation linear, the rotation by the shortest arc) meets no
  /// singular pose. A mode that is not reachable on this way may be on another.
  public let isReachable: Bool
}

/// Every real pose that six strut lengths allow, and whether the count is certain.
public struct AssemblyModes: Sendable, Equatable {
  /// Why a count is not certain.
  public enum Doubt: Sendable, Equatable {
    /// How many complex poses the frame has for lengths in general could not be settled.
    case frameNotSettled
    /// The frame is singular in every pose, or has no extent: six lengths do not hold it.
    case frameHoldsNothing
    /// So many paths ended in a singular pose, real or complex: there poses coincide, or the frame moves freely and has
    /// infinitely many.
    case singularEnds(Int)
    /// The struts are more than a thousand times as long as the rings are wide: rounding hides poses.
    case tooFar
    /// Poses were lost on the way to these lengths.
    case posesLost

    /// The doubt in words.
    public var words: String {
      switch self {
      case .frameNotSettled: "the number of complex poses of this frame could not be settled"
      case .frameHoldsNothing: "six lengths do not hold this frame in any pose"
      case .singularEnds(let count):
        "\(count) complex poses are singular: with these lengths poses coincide, or the frame can move"
      case .tooFar: "the struts are too long beside the rings for double precision"
      case .posesLost: "paths were lost on the way to these lengths"
      }
    }
  }

  /// The real poses, the planned pose's nearest first (distance of the centres and mean radius times angle, added).
  public let modes: [AssemblyMode]
  /// Complex poses that were found for these lengths, real ones among them.
  public let complexCount: Int
  /// The pose with which they were compared.
  public let planned: RigidTransform
  /// Why the count may be wrong; nil when it is certain.
  public let doubt: Doubt?

  /// Whether ``modes`` are all, as far as double precision tells.
  public var isCertain: Bool { doubt == nil }
}

import RigidMotion

/// What was proven of six lengths (MODEL section 15).
public struct PoseCertificate: Sendable, Equatable {
  /// What stands in the way of a certificate.
  public enum Obstacle: Sendable, Equatable {
    /// The frame has no neutral pose, from which its joints' cones are measured.
    case noNeutral
    /// The lengths have no pose that could be certified.
    case notFound(PoseSolution.Outcome.Kind)
    /// A strut cannot have this length, mm: whatever may be on it goes elsewhere.
    case strutOutOfRange(StrutNumber, length: Double, ranges: [ClosedRange<Double>])
    /// The pose itself is beyond the cone of a joint.
    case leaning(LeaningStrut)
    /// Other poses have the same lengths and are within all cones.
    case otherPoses([RigidTransform])
    /// So near a singular pose that half a step leads beyond what can be told apart.
    case nearSingular
    /// The search ended before all poses were told from this one.
    case undecided
    /// Numbers too large or too small beside each other to be reckoned with.
    case outOfReach

    /// The word in files.
    public var word: String {
      switch self {
      case .noNeutral: "no-neutral"
      case .notFound: "not-found"
      case .strutOutOfRange: "strut-out-of-range"
      case .leaning: "leaning"
      case .otherPoses: "other-poses"
      case .nearSingular: "near-singularity"
      case .undecided: "undecided"
      case .outOfReach: "out-of-reach"
      }
    }
  }

  /// How files call a certificate that is given; else they have ``Obstacle/word``.
  public static let givenWord = "one-pose"

  /// What stands in the way; nil when it is given.
  public let obstacle: Obstacle?
  /// Boxes of poses that were looked at.
  public let boxes: Int

  /// Whether it is given: every pose whose lengths are within half a step of these and whose joints are within their cones is on
  /// neutral's side of every singularity in one box of poses, in which exactly one has these lengths.
  public var isGiven: Bool { obstacle == nil }

  /// The word in files.
  public var word: String { obstacle?.word ?? PoseCertificate.givenWord }
}

import RigidMotion

/// A joint whose contracture is corrected without a cut (MODEL section 14). It lies at the origin.
public struct TreatedJoint: Sendable, Equatable {
  /// Which way a hinge's axis goes, in the reference fragment's axes.
  public enum Axis: String, Sendable, CaseIterable {
    /// Of flexion and extension.
    case medialLateral = "medial-lateral"
    /// Of tilting on the AP film.
    case anteriorPosterior = "anterior-posterior"
    /// Of rotation.
    case long

    /// Its direction.
    package var direction: Vector3 {
      switch self {
      case .medialLateral: Vector3(1, 0, 0)
      case .anteriorPosterior: Vector3(0, 1, 0)
      case .long: Vector3(0, 0, 1)
      }
    }
  }

  /// A fixed axis about which the fragment turns.
  public struct Hinge: Sendable, Equatable {
    /// A place on it seen from the origin, mm, positive for lateral.
    public var ap = 0.0
    /// Millimetres, positive for posterior.
    public var lateral = 0.0
    /// Millimetres, positive for proximal.
    public var axial = 0.0
    /// Its direction.
    public var axis: Axis

    /// An axis through the origin; the properties set another place.
    public init(_ axis: Axis) { self.axis = axis }

    /// The place on it in the reference fragment's frame, mm.
    public func place(_ side: Side) -> Vector3 { Vector3(side.lateralSign * ap, lateral, axial) }
  }

  /// Drawn apart farther than this, mm, a joint is a warning: our own choice. An ankle that is drawn apart for arthritis is so by about
  /// 5.8 mm (Nozaka and others 2020, BMC Musculoskeletal Disorders 21:31).
  package static let usualDistraction = 8.0

  /// Width of the bone beside the joint, mm, > 0.
  public var diameter = 30.0
  /// By how much its surfaces are drawn apart before it is turned, mm, ≥ 0.
  public var distraction = 0.0
  /// The axis that the path turns about; nil for a path as of a cut.
  public var hinge: Hinge?

  /// A joint that is neither drawn apart nor hinged.
  public init() {}
}

/// What is said of a joint in a file and in code alike.
extension TreatedJoint {
  /// Why a structure at risk has to be stated.
  package static let needsStructure =
    "a joint has no rim of a cut that would set the pace: give at least one structure that must not be pulled faster than its rate, "
    + "such as the nerve or the tendon farthest from the axis on the tight side"

  /// Why no kind of path goes with a hinge.
  package static let pathIsTheHinges =
    "with a hinge the path is the turning about its axis; leave the path out"
}

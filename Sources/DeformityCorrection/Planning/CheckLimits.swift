import RigidMotion

/// The limits against which plans are checked. Each has a default, and a key of a case's `limits` section that sets it.
public struct CheckLimits: Sendable, Equatable {
  /// Readings nearer than this to an end of the range are marked, mm.
  public static let nearRangeEnd = 5.0

  /// `joint-tilt`: a strut may lean so far from a joint's axis (``JointTilt``), radians; 30° unless the ring says otherwise.
  public var jointTilt = radians(30)
  /// `near-singular`: stiffness under this fraction of neutral's is a warning.
  public var nearSingular = 0.35
  /// `singular`: stiffness under this fraction of neutral's is an error.
  public var singular = 0.1
  /// `struts-collide`: struts nearer to each other than this are a warning, mm from surface to surface; touching is an error.
  public var strutGap = 2.0
  /// `strut-meets-limb`: struts and rings nearer to the limb than this are a warning, mm; touching is an error.
  public var limbClearance = 20.0
  /// `bone-ends-collide`: the faces of the bone cut may overlap by this much, mm: about what a saw takes away.
  public var boneOverlap = 1.0
  /// `rate-exceeded`: whole steps may move a point at risk this many of the coarsest strut's steps further in a day than
  /// its rate.
  public var rateExcess = 1.0
  /// `rounding-error`: error of the corresponding point from whole steps above this is a warning, mm.
  public var roundingDistance = 1.0
  /// `rounding-angle`: error of the angle from whole steps above this is a warning, radians (1°).
  public var roundingAngle = radians(1)
  /// `target-missed`: what held struts cost is a warning, and a target missed an error, when the corresponding point is off
  /// by more, mm.
  public var lostDistance = 1.0
  /// `target-missed-angle`: the same for the angle, radians (1°).
  public var lostAngle = radians(1)
  /// `convention-spread`: spread of the conventions above this is a warning, radians (1°).
  public var conventionSpread = radians(1)
  /// `duration-implausible`: longer than this many times what length and rate suggest is a warning.
  public var durationRatio = 2.0
  /// `inputs-disagree`: readings that differ from the mountings' by more than this are a warning, mm.
  public var readingDisagreement = 1.0

  /// The defaults.
  public init() {}
}

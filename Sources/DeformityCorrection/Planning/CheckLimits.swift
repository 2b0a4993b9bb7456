/// The limits against which plans are checked.
public struct CheckLimits: Sendable, Equatable {
  /// Readings nearer than this to an end of the range are marked, mm.
  public static let nearRangeEnd = 5.0
  /// Stiffness under this fraction of neutral's is a warning.
  public static let softWarning = 0.35
  /// Stiffness under this fraction of neutral's is an error.
  public static let softError = 0.1
  /// Error of the corresponding point from whole steps above this is a warning, mm.
  public static let roundingDistance = 1.0
  /// Error of the angle from whole steps above this is a warning, radians (1°).
  public static let roundingAngle = 1.0 * .pi / 180
  /// What held struts cost is a warning, and a target missed an error, when the corresponding point is off by more, mm.
  public static let lostDistance = 1.0
  /// The same for the angle, radians (1°).
  public static let lostAngle = 1.0 * .pi / 180
  /// Spread of the conventions above this is a warning, radians (1°).
  public static let conventionSpread = Double.pi / 180
  /// Readings that differ from the mountings' by more than this are a warning, mm.
  public static let readingDisagreement = 1.0
  /// A limb whose points at risk are farther than this from every day of its plan is likely to be misread, mm.
  public static let offPlan = 2.0
}

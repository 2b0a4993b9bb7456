import RigidMotion

/// The limits against which plans are checked; ``CheckLimit`` says what each means and which key of a case sets it.
public struct CheckLimits: Sendable, Equatable {
  /// Readings nearer than this to an end of the range are marked, mm.
  public static let nearRangeEnd = 5.0
  /// A limb whose points at risk are farther than this from every day of its plan is likely to be misread, mm.
  public static let offPlan = 2.0
  /// One that is farther than this is so likely to be misread that its new plan must not be used before all is clear, mm: two
  /// struts exchanged on entry put a limb off by 32 mm, one strut read wrong by 10 mm by 7.
  public static let farOffPlan = 10.0
  /// Stiffness (MODEL section 4) in a declared neutral pose under which it is a warning; a generic 155 frame with its
  /// rings parallel has 0.72.
  public static let softDeclared = 0.20
  /// Stiffness in a declared neutral pose under which it is an error.
  public static let softestDeclared = 0.10
  /// A limb that is so many days behind its plan is said to be; our own choice.
  public static let daysBehind = 7.0
  /// So many days in a line of a record that have the limb where no day around them has it are mistakes of writing or reading; more
  /// are the limb's own way. Our own choice.
  public static let strayDays = 3

  /// ``CheckLimit/jointTilt``, radians.
  public var jointTilt = radians(30)
  /// ``CheckLimit/nearSingular``.
  public var nearSingular = 0.35
  /// ``CheckLimit/singular``.
  public var singular = 0.1
  /// ``CheckLimit/strutGap``, mm.
  public var strutGap = 2.0
  /// ``CheckLimit/limbClearance``, mm.
  public var limbClearance = 20.0
  /// ``CheckLimit/boneOverlap``, mm: about what a saw takes away.
  public var boneOverlap = 1.0
  /// ``CheckLimit/rateExcess``.
  public var rateExcess = 1.0
  /// ``CheckLimit/roundingDistance``, mm.
  public var roundingDistance = 1.0
  /// ``CheckLimit/roundingAngle``, radians.
  public var roundingAngle = radians(1)
  /// ``CheckLimit/lostDistance``, mm.
  public var lostDistance = 1.0
  /// ``CheckLimit/lostAngle``, radians.
  public var lostAngle = radians(1)
  /// ``CheckLimit/conventionSpread``, radians.
  public var conventionSpread = radians(1)
  /// ``CheckLimit/durationRatio``.
  public var durationRatio = 2.0
  /// ``CheckLimit/readingDisagreement``, mm.
  public var readingDisagreement = 1.0
  /// ``CheckLimit/strutReserve``, mm.
  public var strutReserve = 5.0

  /// What a frame that cannot stand so on the limb is called.
  public var assembly = AssemblyRule.error

  /// The defaults.
  public init() {}
}

/// Something about a plan that its reader must know.
public struct Check: Sendable, Equatable {
  /// What it is about; the raw value is the code in files.
  public enum Code: String, Sendable, CaseIterable {
    /// A set reading lies outside its strut's range.
    case strutOutOfRange = "strut-out-of-range"
    /// A strut has to be changed, and there is no day on which it can be.
    case strutChangeWindow = "strut-change-window"
    /// A strut leans further from a joint's axis than the joint allows.
    case jointTilt = "joint-tilt"
    /// The frame is much softer than in its neutral pose.
    case nearSingular = "near-singular"
    /// The path leads through a singularity, or a pose lies beyond one.
    case wrongAssembly = "wrong-assembly"
    /// Two struts touch, or nearly do.
    case strutsCollide = "struts-collide"
    /// A strut or a ring comes too near to the limb.
    case strutMeetsLimb = "strut-meets-limb"
    /// The two ends of the bone would have to overlap.
    case boneEndsCollide = "bone-ends-collide"
    /// The whole steps that are set move a point at risk further in a day than its rate and the steps' play allow.
    case rateExceeded = "rate-exceeded"
    /// Whole steps leave the points at risk away from where the plan wants them.
    case roundingError = "rounding-error"
    /// A strut is not turned on some days, and what that costs.
    case strutHeld = "strut-held"
    /// The plan does not end at its target.
    case targetMissed = "target-missed"
    /// The angles mean clearly different rotations in different conventions.
    case conventionSpread = "convention-spread"
    /// It takes much longer than length and rate suggest.
    case durationImplausible = "duration-implausible"
    /// Values that are given twice differ.
    case inputsDisagree = "inputs-disagree"
    /// Numbers of rings or struts that nobody has verified are used.
    case hardwareUnverified = "hardware-unverified"
    /// A value was not given, and a default was taken.
    case defaultAssumed = "default-assumed"
  }

  /// How bad it is.
  public enum Severity: String, Sendable, CaseIterable {
    /// Do not use this plan.
    case error
    /// Look before using it.
    case warning
    /// Good to know.
    case note
  }

  /// What it is about.
  public let code: Code
  /// How bad it is.
  public let severity: Severity
  /// First day on which it holds, if it is about a day.
  public let day: Int?
  /// Numbers of the struts that it is about, each 1...6.
  public let struts: [Int]
  /// The figure found, in ``unit``, if there is one.
  public let value: Double?
  /// The limit that it is held against, in ``unit``.
  public let limit: Double?
  /// Unit of both, such as `mm`; empty for a ratio.
  public let unit: String
  /// What, where, how much against which limit, and what to do about it.
  public let message: String

  /// Number of the strut, 1...6, if it is about one.
  public var strut: Int? { struts.count == 1 ? struts[0] : nil }

  /// A check's finding.
  public init(
    _ code: Code, _ severity: Severity, day: Int? = nil, strut: Int? = nil, value: Double? = nil,
    limit: Double? = nil, unit: String = "", message: String
  ) {
    self.init(
      code, severity, day: day, struts: strut.map { [$0] } ?? [], value: value, limit: limit, unit: unit,
      message: message)
  }

  /// A check's finding about several struts.
  public init(
    _ code: Code, _ severity: Severity, day: Int? = nil, struts: [Int], value: Double? = nil,
    limit: Double? = nil, unit: String = "", message: String
  ) {
    (self.code, self.severity, self.day, self.struts) = (code, severity, day, struts)
    (self.value, self.limit, self.unit, self.message) = (value, limit, unit, message)
  }
}

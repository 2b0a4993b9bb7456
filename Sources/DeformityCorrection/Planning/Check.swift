/// Something about a plan that its reader must know.
public struct Check: Sendable, Equatable {
  /// What it is about; the raw value is the code in files.
  public enum Code: String, Sendable, CaseIterable {
    /// A set reading lies outside its strut's range.
    case strutOutOfRange = "strut-out-of-range"
    /// A strut has to be changed, and there is no day on which it can be.
    case strutChangeWindow = "strut-change-window"
    /// The frame is much softer than in its neutral pose.
    case nearSingular = "near-singular"
    /// The path leads through a singularity, or a pose lies beyond one.
    case wrongAssembly = "wrong-assembly"
    /// Whole steps leave the points at risk away from where the plan wants them.
    case roundingError = "rounding-error"
    /// A strut is not turned on some days, and what that costs.
    case strutHeld = "strut-held"
    /// The plan does not end at its target.
    case targetMissed = "target-missed"
    /// The angles mean clearly different rotations in different conventions.
    case conventionSpread = "convention-spread"
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
  /// Number of the strut, 1...6, if it is about one.
  public let strut: Int?
  /// The figure found, in ``unit``, if there is one.
  public let value: Double?
  /// The limit that it is held against, in ``unit``.
  public let limit: Double?
  /// Unit of both, such as `mm`; empty for a ratio.
  public let unit: String
  /// What, where, how much against which limit, and what to do about it.
  public let message: String

  /// A check's finding.
  public init(
    _ code: Code, _ severity: Severity, day: Int? = nil, strut: Int? = nil, value: Double? = nil,
    limit: Double? = nil, unit: String = "", message: String
  ) {
    (self.code, self.severity, self.day, self.strut) = (code, severity, day, strut)
    (self.value, self.limit, self.unit, self.message) = (value, limit, unit, message)
  }
}

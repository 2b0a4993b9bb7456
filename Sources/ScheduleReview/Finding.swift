import CorrectionPlanning

/// Something that is wrong with a schedule, or that its reader must know.
public struct Finding: Sendable, Equatable {
  /// What it is about; the raw value is the code in files.
  public enum Code: String, Sendable, CaseIterable {
    /// Readings are in another unit.
    case unitWrong = "unit-wrong"
    /// Two struts have each other's readings.
    case strutsSwapped = "struts-swapped"
    /// Two digits of a reading have changed places.
    case digitsTransposed = "digits-transposed"
    /// A strut goes the other way.
    case strutMirrored = "strut-mirrored"
    /// All readings of a strut are too large or too small by the same.
    case strutOffset = "strut-offset"
    /// The schedule is one for the other side.
    case sideWrong = "side-wrong"
    /// The schedule is one for the other reference fragment.
    case referenceWrong = "reference-wrong"
    /// The schedule's angles are of another convention.
    case conventionWrong = "convention-wrong"
    /// The schedule's struts have other numbers.
    case strutsRenumbered = "struts-renumbered"
    /// A day is not there.
    case rowMissing = "row-missing"
    /// A day stands twice.
    case rowDoubled = "row-doubled"
    /// Days are not in their order.
    case rowOutOfOrder = "row-out-of-order"
    /// A reading leaps away from the days around it.
    case jump
    /// The schedule does not begin where the case does.
    case startMissed = "start-missed"
    /// The schedule does not end where the case says.
    case targetMissed = "target-missed"
    /// A point at risk is pulled faster than its rate.
    case rateExceeded = "rate-exceeded"
    /// A reading lies outside its strut's range.
    case strutOutOfRange = "strut-out-of-range"
    /// The frame is much softer than in its neutral pose.
    case nearSingular = "near-singular"
    /// The readings of a day belong to no pose, or to one beyond a singularity.
    case wrongAssembly = "wrong-assembly"
    /// A strut leans further from a joint's axis than the joint allows.
    case jointTilt = "joint-tilt"
    /// Two struts touch, or nearly do.
    case strutsCollide = "struts-collide"
    /// A strut or a ring comes too near to the limb.
    case strutMeetsLimb = "strut-meets-limb"
    /// The two ends of the bone would have to overlap.
    case boneEndsCollide = "bone-ends-collide"

    /// Whether it is a mistake in what was written down; otherwise it is about what the readings do.
    public var isMistake: Bool {
      switch self {
      case .unitWrong, .strutsSwapped, .digitsTransposed, .strutMirrored, .strutOffset, .sideWrong,
        .referenceWrong, .conventionWrong, .strutsRenumbered, .rowMissing, .rowDoubled, .rowOutOfOrder, .jump:
        true
      case .startMissed, .targetMissed, .rateExceeded, .strutOutOfRange, .nearSingular, .wrongAssembly,
        .jointTilt, .strutsCollide, .strutMeetsLimb, .boneEndsCollide:
        false
      }
    }
  }

  /// What it is about.
  public let code: Code
  /// How bad it is.
  public let severity: Check.Severity
  /// First day on which it holds, if it is about a day.
  public let day: Int?
  /// Which of the day's rows, from 1, if it is about one of several.
  public let part: Int?
  /// Numbers of the struts that it is about, 1...6.
  public let struts: [Int]
  /// The figure found, in ``unit``, if there is one.
  public let value: Double?
  /// The limit that it is held against, in ``unit``.
  public let limit: Double?
  /// Unit of both, such as `mm`; empty for a ratio.
  public let unit: String
  /// The mistake that explains it, if one does.
  public let fault: ScheduleFault?
  /// What, where, how much against which limit, and what to do about it.
  public let message: String

  init(
    _ code: Code, _ severity: Check.Severity, day: Int? = nil, part: Int? = nil, struts: [Int] = [],
    value: Double? = nil, limit: Double? = nil, unit: String = "", fault: ScheduleFault? = nil,
    message: String
  ) {
    (self.code, self.severity, self.day, self.part, self.struts) = (code, severity, day, part, struts)
    (self.value, self.limit, self.unit) = (value, limit, unit)
    (self.fault, self.message) = (fault, message)
  }

  /// What an examination of the motion found; nil for what is about plans only.
  init?(_ check: Check) {
    guard let code = Code(rawValue: check.code.rawValue) else { return nil }
    self.init(
      code, check.severity, day: check.day, struts: check.struts, value: check.value, limit: check.limit,
      unit: check.unit, message: check.message)
  }
}

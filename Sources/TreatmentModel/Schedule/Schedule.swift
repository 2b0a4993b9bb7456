/// How the moving fragment goes from one stage to the next (MODEL section 6).
public enum PathKind: String, Sendable, CaseIterable {
  /// The corresponding point goes straight while the fragment turns at a constant rate. The default.
  case straight
  /// One screw motion.
  case screw
  /// Every strut in equal steps.
  case equalSteps = "equal-steps"
}

/// How a stage is divided into days.
public enum Pace: String, Sendable, CaseIterable {
  /// Equal parts. The default.
  case even
  /// Each day as far as the tightest point at risk allows.
  case fastest
}

/// How the exact lengths become whole steps (MODEL section 7).
public enum Rounding: String, Sendable, CaseIterable {
  /// All six chosen together, so that the fragment is least off its place and its angle. The default.
  case together
  /// Each strut alone.
  case nearest
}

/// How the correction of a level is done.
public struct Schedule: Sendable, Equatable {
  /// No plan takes more days than this.
  public static let longestPlan = 1000

  /// Millimetres a day at the rim of the bone cut, and for structures without a rate of their own; > 0.
  public var rate = 1.0
  /// Times a day at which struts are turned, ≥ 1.
  public var adjustmentsPerDay = 4
  /// The way from stage to stage.
  public var path = PathKind.straight
  /// How stages are divided into days.
  public var pace = Pace.even
  /// How lengths become whole steps.
  public var rounding = Rounding.together
  /// What an angle counts beside the rim's displacement when whole steps are chosen together: as the way of a point at this
  /// distance, mm, ≥ 0 (MODEL section 7). Between the cut and the next joint.
  public var roundingLever = 60.0
  /// The deformity still there at the end of each stage but the last.
  public var stages: [Deformity] = []
  /// So many of the first stages are done at surgery: before day 0, without a turn and at no rate; 0 to the number of ``stages``.
  public var acuteStages = 0
  /// In transport: millimetres a day at the rim of the docking face on the way to contact; ``rate`` when nil.
  public var approachRate: Double?
  /// In transport: millimetres a day at the rim of the docking face from contact on; > 0.
  public var compressionRate = 0.25

  /// The defaults of MODEL sections 6, 7 and 10.
  public init() {}
}

/// A structure that must not be pulled faster than its rate.
public struct StructureAtRisk: Sendable, Equatable {
  /// What it is.
  public var name: String
  /// Millimetres from the origin in the corrected limb, positive lateral.
  public var ap: Double
  /// Millimetres from the origin in the corrected limb, positive posterior.
  public var lateral: Double
  /// Millimetres from the origin in the corrected limb, positive proximal.
  public var axial: Double
  /// Millimetres a day, > 0; the schedule's rate when nil.
  public var rate: Double?
  /// Whether it spans all cuts of the limb: then it is fixed to the most distal fragment and seen from the most proximal one.
  public var spansLimb = false

  /// A structure at a place in the corrected limb, seen from the origin.
  ///
  /// - Parameters:
  ///   - ap: mm, positive for lateral.
  ///   - lateral: mm, positive for posterior.
  ///   - axial: mm, positive for proximal.
  ///   - rate: mm a day; the schedule's rate when nil.
  public init(name: String, ap: Double, lateral: Double, axial: Double, rate: Double? = nil) {
    (self.name, self.ap, self.lateral, self.axial, self.rate) = (name, ap, lateral, axial, rate)
  }
}

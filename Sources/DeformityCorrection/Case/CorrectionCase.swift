/// Everything that a plan is made from: one patient's limb, frame and schedule, every value within its range.
public struct CorrectionCase: Sendable, Equatable {
  /// What the case is called; no patient's name.
  public var name: String
  /// Side and reference fragment.
  public var limb: Limb
  /// Which bone, in words.
  public var bone: String
  /// Millimetres at the cut, > 0.
  public var boneDiameter = 30.0
  /// Millimetres between the two faces of the bone cut on day 0, ≥ 0.
  public var boneGap = 0.0
  /// The deformity as it is now.
  public var deformity: Deformity
  /// How its angles, and those of stages and target, make rotations.
  public var convention = RotationConvention.film
  /// The reference ring on the reference fragment.
  public var mounting: Mounting
  /// Rings, struts and mode.
  public var frame: FrameSetup
  /// The limb's outside, if it was measured.
  public var limbEnvelope: LimbEnvelope?
  /// Structures besides the rim of the cut.
  public var structuresAtRisk: [StructureAtRisk] = []
  /// When and how.
  public var schedule = Schedule()
  /// Struts that are not turned on some days.
  public var holds: [StrutHold] = []
  /// What is to be left at the end: none, over-correction, or a deformity that stays.
  public var target = Deformity()
  /// What the plan's checks hold their figures against.
  public var limits = CheckLimits()
  /// One standard deviation of each input that carries one, by its dotted key (`deformity.ap-angulation`), in radians or
  /// millimetres.
  public var standardDeviations: [String: Double] = [:]
  /// Dotted keys that the case left out and the value that was taken, as it would be typed.
  public var assumedDefaults: [AssumedDefault] = []
  /// What the planner chose in place of what was typed.
  public var chosenValues: [ChosenValue] = []

  /// A case with the defaults of MODEL; the properties set the rest.
  public init(
    name: String, limb: Limb, bone: String, deformity: Deformity, mounting: Mounting, frame: FrameSetup
  ) {
    (self.name, self.limb, self.bone) = (name, limb, bone)
    (self.deformity, self.mounting, self.frame) = (deformity, mounting, frame)
  }
}

/// A value that nobody typed.
public struct AssumedDefault: Sendable, Equatable {
  /// Dotted key.
  public let key: String
  /// The value taken, as it would be typed.
  public let value: String

  /// A default.
  public init(key: String, value: String) {
    (self.key, self.value) = (key, value)
  }
}

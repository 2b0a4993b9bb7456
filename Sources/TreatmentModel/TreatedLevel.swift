import HexapodKinematics

/// One level of a treatment with what it shares with the others: everything that the plan of a level is made from.
public struct TreatedLevel: Sendable, Equatable {
  /// Which level of its treatment it is.
  public let id: LevelID
  /// What it shares with the other levels.
  public var common: CommonStatement
  /// The ring of its proximal fragment.
  public var proximalRing: RingHardware
  /// What is stated of this level alone.
  public private(set) var own: Level
  /// What it is for.
  public package(set) var role = LevelRole.correction

  /// A level; by itself it is the only one of its treatment.
  public init(id: LevelID = .only, _ common: CommonStatement, proximalRing: RingHardware, _ own: Level) {
    (self.id, self.common, self.proximalRing, self.own) = (id, common, proximalRing, own)
  }
}

/// What all levels share.
extension TreatedLevel {
  /// ``CommonStatement/name``
  public var name: String {
    get { common.name }
    set { common.name = newValue }
  }
  /// ``CommonStatement/bone``
  public var bone: String {
    get { common.bone }
    set { common.bone = newValue }
  }
  /// ``CommonStatement/calendar``
  public var calendar: TreatmentCalendar {
    get { common.calendar }
    set { common.calendar = newValue }
  }
  /// ``CommonStatement/limbEnvelope``
  public var limbEnvelope: LimbEnvelope? {
    get { common.limbEnvelope }
    set { common.limbEnvelope = newValue }
  }
  /// ``CommonStatement/strutClasses``
  public var strutClasses: [StrutHardware] {
    get { common.strutClasses }
    set { common.strutClasses = newValue }
  }
  /// ``CommonStatement/limits``
  public var limits: CheckLimits {
    get { common.limits }
    set { common.limits = newValue }
  }
}

/// Where the common statement comes from.
extension TreatedLevel {
  /// ``CommonStatement/standardDeviations``
  public var standardDeviations: [CaseKey: Double] {
    get { common.standardDeviations }
    set { common.standardDeviations = newValue }
  }
  /// ``CommonStatement/covariance``
  public var covariance: InputCovariance? {
    get { common.covariance }
    set { common.covariance = newValue }
  }
  /// ``CommonStatement/assumedDefaults``
  public var assumedDefaults: [AssumedDefault] {
    get { common.assumedDefaults }
    set { common.assumedDefaults = newValue }
  }
  /// ``CommonStatement/chosenValues``
  public var chosenValues: [ChosenValue] {
    get { common.chosenValues }
    set { common.chosenValues = newValue }
  }
}

/// What is this level's own.
extension TreatedLevel {
  /// The side, and which fragment carries the reference ring.
  public var limb: Limb {
    get { Limb(side: common.side, reference: own.reference) }
    set { (common.side, own.reference) = (newValue.side, newValue.reference) }
  }
  /// ``Level/junction``
  public var junction: Junction {
    get { own.junction }
    set { own.junction = newValue }
  }
  /// The cut between its fragments; nil where they meet in a joint. What is set makes it a cut, nil changes nothing.
  public var cut: BoneCut? {
    get { own.junction.cut }
    set { if let newValue { own.junction = .cut(newValue) } }
  }
  /// The joint between its fragments; nil where the bone is cut. What is set makes it a joint, nil changes nothing.
  public var joint: TreatedJoint? {
    get { own.junction.joint }
    set { if let newValue { own.junction = .joint(newValue) } }
  }
  /// ``Level/deformity``
  public var deformity: Deformity {
    get { own.deformity }
    set { own.deformity = newValue }
  }
  /// ``Level/convention``
  public var convention: RotationConvention {
    get { own.convention }
    set { own.convention = newValue }
  }
  /// ``Level/mounting``
  public var mounting: Mounting {
    get { own.mounting }
    set { own.mounting = newValue }
  }
  /// ``Level/distalRing``
  public var distalRing: RingHardware {
    get { own.distalRing }
    set { own.distalRing = newValue }
  }
  /// ``Level/struts``
  public var struts: StrutChoice {
    get { own.struts }
    set { own.struts = newValue }
  }
  /// ``Level/strutsMounted``
  public var strutsMounted: PerStrut<StrutHardware>? {
    get { own.strutsMounted }
    set { own.strutsMounted = newValue }
  }
  /// ``Level/mode``
  public var mode: FrameMode {
    get { own.mode }
    set { own.mode = newValue }
  }
  /// ``Level/neutral``
  public var neutral: NeutralStance {
    get { own.neutral }
    set { own.neutral = newValue }
  }
  /// ``Level/structuresAtRisk``
  public var structuresAtRisk: [StructureAtRisk] {
    get { own.structuresAtRisk }
    set { own.structuresAtRisk = newValue }
  }
  /// ``Level/schedule``
  public var schedule: Schedule {
    get { own.schedule }
    set { own.schedule = newValue }
  }
  /// ``Level/holds``
  public var holds: [StrutHold] {
    get { own.holds }
    set { own.holds = newValue }
  }
  /// ``Level/target``
  public var target: Deformity {
    get { own.target }
    set { own.target = newValue }
  }
}

extension TreatedLevel {
  /// The ring that the reference fragment carries, joints in place.
  public var referenceRing: Ring {
    own.reference == .proximal ? proximalRing.ring(.proximal) : distalRing.ring(.distal)
  }

  /// The other ring.
  public var movingRing: Ring {
    own.reference == .proximal ? distalRing.ring(.distal) : proximalRing.ring(.proximal)
  }
}

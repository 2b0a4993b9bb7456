/// What the levels of a treatment share: whose limb it is, when it is treated, and what is held against it.
public struct CommonStatement: Sendable, Equatable {
  /// What the case is called; no patient's name.
  public var name: String
  /// The side of the body.
  public var side: Side
  /// Which bone, in words.
  public var bone: String
  /// Surgery, latency and visits.
  public var calendar = TreatmentCalendar()
  /// The limb's outside, if it was measured.
  public var limbEnvelope: LimbEnvelope?
  /// The classes that are to be had when a strut has to be changed; a strut goes through those that turn as it does.
  public var strutClasses: [StrutHardware] = []
  /// What the checks hold their figures against.
  public var limits = CheckLimits()
  /// One standard deviation of each input that carries one, in radians or millimetres; of keys of ``covariance`` it is always that
  /// of the covariance.
  public var standardDeviations: [CaseKey: Double] = [:] {
    didSet { takeDeviationsOfCovariance() }
  }
  /// How errors of inputs go together; nil where they are independent.
  public var covariance: InputCovariance? {
    didSet { takeDeviationsOfCovariance() }
  }
  /// Keys that the case left out and the value that was taken, as it would be typed.
  public var assumedDefaults: [AssumedDefault] = []
  /// What the planner chose in place of what was typed.
  public var chosenValues: [ChosenValue] = []

  /// A statement with the defaults of MODEL; the properties set the rest.
  public init(name: String, side: Side, bone: String) {
    (self.name, self.side, self.bone) = (name, side, bone)
  }

  private mutating func takeDeviationsOfCovariance() {
    guard let covariance else { return }
    for key in covariance.keys {
      let deviation = covariance.standardDeviation(of: key)
      if standardDeviations[key] != deviation { standardDeviations[key] = deviation }
    }
  }
}

extension CommonStatement {
  /// The same for one of several levels: of the keys that are levels' own it has those of this level, as keys of a case of one level.
  func of(_ level: LevelID) -> CommonStatement {
    func own(_ key: CaseKey) -> CaseKey? {
      if key.level == nil || key.level == level { return key.at(nil) }
      // The ring between two levels is stated by the one whose distal ring it is.
      guard key.section == .distalRing, key.level == LevelID(level.index - 1) else { return nil }
      return CaseKey(.proximalRing, key.word, entry: key.entry, item: key.item)
    }
    var one = self
    // Errors of inputs that go together are those of the whole treatment.
    one.covariance = nil
    one.standardDeviations = [:]
    for (key, deviation) in standardDeviations { own(key).map { one.standardDeviations[$0] = deviation } }
    one.assumedDefaults = assumedDefaults.compactMap { assumed in
      own(assumed.key).map { AssumedDefault(key: $0, value: assumed.value) }
    }
    return one
  }
}

/// A value that nobody typed.
public struct AssumedDefault: Sendable, Equatable {
  /// The key that was left out.
  public let key: CaseKey
  /// The value taken, as it would be typed.
  public let value: String

  /// A default.
  public init(key: CaseKey, value: String) {
    (self.key, self.value) = (key, value)
  }
}

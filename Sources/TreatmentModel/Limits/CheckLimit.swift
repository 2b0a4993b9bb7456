import RigidMotion

/// One of the limits of ``CheckLimits``.
public enum CheckLimit: Sendable, CaseIterable {
  /// How far a strut may lean from a joint's axis (``JointTilt``) where the ring does not say.
  case jointTilt
  /// Stiffness, of neutral's, under which it is a warning.
  case nearSingular
  /// Stiffness, of neutral's, under which it is an error.
  case singular
  /// Distance of two struts' surfaces under which it is a warning; touching is an error.
  case strutGap
  /// Distance of struts and rings from the limb under which it is a warning; touching is an error.
  case limbClearance
  /// Overlap of the two faces of the bone cut above which it is an error.
  case boneOverlap
  /// How many of the coarsest strut's steps whole steps may move a point at risk further in a day than its rate.
  case rateExcess
  /// Error of the corresponding point from whole steps above which it is a warning.
  case roundingDistance
  /// Error of the angle from whole steps above which it is a warning.
  case roundingAngle
  /// Distance that held struts may cost, above which it is a warning, or at the plan's end an error.
  case lostDistance
  /// The same for the angle.
  case lostAngle
  /// Spread of the conventions above which it is a warning.
  case conventionSpread
  /// Times longer than length and rate suggest, above which it is a warning.
  case durationRatio
  /// Difference of readings from what the mountings ask for above which it is a warning.
  case readingDisagreement
  /// What choosing leaves between readings and the ends of their class's range (MODEL section 7, strut changes). No finding is
  /// made of it.
  case strutReserve

  /// Its word in the `limits` of case files.
  public var word: CaseKey.Word {
    switch self {
    case .jointTilt: .jointTilt
    case .nearSingular: .nearSingular
    case .singular: .singular
    case .strutGap: .strutsCollide
    case .limbClearance: .strutMeetsLimb
    case .boneOverlap: .boneEndsCollide
    case .rateExcess: .rateExceeded
    case .roundingDistance: .roundingError
    case .roundingAngle: .roundingAngle
    case .lostDistance: .targetMissed
    case .lostAngle: .targetMissedAngle
    case .conventionSpread: .conventionSpread
    case .durationRatio: .durationImplausible
    case .readingDisagreement: .inputsDisagree
    case .strutReserve: .strutReserve
    }
  }

  /// What it is called in files: `joint-tilt`.
  public var name: String { word.name }

  /// Its key.
  public var key: CaseKey { CaseKey(.limits, word) }

  /// Whether it is an angle: radians inside, degrees in files.
  public var isAngle: Bool { unit == "deg" }

  /// Its unit in files, in words.
  public var unit: String {
    switch self {
    case .jointTilt, .roundingAngle, .lostAngle, .conventionSpread: "deg"
    case .strutGap, .limbClearance, .boneOverlap, .roundingDistance, .lostDistance, .readingDisagreement,
      .strutReserve:
      "mm"
    case .nearSingular, .singular: "of neutral's"
    case .rateExcess: "steps"
    case .durationRatio: "times"
    }
  }

  var path: WritableKeyPath<CheckLimits, Double> {
    switch self {
    case .jointTilt: \.jointTilt
    case .nearSingular: \.nearSingular
    case .singular: \.singular
    case .strutGap: \.strutGap
    case .limbClearance: \.limbClearance
    case .boneOverlap: \.boneOverlap
    case .rateExcess: \.rateExcess
    case .roundingDistance: \.roundingDistance
    case .roundingAngle: \.roundingAngle
    case .lostDistance: \.lostDistance
    case .lostAngle: \.lostAngle
    case .conventionSpread: \.conventionSpread
    case .durationRatio: \.durationRatio
    case .readingDisagreement: \.readingDisagreement
    case .strutReserve: \.strutReserve
    }
  }
}

extension CheckLimits {
  /// A limit as it stands in files: degrees for angles.
  public subscript(limit: CheckLimit) -> Double {
    get {
      // Without the last bits that radians cost.
      limit.isAngle ? (degrees(self[keyPath: limit.path]) * 1e9).rounded() / 1e9 : self[keyPath: limit.path]
    }
    set { self[keyPath: limit.path] = limit.isAngle ? radians(newValue) : newValue }
  }

  /// A limit as it is compared: radians for angles.
  public func inside(_ limit: CheckLimit) -> Double { self[keyPath: limit.path] }
}

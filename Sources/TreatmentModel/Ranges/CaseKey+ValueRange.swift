/// What numbers may be, key by key: the one place where it stands.
extension CaseKey {
  /// What the number at this key, or each number of a list there, may be; nil for what is no number.
  public var valueRange: ValueRange? {
    switch section.inOneLevel {
    case .top: CaseKey.topRange(word)
    case .deformity, .target, .stages, .limbNow, .limbTarget, .thenLimbTarget:
      DeformityParameter.allCases.first { $0.word == word }.map(CaseKey.range)
    case .mounting: MountingParameter.allCases.first { $0.word == word }.map(CaseKey.range)
    case .movingMounting: MountingParameter.allCases.first { $0.word == word }.map(CaseKey.rangeOfMoving)
    case .neutral: CaseKey.neutralRange(word)
    case .proximalPlates, .distalPlates, .cataloguePlates: CaseKey.plateRange(word)
    case .cut: CutParameter.allCases.first { $0.word == word }.map(CaseKey.range)
    case .hingeAt: HingeParameter.allCases.first { $0.word == word }.map(CaseKey.range)
    case .frame: CaseKey.frameRange(word)
    case .proximalRing, .distalRing, .catalogueRings: CaseKey.ringRange(word)
    case .struts, .strutClasses, .catalogueStruts: CaseKey.strutRange(word)
    case .structuresAtRisk: CaseKey.structureRange(word)
    case .schedule: CaseKey.scheduleRange(word)
    case .held: CaseKey.holdRange(word)
    case .limbEnvelope, .girths, .limbSections: CaseKey.envelopeRange(word)
    case .limits: CheckLimit.allCases.first { $0.word == word }.map(CaseKey.range)
    case .covariance: word == .matrix ? ValueRange(-1_000_000...1_000_000) : nil
    case .bareFrame, .bareReferenceRing, .bareMovingRing:
      [.neutralHeight, .joints].contains(word) ? ValueRange(-1_000_000...1_000_000) : nil
    case .middle: CaseKey.middleRange(word)
    case .filmsFile, .filmAPAxis, .filmMounting, .films, .filmMarks, .filmCalibration, .malalignment,
      .malalignmentMarks:
      filmRange
    case .statesFile, .ringMarks, .ringDistances, .states, .stateDistances: statesRange
    case .stateProximalRing, .stateDistalRing: CaseKey.ringRange(word)
    case .stateStruts: CaseKey.strutRange(word)
    case .catalogue, .bareFile, .then, .levels, .levelFrame, .levelSchedule, .filmFrame, .hinge:
      nil
    }
  }

  private static func topRange(_ word: Word) -> ValueRange? {
    switch word {
    case .boneDiameter: ValueRange(5...100, .millimetres)
    case .boneGap: ValueRange(0...150, .millimetres)
    case .distraction: ValueRange(0...30, .millimetres)
    case .starts: ValueRange(0...Double(Schedule.longestPlan), .days)
    default: nil
    }
  }

  private static func range(_ parameter: DeformityParameter) -> ValueRange {
    let words = parameter.directions
    return switch parameter {
    case .apAngulation, .lateralAngulation: ValueRange(0...80, .degrees, words)
    case .axialRotation: ValueRange(0...120, .degrees, words)
    case .apTranslation, .lateralTranslation: ValueRange(0...150, .millimetres, words)
    case .axialTranslation: ValueRange(0...300, .millimetres, words)
    }
  }

  private static func range(_ parameter: MountingParameter) -> ValueRange {
    let words = parameter.directions
    return switch parameter {
    case .apOffset, .lateralOffset: ValueRange(0...200, .millimetres, words)
    case .axialOffset: alongBone
    case .rotation: ValueRange(0...180, .degrees, words)
    case .apTilt, .lateralTilt: ValueRange(0...45, .degrees, words)
    }
  }

  /// A ring that is moved may be built across the other one, as a foot ring is.
  private static func rangeOfMoving(_ parameter: MountingParameter) -> ValueRange {
    switch parameter {
    case .apTilt, .lateralTilt: ValueRange(0...90, .degrees, parameter.directions)
    default: range(parameter)
    }
  }

  private static func neutralRange(_ word: Word) -> ValueRange? {
    if word == .height { return frameRange(.neutralHeight) }
    let parameter = NeutralStance.parameters.first { $0.word == word }
    return switch parameter {
    case .apOffset?, .lateralOffset?, .axialOffset?:
      parameter.map { ValueRange(0...300, .millimetres, $0.directions) }
    case .rotation?, .apTilt?, .lateralTilt?: parameter.map(rangeOfMoving)
    case nil: nil
    }
  }

  private static func plateRange(_ word: Word) -> ValueRange? {
    switch word {
    case .strut: .strutNumber
    case .radial, .along, .axial: ValueRange(-150...150, .millimetres)
    default: nil
    }
  }

  private static func range(_ parameter: CutParameter) -> ValueRange {
    parameter.unit == .degrees
      ? ValueRange(0...60, .degrees, parameter.directions)
      : ValueRange(0...300, .millimetres, parameter.directions)
  }

  private static func range(_ parameter: HingeParameter) -> ValueRange {
    ValueRange(0...100, .millimetres, parameter.directions)
  }

  /// How far from a point of the bone something may lie along it.
  private static let alongBone = ValueRange(
    0...500, .millimetres, MountingParameter.axialOffset.directions)

  private static func frameRange(_ word: Word) -> ValueRange? {
    switch word {
    case .neutralHeight: ValueRange(20...600, .millimetres)
    case .strutsNow: reading
    default: nil
    }
  }

  private static let reading = ValueRange(0...1000, .millimetres)

  private static func ringRange(_ word: Word) -> ValueRange? {
    switch word {
    case .jointRadius, .holeCircleRadius: ValueRange(20...300, .millimetres)
    case .halfAngle: ValueRange(0...59.9, .degrees)
    case .jointOffset: ValueRange(-100...100, .millimetres)
    case .joints: ValueRange(-400...400, .millimetres)
    case .innerRadius: ValueRange(10...290, .millimetres)
    case .jointTilt: ValueRange(1...90, .degrees)
    case .holes: ValueRange(6...360)
    case .arc: ValueRange(-360...360, .degrees)
    case .arms: ValueRange(0...300, .millimetres)
    default: nil
    }
  }

  private static func strutRange(_ word: Word) -> ValueRange? {
    switch word {
    case .min, .max: reading
    case .step: ValueRange(0.05...10, .millimetres)
    case .readingOffset: ValueRange(-500...500, .millimetres)
    case .pitch: ValueRange(0.5...3, .millimetres)
    case .radius: ValueRange(1...30, .millimetres)
    default: nil
    }
  }

  private static let rate = ValueRange(0.05...5, .millimetresADay)

  private static func structureRange(_ word: Word) -> ValueRange? {
    switch word {
    case .ap: ValueRange(0...300, .millimetres, MountingParameter.apOffset.directions)
    case .lateral: ValueRange(0...300, .millimetres, MountingParameter.lateralOffset.directions)
    case .axial: ValueRange(0...300, .millimetres, MountingParameter.axialOffset.directions)
    case .rate: rate
    default: nil
    }
  }

  private static func scheduleRange(_ word: Word) -> ValueRange? {
    switch word {
    case .latency: ValueRange(0...60, .days)
    case .rate, .approachRate, .compressionRate: rate
    case .adjustmentsPerDay: ValueRange(1...24, .aDay)
    case .roundingLever: ValueRange(0...500, .millimetres)
    default: nil
    }
  }

  private static func middleRange(_ word: Word) -> ValueRange? {
    switch word {
    case .length: ValueRange(5...600, .millimetres)
    case .ap: ValueRange(0...150, .millimetres, MountingParameter.apOffset.directions)
    case .lateral: ValueRange(0...150, .millimetres, MountingParameter.lateralOffset.directions)
    default: nil
    }
  }

  private static func holdRange(_ word: Word) -> ValueRange? {
    switch word {
    case .strut: .strutNumber
    case .days: ValueRange(1...Double(Schedule.longestPlan))
    default: nil
    }
  }

  private static func envelopeRange(_ word: Word) -> ValueRange? {
    switch word {
    case .apOffset: ValueRange(0...100, .millimetres, MountingParameter.apOffset.directions)
    case .lateralOffset: ValueRange(0...100, .millimetres, MountingParameter.lateralOffset.directions)
    case .axial: alongBone
    case .girth: ValueRange(50...1500, .millimetres)
    case .width, .depth: ValueRange(15...500, .millimetres)
    default: nil
    }
  }

  private static func range(_ limit: CheckLimit) -> ValueRange {
    let range =
      switch limit {
      case .jointTilt: 1.0...90
      case .nearSingular, .singular: 0.0...1
      case .strutGap, .limbClearance, .boneOverlap: 0.0...100
      case .rateExcess: 0.0...10
      case .roundingDistance, .lostDistance: 0.01...100
      case .roundingAngle, .lostAngle, .conventionSpread: 0.01...90
      case .durationRatio: 1.0...100
      case .readingDisagreement: 0.01...100
      case .strutReserve: 0.0...50
      }
    return ValueRange(range, ValueRange.Unit(rawValue: limit.unit) ?? .none)
  }
}

extension CaseKey {
  /// How many entries the list at this key may have; nil for what is no list.
  public var entryCounts: ClosedRange<Int>? {
    switch (section.inOneLevel, word) {
    case (.top, .levels): 2...2
    case (.top, .structuresAtRisk): 0...50
    case (.top, .held): 0...100
    case (.frame, .strutClasses), (.filmFrame, .strutClasses): 1...12
    case (.schedule, .stages): 0...20
    case (.schedule, .visits): 1...100
    case (.limbEnvelope, .girths), (.limbEnvelope, .sections): 1...20
    case (_, .joints), (_, .use): 6...6
    case (_, .arc): 2...2
    case (_, .plates): 1...6
    case (.filmsFile, .films): 1...12
    case (.films, .marks): 0...500
    case (.statesFile, .states): 1...40
    case (.statesFile, .marks), (.statesFile, .distances), (.states, .distances): 0...40
    case (.covariance, .keys), (.covariance, .matrix): 1...60
    default: nil
    }
  }
}

extension Thread {
  /// What ``stepsPerTurn`` may be: quarter turns, the flats of a hexagon, and what divides or doubles them.
  public static let allowedStepsPerTurn = [1, 2, 3, 4, 6, 8]
}

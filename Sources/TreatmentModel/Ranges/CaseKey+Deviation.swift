extension CaseKey {
  /// Whether the number at this key, or each number of a list there, may carry a standard deviation: whether it is measured.
  public var carriesDeviation: Bool {
    switch section.inOneLevel {
    case .top: valueRange != nil && word != .starts && word != .distraction
    case .deformity, .target, .stages, .mounting, .cut, .hingeAt, .movingMounting, .neutral, .frame,
      .limbEnvelope, .girths,
      .limbSections, .middle, .limbNow, .limbTarget, .thenLimbTarget:
      valueRange != nil
    case .proximalRing, .distalRing, .catalogueRings:
      [.jointRadius, .halfAngle, .jointOffset, .holeCircleRadius].contains(word)
    case .struts, .strutClasses, .catalogueStruts: word == .readingOffset
    case .structuresAtRisk: [.ap, .lateral, .axial].contains(word)
    case .filmsFile, .filmAPAxis, .filmMounting: valueRange != nil
    case .films: [.sourceDistance, .centre].contains(word)
    case .filmFrame, .filmMarks, .filmCalibration, .malalignment, .malalignmentMarks: false
    case .stateProximalRing, .stateDistalRing: true
    case .ringMarks: word == .radius
    case .ringDistances, .stateDistances: word == .distance
    case .states: word == .height || word == .turned
    case .statesFile, .stateStruts, .proximalPlates, .distalPlates, .cataloguePlates: false
    case .schedule, .held, .limits, .covariance, .then, .catalogue, .bareFile, .bareFrame,
      .bareReferenceRing, .bareMovingRing, .levels, .levelFrame, .levelSchedule, .hinge:
      false
    }
  }
}

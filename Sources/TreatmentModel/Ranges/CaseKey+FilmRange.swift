extension CaseKey {
  /// What numbers of a file of films may be; nil for what is no number.
  var filmRange: ValueRange? {
    switch (section, word) {
    case (.filmsFile, .axialRotation): DeformityParameter.axialRotation.key.valueRange
    case (.filmsFile, .strutsNow): CaseKey(.frame, .strutsNow).valueRange
    case (.filmAPAxis, .turned), (.filmMounting, .rotation): MountingParameter.rotation.key.valueRange
    case (.films, .spacing), (.malalignment, .spacing): ValueRange(0.01...5, .millimetres)
    case (.films, .sourceDistance): ValueRange(200...10_000, .millimetres)
    case (.films, .size): ValueRange(16...100_000)
    case (.films, .centre), (.filmMarks, .at), (.malalignmentMarks, _): ValueRange(-100_000...100_000)
    case (.films, .markSD), (.filmMarks, .sd), (.malalignment, .markSD): ValueRange(0.001...50, .millimetres)
    case (.filmMarks, .strut): .strutNumber
    case (.filmMarks, .ball): ValueRange(1...200, .millimetres)
    case (.filmCalibration, .points): ValueRange(-1_000...1_000, .millimetres)
    default: nil
    }
  }
}

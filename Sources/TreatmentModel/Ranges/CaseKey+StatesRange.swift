extension CaseKey {
  /// What numbers of a frame's states may be; nil for what is no number.
  var statesRange: ValueRange? {
    switch (section, word) {
    case (.statesFile, .resolution): ValueRange(0.01...5, .millimetres)
    case (.statesFile, .readingSD): ValueRange(0...10, .millimetres)
    case (.ringMarks, .radius): ValueRange(1...400, .millimetres)
    case (.ringMarks, .azimuth): ValueRange(-360...360, .degrees)
    case (.states, .struts): CaseKey(.frame, .strutsNow).valueRange
    case (.states, .height): ValueRange(10...1000, .millimetres)
    case (.states, .turned): ValueRange(-90...90, .degrees)
    case (.ringDistances, .distance), (.stateDistances, .distance): ValueRange(1...1500, .millimetres)
    default: nil
    }
  }
}

extension FrameStates {
  /// States that are another one to the last digit: each with the first that it is.
  var copies: [(copy: Int, first: Int)] {
    states.indices.compactMap { index in
      states[..<index].firstIndex { $0.isAlike(states[index]) }.map { (index, $0) }
    }
  }

  /// The first state that has the same six readings as another; nil where none has.
  func sameReadings(asState index: Int) -> Int? {
    states.indices.first { $0 != index && states[$0].readings == states[index].readings }
  }
}

extension FrameStates.State {
  /// Whether all six readings and all that was measured is the same; ± may differ.
  fileprivate func isAlike(_ other: FrameStates.State) -> Bool {
    guard readings == other.readings, distances.count == other.distances.count else { return false }
    switch (stance, other.stance) {
    case (.unknown, .unknown): break
    case (.parallel(let height, let turned), .parallel(let otherHeight, let otherTurned)):
      guard height.value == otherHeight.value, turned.value == otherTurned.value else { return false }
    default: return false
    }
    return distances.allSatisfy { one in other.distances.contains { $0.isAlike(one) } }
  }
}

extension FrameStates.Distance {
  fileprivate func isAlike(_ other: FrameStates.Distance) -> Bool {
    distance.value == other.distance.value
      && ((from == other.from && to == other.to) || (from == other.to && to == other.from))
  }
}

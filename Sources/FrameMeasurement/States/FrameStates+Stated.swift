import HexapodKinematics
import TreatmentModel

extension FrameStates {
  /// What is stated of an observation, mm or radians.
  func stated(_ observation: FrameObservation) -> Number {
    switch observation {
    case .reading(let state, let strut): return Number(states[state].readings[strut])
    case .height(let state), .turn(let state):
      guard case .parallel(let height, let turned) = states[state].stance else { return Number(0) }
      return if case .height = observation { height } else { turned }
    case .distance(let state, let index): return states[state].distances[index].distance
    case .ringDistance(let index): return distances[index].distance
    case .known(let number): return known[number] ?? Number(0)
    case .mark(let index): return marks[index].radius
    }
  }

  /// Whether it could be so, mm or radians: a file may state it, and a strut may show it.
  func isPossible(_ value: Double, for observation: FrameObservation) -> Bool {
    let key: CaseKey
    switch observation {
    case .reading:
      // A reading beside the end of its scale is that at the end.
      if let range { return value > range.lowerBound - 1 && value < range.upperBound + 1 }
      key = CaseKey(.states, .struts)
    case .height: key = CaseKey(.states, .height)
    case .turn: key = CaseKey(.states, .turned)
    case .distance: key = CaseKey(.stateDistances, .distance)
    case .ringDistance: key = CaseKey(.ringDistances, .distance)
    case .known(let number): key = number.dimension.key(number.end)
    case .mark: key = CaseKey(.ringMarks, .radius)
    }
    return key.valueRange?.contains(value) ?? true
  }

  /// Whether all that is stated could be so.
  var isPossible: Bool {
    observations.allSatisfy { isPossible(stated($0).value, for: $0) }
  }

  /// All that is stated, states first.
  var observations: [FrameObservation] {
    states.indices.flatMap { observations(ofState: $0) } + distances.indices.map { .ringDistance($0) }
      + FragmentEnd.allCases.flatMap { end in RingNumber.measured.map { RingNumber(end, $0) } }.filter {
        known[$0] != nil && owner($0) == $0
      }.map { .known($0) } + marks.indices.map { .mark($0) }
  }

  /// All that is stated of a state.
  func observations(ofState index: Int) -> [FrameObservation] {
    let state = states[index]
    return StrutNumber.allCases.map { .reading(state: index, $0) }
      + (state.stance == .unknown ? [] : [.height(state: index), .turn(state: index)])
      + state.distances.indices.map { .distance(state: index, $0) }
  }

  /// The least height that a file may state, mm.
  static let leastHeight = CaseKey(.states, .height).valueRange?.range.lowerBound ?? 0

  /// Rings of no frame are nearer to each other than this in all states, mm: their struts would lie flat.
  static let nearestRings = 40.0

  /// The largest distance of the rings of all that are stated, mm; nil where none is.
  var largestDistance: Double? {
    observations.compactMap { observation in
      switch observation {
      case .height, .distance: stated(observation).value
      case .reading, .turn, .ringDistance, .known, .mark: nil
      }
    }.max()
  }

  /// The states without one of them; distances, marks and what is known stay.
  func without(state index: Int) -> FrameStates {
    var others = self
    others.states.remove(at: index)
    return others
  }
}

extension FrameObservation {
  /// The same where a state is not there; nil for one of that state.
  func without(state index: Int) -> FrameObservation? {
    guard let own = stateIndex, own >= index else { return self }
    guard own > index else { return nil }
    return switch self {
    case .reading(_, let strut): .reading(state: own - 1, strut)
    case .height: .height(state: own - 1)
    case .turn: .turn(state: own - 1)
    case .distance(_, let place): .distance(state: own - 1, place)
    case .ringDistance, .known, .mark: self
    }
  }
}

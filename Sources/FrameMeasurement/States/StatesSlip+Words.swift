import HexapodKinematics
import TextOutput

extension StatesSlip {
  /// In a sentence that begins with "if".
  func words(_ states: FrameStates) -> String {
    func name(_ index: Int) -> String { visible(states.states[index].name, atMost: 40) }
    func place(_ state: Int?) -> String { state.map { "in state \(name($0))" } ?? "in all states" }
    switch self {
    case .turns(nil):
      return "all turns were counted the other way round (seen from proximal, anticlockwise is positive)"
    case .turns(let state?):
      return
        "the turn of state \(name(state)) was counted the other way round (seen from proximal, anticlockwise is positive)"
    case .numbering(let shift, let isReversed, let state):
      return "struts were counted \(isReversed ? "the wrong way round" : "from another one on")"
        + (state.map { " in state \(name($0))" } ?? "") + ": what is called 1, 2, 3, 4, 5, 6 is "
        + (0..<6).map { "\(StatesSlip.meant($0, shift, isReversed) + 1)" }.joined(separator: ", ")
    case .columns(let one, let other, let state):
      return "the readings of struts \(one) and \(other) stand in each other's place \(place(state))"
    case .unit(.all, let unit, nil): return "all lengths are in \(unit.rawValue)"
    case .unit(let lengths, let unit, let state):
      return "\(lengths.words(states)) \(state.map { "of state \(name($0)) " } ?? "")are in \(unit.rawValue)"
    case .diameters: return "what is stated as radii of marks are their diameters"
    case .azimuths:
      return "azimuths of marks were counted clockwise (seen from proximal, anticlockwise is positive)"
    case .marks(let one, let other):
      return
        "marks \(visible(states.marks[one].name, atMost: 40)) and \(visible(states.marks[other].name, atMost: 40)) stand in each other's place"
    case .ownRings: return "the rings are not equal, but each its own"
    case .ownOffsets: return "the joint offsets are not alike, but each ring's its own"
    }
  }
}

extension StatesSlip.Lengths {
  /// Those of them that the states have.
  fileprivate func words(_ states: FrameStates) -> String {
    let hasDistances = !states.distances.isEmpty || states.states.contains { !$0.distances.isEmpty }
    let all: [(StatesSlip.Lengths, String, Bool)] = [
      (.readings, "readings", true), (.heights, "heights", states.states.contains { $0.stance != .unknown }),
      (.distances, "distances", hasDistances), (.radii, "radii of marks", !states.marks.isEmpty),
      (
        .known, "the lengths stated of rings",
        states.known.keys.contains { $0.dimension.unit == .millimetres }
      ),
    ]
    let words = all.filter { contains($0.0) && $0.2 }.map(\.1)
    let most = words.dropLast().joined(separator: ", ")
    return (most.isEmpty ? "" : "\(most) and ") + (words.last ?? "")
  }
}

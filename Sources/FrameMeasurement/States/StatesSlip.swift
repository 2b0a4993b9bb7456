import HexapodKinematics
import TextOutput

/// One mistake in how a whole file of states was written down, or of all that a state says of its turn.
enum StatesSlip: Equatable {
  /// All turns, or that of one state, were counted the other way round.
  case turns(state: Int?)
  /// Struts were counted from another one on, the other way round, or both.
  case numbering(shift: Int, isReversed: Bool)
  /// Two columns of readings stand in each other's place throughout.
  case columns(StrutNumber, StrutNumber)

  /// Those that can change anything, the commonest first.
  static func all(_ states: FrameStates) -> [StatesSlip] {
    let turned = states.states.indices.filter { states.states[$0].isTurned }
    let turns: [StatesSlip] =
      turned.isEmpty
      ? [] : [.turns(state: nil)] + (turned.count > 1 ? turned.map { .turns(state: $0) } : [])
    let reversed = (0..<6).map { StatesSlip.numbering(shift: $0, isReversed: true) }
    let shifted = (1..<6).map { StatesSlip.numbering(shift: $0, isReversed: false) }
    let columns = StrutNumber.allCases.flatMap { other in
      StrutNumber.allCases.filter { $0 < other }.map { StatesSlip.columns($0, other) }
    }
    return turns + reversed + shifted + columns
  }

  /// The states as they would be without it.
  func mended(_ states: FrameStates) -> FrameStates {
    var mended = states
    for index in mended.states.indices {
      switch self {
      case .turns(let state):
        guard state == nil || state == index,
          case .parallel(let height, var turned) = mended.states[index].stance
        else { continue }
        turned.value = -turned.value
        mended.states[index].stance = .parallel(height: height, turned: turned)
      case .numbering(let shift, let isReversed):
        let given = mended.states[index].readings
        for strut in 0..<6 {
          mended.states[index].readings[StatesSlip.meant(strut, shift, isReversed)] = given[strut]
        }
      case .columns(let one, let other):
        let given = mended.states[index].readings
        mended.states[index].readings[one.index] = given[other.index]
        mended.states[index].readings[other.index] = given[one.index]
      }
    }
    return mended
  }

  /// Index of the strut that is meant by that of another.
  private static func meant(_ given: Int, _ shift: Int, _ isReversed: Bool) -> Int {
    ((isReversed ? 5 - given : given) + shift) % 6
  }

  /// In a sentence that begins with "if".
  func words(_ states: FrameStates) -> String {
    switch self {
    case .turns(nil):
      "all turns were counted the other way round (seen from proximal, anticlockwise is positive)"
    case .turns(let state?):
      "the turn of state \(visible(states.states[state].name, atMost: 40)) was counted the other way round (seen from proximal, "
        + "anticlockwise is positive)"
    case .numbering(let shift, let isReversed):
      "struts were counted \(isReversed ? "the wrong way round" : "from another one on"): what is called 1, 2, 3, 4, 5, 6 is "
        + (0..<6).map { "\(StatesSlip.meant($0, shift, isReversed) + 1)" }.joined(separator: ", ")
    case .columns(let one, let other):
      "the readings of struts \(one) and \(other) stand in each other's place in all states"
    }
  }
}

extension FrameStates.State {
  var isTurned: Bool {
    if case .parallel(_, let turned) = stance { turned.value != 0 } else { false }
  }
}

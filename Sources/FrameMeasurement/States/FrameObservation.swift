import HexapodKinematics

/// What was read or measured.
public enum FrameObservation: Sendable, Hashable {
  /// A strut's reading in a state, by its index.
  case reading(state: Int, StrutNumber)
  /// A state's height.
  case height(state: Int)
  /// A state's turn.
  case turn(state: Int)
  /// A distance of a state, by their indices.
  case distance(state: Int, Int)
  /// A distance in a ring, by its index.
  case ringDistance(Int)
  /// What was known of a ring.
  case known(RingNumber)
  /// Where a mark lies, by its index.
  case mark(Int)

  /// Index of the state that it is of; nil for what is of the frame.
  public var stateIndex: Int? {
    switch self {
    case .reading(let state, _), .height(let state), .turn(let state), .distance(let state, _): state
    case .ringDistance, .known, .mark: nil
    }
  }
}

import HexapodKinematics

extension StrutNumber {
  /// The colour by which the clips on struts are told apart, in words: what a sheet in greys says.
  package var colour: String {
    switch self {
    case .one: "red"
    case .two: "orange"
    case .three: "yellow"
    case .four: "green"
    case .five: "blue"
    case .six: "violet"
    }
  }
}

import TextOutput

extension FrameFinding {
  /// States listed at most.
  private static let mostListed = 6

  /// States that are another one to the last digit; nil where none is.
  static func copies(_ states: FrameStates) -> FrameFinding? {
    let copies = states.copies
    guard let first = copies.first else { return nil }
    func name(_ index: Int) -> String { visible(states.states[index].name, atMost: 40) }
    let listed = copies.prefix(mostListed).map { "\(name($0.copy)) is \(name($0.first))" }.joined(
      separator: ", ")
    let more = copies.count > mostListed ? " and \(copies.count - mostListed) others" : ""
    return FrameFinding(
      .readingsAlike, .note, state: copies.count == 1 ? states.states[first.copy].name : nil,
      "\(counted(copies.count, "state")) \(copies.count == 1 ? "is" : "are") another one to the last digit of all readings and measurements: \(listed)\(more). "
        + "Each is taken once, as typed twice: if it was another state, write what was read in it")
  }
}

import Glibc

/// The way of a fragment through one stage (MODEL section 6).
struct JudgedPath: Sendable {
  enum Kind: String, Sendable {
    case straight, screw
    case equalSteps = "equal-steps"
  }

  let kind: Kind
  let (first, last): (PlainPlace, PlainPlace)
  let judged: JudgedCase

  /// Where the fragment is to be after a part of the stage, 0...1; nil where the struts have no such pose.
  func place(_ part: Double, near: PlainPlace) -> PlainPlace? {
    switch kind {
    case .straight:
      let turn = (first.turn.transposed * last.turn).vector
      return PlainPlace(
        turn: first.turn * PlainTurn.of(part * turn),
        shift: (1 - part) * first.shift + part * last.shift)
    case .screw: return screw(part)
    case .equalSteps:
      let (start, end) = (
        judged.frame.lengths(at: judged.ring(first)), judged.frame.lengths(at: judged.ring(last))
      )
      let lengths = zip(start, end).map { (1 - part) * $0 + part * $1 }
      return judged.frame.place(lengths, near: judged.ring(near)).map(judged.fragment)
    }
  }

  /// The constant screw motion from one to the other: a turn about an axis and a shift along it.
  private func screw(_ part: Double) -> PlainPlace {
    let whole = last * first.inverse
    let vector = whole.turn.vector
    let angle = size(vector)
    guard angle > 1e-9 else {
      return PlainPlace(turn: first.turn, shift: (1 - part) * first.shift + part * last.shift)
    }
    let axis = unit(vector)
    let along = inner(whole.shift, axis)
    let away = whole.shift - along * axis
    let centre = 0.5 * (away + across(axis, away) / tan(angle / 2))
    let turn = PlainTurn.about(axis, part * angle)
    return PlainPlace(turn: turn, shift: centre - turn * centre + part * along * axis) * first
  }

  /// Which part of a straight stage a pose is nearest to.
  func part(of place: PlainPlace) -> Double {
    let whole = last.shift - first.shift
    let turn = 60 * (first.turn.transposed * last.turn).vector
    let done = place.shift - first.shift
    let turned = 60 * (first.turn.transposed * place.turn).vector
    let length = inner(whole, whole) + inner(turn, turn)
    return length < 1e-18 ? 1 : (inner(done, whole) + inner(turned, turn)) / length
  }
}

/// Numbers, and states, without which all else fits best.
struct Suspects {
  /// Of more states each is not left out in turn: those of the largest tests are suspected.
  private static let mostStates = 20
  /// States of which every number is left out in turn; of few states all.
  private static let followed = 3, few = 4
  /// Numbers suspected by their tests alone.
  private static let mostTested = 16
  /// Numbers that explain about as much, at most.
  private static let mostAlike = 4
  /// Numbers left out together at most.
  private static let mostTogether = 3

  /// A number or a state, and about what fits best without it.
  private struct Suspect<Kind> {
    let kind: Kind
    let rest: FrameSearch.Rest

    var chiSquare: Double { rest.chiSquare }
  }

  private let asIs: FrameSolution
  /// The least misfits first.
  private let states: [Suspect<Int>]

  init(_ asIs: FrameSolution) {
    self.asIs = asIs
    states = Suspects.states(asIs, leavingOut: [])
  }

  /// About the most squared misfits of what fits: a short search may end a little above the least.
  private static func most(_ asIs: FrameSolution) -> Double {
    let freedom = Double(max(asIs.degreesOfFreedom, 1))
    return freedom + 10 * (2 * freedom).squareRoot() + 30
  }

  /// The likeliest first: looked for near a frame, and among all that there are where none fits there.
  private static func ordered<Kind>(
    _ kinds: [Kind], fitting most: Double, near frame: KnownFrame?,
    rest: (Kind, KnownFrame?) -> FrameSearch.Rest
  ) -> [Suspect<Kind>] {
    func suspects(_ frame: KnownFrame?) -> [Suspect<Kind>] {
      kinds.map { Suspect(kind: $0, rest: rest($0, frame)) }.sorted { $0.chiSquare < $1.chiSquare }
    }
    let near = frame == nil ? [] : suspects(frame)
    return near.first.map { $0.chiSquare < most } == true ? near : suspects(nil)
  }

  /// States without which all others may fit: no number explains what its state does not.
  var likely: [Int] {
    let most = Suspects.most(asIs)
    return states.prefix(Suspects.count(asIs)).filter { $0.chiSquare < most }.map(\.kind)
  }

  /// Single numbers without which all may fit, those that fit best.
  var single: [Explanation] {
    let numbers = Suspects.numbers(asIs, likely, leavingOut: [], near: states.first?.rest.frame)
    guard let first = numbers.first else { return [] }
    return numbers.prefix { $0.chiSquare < first.chiSquare + Explanation.alike }.prefix(Suspects.mostAlike)
      .map {
        explanation([$0.kind])
      }
  }

  /// The state without which all others fit best.
  var state: Explanation? {
    guard let first = states.first, asIs.states.states.count > Suspects.few else { return nil }
    return Explanation(
      cause: .state(first.kind, count: asIs.states.observations(ofState: first.kind).count),
      solution: FrameSearch.solution(asIs.states.without(state: first.kind)))
  }

  /// Few numbers without which all fits: after each the one without which the rest fits best, and none that is not needed.
  var together: Explanation? {
    var (leftOut, before, states) = ([FrameObservation](), asIs.cost, states)
    while leftOut.count < Suspects.mostTogether {
      let indices = states.prefix(Suspects.count(asIs)).map(\.kind)
      guard
        let best = Suspects.numbers(
          asIs, indices, leavingOut: leftOut, near: states.first?.rest.frame
        ).first,
        before - best.chiSquare > Explanation.margin
      else { return nil }
      leftOut.append(best.kind)
      before = best.chiSquare
      if leftOut.count > 1 {
        let found = explanation(leftOut)
        if found.isWhole { return explanation(needed(leftOut)) }
      }
      states = Suspects.states(asIs, leavingOut: leftOut)
    }
    return nil
  }

  private func explanation(_ numbers: [FrameObservation]) -> Explanation {
    Explanation(
      cause: .numbers(numbers), solution: FrameSearch.solution(asIs.states, leavingOut: numbers))
  }

  /// Those of some numbers without which the others do not suffice.
  private func needed(_ numbers: [FrameObservation]) -> [FrameObservation] {
    numbers.reduce(numbers) { kept, one in
      let others = kept.filter { $0 != one }
      return !others.isEmpty && explanation(others).isWhole ? others : kept
    }
  }

  /// How many states are followed.
  private static func count(_ asIs: FrameSolution) -> Int { asIs.states.states.count > few ? followed : few }

  private static func states(_ asIs: FrameSolution, leavingOut leftOut: [FrameObservation]) -> [Suspect<Int>]
  {
    let states = asIs.states
    guard states.states.count <= mostStates else {
      let tests = states.states.indices.map { index in
        asIs.fits.filter { $0.observation.stateIndex == index && !leftOut.contains($0.observation) }
          .map(\.test).max() ?? 0
      }
      return states.states.indices.sorted { tests[$0] > tests[$1] }.map { Suspect(kind: $0, rest: .unknown) }
    }
    guard states.states.count > few else {
      return states.states.indices.map { Suspect(kind: $0, rest: .unknown) }
    }
    return ordered(Array(states.states.indices), fitting: most(asIs), near: asIs.frame) { index, frame in
      FrameSearch.leaving(
        leftOut.compactMap { $0.without(state: index) }, outOf: states.without(state: index), near: frame)
    }
  }

  private static func numbers(
    _ asIs: FrameSolution, _ suspected: [Int], leavingOut leftOut: [FrameObservation],
    near frame: KnownFrame?
  ) -> [Suspect<FrameObservation>] {
    let states = asIs.states
    var candidates = suspected.flatMap { states.observations(ofState: $0) }
    if states.states.count <= mostStates {
      candidates += states.observations.filter { $0.stateIndex == nil }
    } else {
      candidates += asIs.fits.sorted { $0.test > $1.test }.prefix(mostTested).map(\.observation).filter {
        !candidates.contains($0)
      }
    }
    return ordered(candidates.filter { !leftOut.contains($0) }, fitting: most(asIs), near: frame) {
      let rest = FrameSearch.leaving(leftOut + [$0], outOf: states, near: $1)
      guard let fitting = rest.fitting.last, states.isPossible(fitting, for: $0) else { return .none }
      return rest
    }.filter { $0.chiSquare.isFinite }
  }
}

extension Explanation {
  /// Explanations that are looked into, at most.
  private static let mostFollowed = 10

  /// More squared misfits than an explanation leaves are by a short search's end.
  private static let slack = 40.0

  /// Mistakes of the whole file, or of the states that are suspected, without which some of the states fit best, after a short search:
  /// each mistake of a file shows in some of it.
  ///
  /// - Parameter number: a number without which all fits, if there is one: what else makes all fit is about the same frame, and no worse.
  static func slips(
    _ states: FrameStates, ofStates suspected: [Int], besides number: Explanation?
  ) -> [Explanation] {
    let all = StatesSlip.all(states) + suspected.flatMap { StatesSlip.all(states, ofState: $0) }
    let rough = all.map { slip in
      let some = slip.mended(states).someOfEachKind(with: suspected)
      let end = FrameStarts.roughEnd(
        FrameProblem(some, ReadingErrors(some)), near: number?.solution.frame, steps: 15, isCounted: true)
      return (slip: slip, cost: end?.cost ?? .infinity)
    }
    let least = rough.map(\.cost).min() ?? .infinity
    let most = number.map { ($0.score + Explanation.alike + slack) / 2 } ?? 10 * least + 100
    let ordered = rough.enumerated().sorted {
      ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset)
    }
    let kept = ordered.prefix(mostFollowed).filter { $0.element.cost <= most && least.isFinite }
    return kept.sorted { $0.offset < $1.offset }.map { kept in
      let slip = kept.element.slip
      return Explanation(cause: .slip(slip), solution: FrameSearch.solution(slip.mended(states)))
    }
  }
}

extension FrameStates {
  /// Of many states as many of each kind, evenly, turned ones, parallel ones and those that stand anyhow, and some that are wanted.
  fileprivate func someOfEachKind(with wanted: [Int]) -> FrameStates {
    let kinds = [
      states.indices.filter { states[$0].isTurned },
      states.indices.filter { !states[$0].isTurned && states[$0].stance != .unknown },
      states.indices.filter { states[$0].stance == .unknown },
    ]
    let most = [12, 6, 5]
    var some = self
    let kept = zip(kinds, most).flatMap { indices, most in
      indices.count <= most ? indices : (0..<most).map { indices[$0 * (indices.count - 1) / (most - 1)] }
    }
    some.states = Set(kept + wanted).sorted().map { states[$0] }
    return some
  }
}

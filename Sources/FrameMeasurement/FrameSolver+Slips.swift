import TextOutput

extension FrameSolver {
  /// Explanations that are looked into, at most.
  private static let mostFollowed = 8
  /// Explanations named, at most.
  private static let mostNamed = 3
  /// Of more states it would take too long.
  private static let mostStates = 60
  /// By so little squared misfits of explanations differ that fit about alike.
  private static let alike = 4.0
  /// Squared misfits that sum to more than this many standard deviations beyond what is expected of them are no chance.
  private static let chance = 4.0

  /// Says which mistake in writing the whole file down makes everything fit, in place of the single numbers that it puts off.
  static func explainSlips(_ solution: inout FrameSolution) {
    let states = solution.states
    guard solution.findings.contains(where: \.blamesNumbers), states.states.count <= mostStates else {
      return
    }
    // One number less may be all that it takes; what fits and is no frame is another thing.
    let single = solution.outliers.first.map { solution.chiSquare - $0.test * $0.test } ?? .infinity
    let freedom = Double(max(solution.degreesOfFreedom - 1, 0))
    let isFrame = !solution.findings.contains { $0.code == .implausible }
    guard !isFrame || single > freedom + chance * (2 * freedom).squareRoot() else { return }
    let found = likely(states).compactMap { slip -> (slip: StatesSlip, square: Double)? in
      let mended = solve(slip.mended(states), advises: false, explains: false)
      guard !mended.values.isEmpty, !mended.findings.contains(where: \.blamesNumbers) else { return nil }
      return (slip, mended.chiSquare)
    }
    // What one number less explains as well is no mistake of the file.
    guard let least = found.map(\.square).min(), !isFrame || least < single + alike else { return }
    let fitting = found.filter { $0.square < least + alike }
    let named = fitting.prefix(mostNamed).map { $0.slip.words(states) }.joined(separator: "; or if ")
    let others = fitting.count > mostNamed ? "; or with \(fitting.count - mostNamed) other ways to count" : ""
    let noFrame = solution.numbersOfNoFrame.map { ", and make no frame (\($0))" } ?? ""
    solution.findings.removeAll(where: \.blamesNumbers)
    solution.findings.append(
      FrameFinding(
        .statesMiscalled, .error, value: least, limit: Double(solution.degreesOfFreedom),
        "everything fits if \(named)\(others): the squared misfits then sum to \(decimal(least, 0)), as things are to "
          + "\(decimal(solution.chiSquare, 0))\(noFrame). Look \(fitting.count > 1 ? "which is so" : "whether it is so") and write it right; the numbers "
          + "below are of the states as they are"))
  }

  /// Mistakes with which some of the states fit best, after a short search: each mistake is the whole file's, and shows in some of it.
  private static func likely(_ states: FrameStates) -> [StatesSlip] {
    let rough = StatesSlip.all(states).map { slip in
      let some = slip.mended(states).someOfEachKind
      return (slip: slip, cost: FrameStarts.roughCost(FrameProblem(some, ReadingErrors(some))))
    }
    let least = rough.map(\.cost).min() ?? .infinity
    let ordered = rough.enumerated().sorted {
      ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset)
    }
    let kept = ordered.prefix(mostFollowed).filter { $0.element.cost <= 10 * least + 100 && least.isFinite }
    return kept.sorted { $0.offset < $1.offset }.map(\.element.slip)
  }
}

extension FrameStates {
  /// Of many states as many of each kind, evenly: turned ones, parallel ones and those that stand anyhow.
  fileprivate var someOfEachKind: FrameStates {
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
    some.states = kept.sorted().map { states[$0] }
    return some
  }
}

extension FrameFinding {
  /// Whether it says that numbers do not fit, or make no frame.
  fileprivate var blamesNumbers: Bool {
    switch code {
    case .observationMisfit, .misfitLarge, .implausible, .notConverged: true
    case .tooFewStates, .otherFrame, .statesMiscalled, .undetermined, .unchecked, .resolutionTold,
      .readingsAlike, .stanceAssumed:
      false
    }
  }
}

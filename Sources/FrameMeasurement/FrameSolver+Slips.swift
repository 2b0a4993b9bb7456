import TextOutput

extension FrameSolver {
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
    // One number less may be all that it takes.
    let single = solution.outliers.first.map { solution.chiSquare - $0.test * $0.test } ?? .infinity
    let freedom = Double(max(solution.degreesOfFreedom - 1, 0))
    guard single > freedom + chance * (2 * freedom).squareRoot() else { return }
    let found = StatesSlip.all(states).compactMap { slip -> (slip: StatesSlip, square: Double)? in
      let mended = solve(slip.mended(states), advises: false, explains: false)
      guard !mended.values.isEmpty, !mended.findings.contains(where: \.blamesNumbers) else { return nil }
      return (slip, mended.chiSquare)
    }
    // What one number less explains as well is no mistake of the file.
    guard let least = found.map(\.square).min(), least < single + alike else { return }
    let fitting = found.filter { $0.square < least + alike }
    let named = fitting.prefix(mostNamed).map { $0.slip.words(states) }.joined(separator: "; or if ")
    let others = fitting.count > mostNamed ? "; or with \(fitting.count - mostNamed) other ways to count" : ""
    solution.findings.removeAll(where: \.blamesNumbers)
    solution.findings.append(
      FrameFinding(
        .statesMiscalled, .error, value: least, limit: Double(solution.degreesOfFreedom),
        "everything fits if \(named)\(others): the squared misfits then sum to \(decimal(least, 0)), as things are to "
          + "\(decimal(solution.chiSquare, 0)). Look \(fitting.count > 1 ? "which is so" : "whether it is so") and write it right; the numbers "
          + "below are of the states as they are"))
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

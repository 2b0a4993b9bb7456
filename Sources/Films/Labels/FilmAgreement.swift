/// Which of three films or more do not go together with the others, two by two: films that agree with each other anchor the rest.
struct FilmAgreement {
  /// Indices in the set of the films that agree with most others, and of those that agree with none of these.
  let (agreeing, odd): ([Int], [Int])

  /// More squared misfits than two films that agree have, by this: a mark of them may be off.
  private static let slack = 50.0
  /// Standard deviations of a sum of squares.
  private static let most = 4.0

  /// - Returns: nil of fewer than three films, and where no film agrees with most of the others.
  init?(_ scope: AdjustmentScope, _ workspace: FilmWorkspace) {
    let numbers = Array(scope.films.indices)
    guard numbers.count >= 3 else { return nil }
    func agree(_ one: Int, _ other: Int) -> Bool {
      guard let pair = scope.calibration(of: [one, other]) else { return false }
      let problem = pair.problem()
      let freedom = Double(max(1, problem.misfitCount - problem.parameterCount))
      let most = freedom + FilmAgreement.most * (2 * freedom).squareRoot() + FilmAgreement.slack
      guard let best = PoseSearch(pair, workspace).minima.first else { return false }
      return 2 * best.cost < most
    }
    for hub in numbers {
      let others = numbers.filter { $0 != hub }
      let like = others.filter { agree(hub, $0) }
      guard 2 * like.count >= others.count else { continue }
      let agreeing = [hub] + like
      let unlike = others.filter { other in
        !like.contains(other) && !like.prefix(2).contains { agree($0, other) }
      }
      self.agreeing = agreeing.map { scope.films[$0] }.sorted()
      odd = unlike.map { scope.films[$0] }
      return
    }
    return nil
  }
}

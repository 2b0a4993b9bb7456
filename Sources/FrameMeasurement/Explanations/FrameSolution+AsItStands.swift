extension FrameSolution {
  /// Of more states it would take too long to follow every start.
  private static let mostFollowed = 40
  /// Explanations near whose frames another one is looked for.
  private static let mostNear = 4

  /// Another frame that everything fits as it stands: what fits best may be no frame while one that is fits as well, and the search may
  /// have stayed where nothing fits. Then nothing is to blame. Nil where there is none, or what explains is likelier.
  func asItStands(besides found: [Explanation], advises: Bool) -> FrameSolution? {
    let best = found.min { $0.score < $1.score }
    let most = best.map { max($0.solution.cost + Explanation.margin, $0.score) } ?? .infinity
    let likely = found.sorted { $0.score < $1.score }.prefix(FrameSolution.mostNear)
    // Of exchanged struts the poses that they show without it are right as well as those that they show as they are.
    let frames = likely.flatMap { one -> [KnownFrame] in
      guard let frame = one.solution.frame else { return [] }
      let poses = one.solution.poses
      return poses.count == states.states.count ? [frame, frame.standing(poses)] : [frame]
    }
    let followsAll = states.states.count <= FrameSolution.mostFollowed
    return FrameSearch.solution(states, nearEach: frames, followsAll: followsAll, advises: advises) { one in
      Explanation(cause: .numbers([]), solution: one).isWhole && one.cost < min(cost, most)
    }
  }

  /// Whether an explanation fits better than all as it stands, or nothing fits as it stands: where all fits what is no frame, no number
  /// and no exchange is to blame that does not make it fit better. A mistake of all states makes no frame of one and fits as well.
  func isBetter(_ one: Explanation) -> Bool {
    if case .slip(let slip) = one.cause, slip.isOfAll { return true }
    let isFitting = misfitScore <= ObservationFit.limit && !fits.contains(where: \.isOutlier)
    return !isFitting || one.solution.chiSquare < chiSquare - Explanation.margin
  }
}

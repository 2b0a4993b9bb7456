import TreatmentModel

/// Cases of two levels that a stated one could be, as ``CaseDraws`` has them of one level.
public struct TreatmentDraws: Sendable {
  private let stated: Treatment
  private let inputs: [UncertainInput]
  private let places: [[LimbInputs.Member]]
  private let mixing: ScoreMixing?
  private let scores: ScoreSource

  /// Draws of a case.
  ///
  /// - Parameters:
  ///   - assumingPublished: whether inputs without a spread of their own take a ``PublishedSpread``.
  ///   - stream: draws of different streams are independent of each other.
  public init(_ stated: Treatment, assumingPublished: Bool, seed: UInt64, stream: UInt64) {
    self.stated = stated
    let uncertain = LimbInputs(
      stated, stated.levels.indices.compactMap { stated.levelInItsRole($0) },
      assumingPublished: assumingPublished, replanned: true)
    (inputs, places) = (uncertain.inputs, uncertain.places)
    mixing = InputSpread(inputs, uncertain.covariance).mixing
    scores = ScoreSource(seed: seed, stream: stream, inputs: inputs.count)
  }

  /// The draw of this number, from 1. What was uncertain in the stated case is certain in it.
  ///
  /// Its values may lie outside what a case may have; they have to be looked at before they are planned.
  public subscript(number: Int) -> Treatment {
    var drawn = stated
    (drawn.common.covariance, drawn.common.standardDeviations) = (nil, [:])
    withColumns(inputs.count, 1) { room in
      scores.fill(room, samples: number..<(number + 1))
      mixing?.mix(room, 1)
      let changes = zip(inputs, room).map { $0.standardDeviation * $1 }
      for (index, members) in places.enumerated() {
        guard var level = drawn[LevelID(index)] else { continue }
        for member in members { level.change(member.place, by: changes[member.input]) }
        drawn.levels[index] = level.own
        // The ring between two levels is the distal ring of the one before.
        if index == 0 { drawn.proximalRing = level.proximalRing }
      }
      for (input, change) in zip(inputs, changes) { drawn.change(input.place, by: change) }
    }
    return drawn
  }
}

extension Treatment {
  /// A level that knows what it is for.
  fileprivate func levelInItsRole(_ index: Int) -> TreatedLevel? {
    guard var level = self[LevelID(index)] else { return nil }
    if case .transport(let transport) = motion {
      level.role = transport.cutLevel == level.id ? .cut : .defect
    }
    return level
  }

  /// Changes an input that is no level's, in millimetres.
  fileprivate mutating func change(_ place: UncertainInput.Place, by change: Double) {
    switch place {
    case .middle(let number):
      guard var middle = levels.middles.first else { return }
      switch number {
      case .length: middle.length += change
      case .ap: middle.ap += change
      case .lateral: middle.lateral += change
      }
      levels.replaceMiddle(0, by: middle)
    case .limbShortness:
      guard case .transport(var transport) = motion else { return }
      transport.shortness += change
      motion = .transport(transport)
    case .deformity, .hinge, .mounting, .movingMounting, .strut, .ring: return
    }
  }
}

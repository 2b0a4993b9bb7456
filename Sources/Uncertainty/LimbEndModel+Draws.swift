import RigidMotion
import TreatmentModel

/// The true inputs of several samples of a limb of two levels.
struct LimbDraws {
  /// Of each level; a ring that one takes from the other stands where the other's inputs put it.
  var levels: [Draws]
  /// Ring poses at the beginning and at the end.
  let starts: [RingPoses]
  let ends: [RingPoses]
  /// `C'`.
  let middles: [RigidTransform]
  /// By how much the limb of day 0 is too short, mm.
  let shortness: [Double]
}

/// A level of several samples by its own true inputs.
package struct DrawnLevel {
  let draws: Draws
  /// Ring poses at the beginning and at the end.
  let start: RingPoses
  let end: RingPoses
}

extension LimbEndModel {
  /// The true inputs that standard scores mean, after these were mixed.
  func draws(_ scores: UnsafeBufferPointer<Double>, _ count: Int) -> LimbDraws {
    settled(levels.indices.map { drawn($0, scores, count) }, scores, count)
  }

  /// The same of scores that differ from known ones in one input.
  func draws(
    _ scores: UnsafeBufferPointer<Double>, _ count: Int, changing input: Int, of known: [DrawnLevel]
  ) -> LimbDraws {
    let drawn = levels.indices.map { level in
      places[level].contains { $0.input == input } ? self.drawn(level, scores, count) : known[level]
    }
    return settled(drawn, scores, count)
  }

  /// A level by its own inputs alone.
  func drawn(_ index: Int, _ scores: UnsafeBufferPointer<Double>, _ count: Int) -> DrawnLevel {
    let (level, members) = (levels[index], places[index])
    let draws = withColumns(members.count, count) { own in
      for (index, member) in members.enumerated() {
        _ = own.column(index, count).initialize(
          from: scores[member.input * count..<(member.input + 1) * count])
      }
      return level.draws(UnsafeBufferPointer(own), count)
    }
    return DrawnLevel(
      draws: draws,
      start: level.isRingsFirst
        ? .same(level.startPose) : level.ringPoses(level.startLengths, draws, from: level.startPose),
      end: level.ringPoses(level.endLengths, draws, from: level.endPose))
  }

  private func settled(
    _ drawn: [DrawnLevel], _ scores: UnsafeBufferPointer<Double>, _ count: Int
  ) -> LimbDraws {
    var (middles, shortness) = ([RigidTransform](), [Double](repeating: self.shortness, count: count))
    middles.reserveCapacity(count)
    let own = inputs.indices.filter { inputs[$0].place.isOfLimb }
    for n in 0..<count {
      var middle = middle
      for index in own {
        let change = spread.deviations[index] * scores[index * count + n]
        switch inputs[index].place {
        case .middle(.length): middle.length += change
        case .middle(.ap): middle.ap += change
        case .middle(.lateral): middle.lateral += change
        case .limbShortness: shortness[n] += change
        default: break
        }
      }
      middles.append(middle.proximalFromDistal(side))
    }
    var all = LimbDraws(
      levels: drawn.map(\.draws), starts: drawn.map(\.start), ends: drawn.map(\.end), middles: middles,
      shortness: shortness)
    all.settle(pair, count)
    return all
  }
}

extension UncertainInput.Place {
  /// Whether it is neither level's.
  fileprivate var isOfLimb: Bool {
    switch self {
    case .middle, .limbShortness: true
    case .deformity, .hinge, .mounting, .movingMounting, .strut, .ring: false
    }
  }
}

extension LimbDraws {
  /// Puts the middle ring where the level that states it has it.
  fileprivate mutating func settle(_ pair: LevelPair, _ count: Int) {
    guard let (follower, ring) = pair.follower else { return }
    let other = 1 - follower
    let unknown = RigidTransform(translation: Vector3(repeating: .nan))
    for n in 0..<count {
      let place = starts[other][n].map { start in
        pair.middleRing(
          ofFollower: follower,
          from: LevelNumbers(
            deformity: levels[other].fragments[n], referenceRing: levels[other].referenceRings[n],
            movingRing: levels[other].movingRings.isEmpty ? .identity : levels[other].movingRings[n],
            start: start, end: .identity), middle: middles[n])
      }
      switch ring {
      case .reference: levels[follower].referenceRings[n] = place ?? unknown
      case .moving: levels[follower].movingRings[n] = place ?? unknown
      }
    }
  }
}

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

extension LimbEndModel {
  /// The true inputs that standard scores mean, after these were mixed.
  func draws(_ scores: UnsafeBufferPointer<Double>, _ count: Int) -> LimbDraws {
    var draws: [Draws] = []
    for (level, members) in zip(levels, places) {
      draws.append(
        withColumns(members.count, count) { own in
          for (index, member) in members.enumerated() {
            _ = own.column(index, count).initialize(
              from: scores[member.input * count..<(member.input + 1) * count])
          }
          return level.draws(UnsafeBufferPointer(own), count)
        })
    }
    var (middles, shortness) = ([RigidTransform](), [Double](repeating: self.shortness, count: count))
    middles.reserveCapacity(count)
    for n in 0..<count {
      var middle = middle
      for (index, input) in inputs.enumerated() {
        let change = spread.deviations[index] * scores[index * count + n]
        switch input.place {
        case .middle(.length): middle.length += change
        case .middle(.ap): middle.ap += change
        case .middle(.lateral): middle.lateral += change
        case .limbShortness: shortness[n] += change
        default: break
        }
      }
      middles.append(middle.proximalFromDistal(side))
    }
    let starts = zip(levels, draws).map { level, draws in
      level.isRingsFirst
        ? .same(level.startPose) : level.ringPoses(level.startLengths, draws, from: level.startPose)
    }
    let ends = zip(levels, draws).map { $0.ringPoses($0.endLengths, $1, from: $0.endPose) }
    var all = LimbDraws(
      levels: draws, starts: starts, ends: ends, middles: middles, shortness: shortness)
    all.settle(pair, count)
    return all
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

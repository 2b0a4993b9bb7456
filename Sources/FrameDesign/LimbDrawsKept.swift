import CorrectionPlanning
import Threading
import TreatmentModel
import Uncertainty

/// For how many of the limbs of two levels that the stated one could be frames need no more changes: ``DrawsKept`` of one level.
struct LimbDrawsKept {
  private let space: LimbSpace
  private let draws: Int
  private let jobs: Int
  private let limbs: TreatmentDraws
  private let isUncertain: Bool

  init(_ space: LimbSpace, draws: Int, seed: UInt64, jobs: Int) {
    (self.space, self.draws, self.jobs) = (space, draws, jobs)
    limbs = TreatmentDraws(space.typed, assumingPublished: false, seed: seed, stream: 0)
    isUncertain = !space.typed.common.standardDeviations.isEmpty
  }

  /// For each frame how many; nil where nothing is uncertain.
  func counts(_ frames: [(frame: LimbFrame, changes: Int)]) -> [Int]? {
    guard isUncertain, draws > 0 else { return nil }
    let (space, limbs) = (space, limbs)
    let kept = Workers.map(draws, jobs: jobs) { draw -> [Bool] in
      let limb = limbs[draw + 1]
      guard limb.invalidValues.isEmpty, let trials = try? LimbTrials(limb) else {
        return frames.map { _ in false }
      }
      var memory = LimbTrials.Memory()
      return frames.map { frame, changes in
        guard let trial = try? trials.trial(space.treatment(frame, of: limb), &memory) else { return false }
        return trial.changes <= changes
      }
    }
    return frames.indices.map { frame in kept.count { $0[frame] } }
  }
}

extension LimbSpace {
  /// A drawn limb in frames that are built as they were chosen, mounted with the errors of the draw.
  fileprivate func treatment(_ frame: LimbFrame, of limb: Treatment) -> Treatment {
    var chosen = treatment(frame)
    let (drawn, stated) = (limb.rings, typed.rings)
    for (ring, own) in chosen.rings.enumerated() where own == stated[ring] {
      chosen.setRing(ring, drawn[ring])
    }
    for index in chosen.levels.indices {
      var level = limb.levels[index]
      let (built, typed) = (chosen.levels[index], typed.levels[index])
      level.distalRing = built.distalRing
      if case .chronic = built.mode { level.mode = built.mode }
      if case .automatic = built.struts { level.struts = built.struts }
      level.mounting.axialOffset += built.mounting.axialOffset - typed.mounting.axialOffset
      level.mounting.rotation += built.mounting.rotation - typed.mounting.rotation
      chosen.levels[index] = level
    }
    if let middle = limb.levels.middles.first { chosen.levels.replaceMiddle(0, by: middle) }
    chosen.motion = limb.motion
    (chosen.common.covariance, chosen.common.standardDeviations) = (nil, [:])
    return chosen
  }
}

extension Treatment {
  /// From proximal to distal.
  fileprivate var rings: [RingHardware] { [proximalRing] + levels.map(\.distalRing) }

  fileprivate mutating func setRing(_ ring: Int, _ hardware: RingHardware) {
    if ring == 0 { proximalRing = hardware } else { levels[ring - 1].distalRing = hardware }
  }
}

import CorrectionPlanning
import Threading
import TreatmentModel
import Uncertainty

/// For how many of the limbs that the stated one could be a frame needs no more changes.
struct DrawsKept {
  private let space: DesignSpace
  private let draws: Int
  private let jobs: Int
  private let limbs: CaseDraws
  private let isUncertain: Bool

  init(_ space: DesignSpace, draws: Int, seed: UInt64, jobs: Int) {
    (self.space, self.draws, self.jobs) = (space, draws, jobs)
    limbs = CaseDraws(space.typed, assumingPublished: false, seed: seed, stream: 0)
    isUncertain = !space.typed.standardDeviations.isEmpty
  }

  /// For each frame how many; nil where nothing is uncertain.
  ///
  /// A limb is planned anew, with the frame as it was chosen: built so, mounted with the errors of the draw. Limbs that no case could
  /// state count as such that need more.
  func counts(_ frames: [DesignCandidate]) -> [Int]? {
    guard isUncertain, draws > 0 else { return nil }
    let (space, limbs) = (space, limbs)
    let kept = Workers.map(draws, jobs: jobs) { draw -> [Bool] in
      let limb = limbs[draw + 1]
      guard limb.invalidValues.isEmpty, let trials = try? FrameTrials(limb) else {
        return frames.map { _ in false }
      }
      return frames.map { candidate in
        let level = limb.with(space.frames[candidate.index].mounted(in: limb, stated: space.typed))
        guard let trial = try? trials.trial(level), trial.faults == 0 else { return false }
        return trial.changes <= candidate.figures.changes
      }
    }
    return frames.indices.map { frame in kept.count { $0[frame] } }
  }
}

extension DesignFrame {
  /// With the errors that a draw has made of its mounting.
  fileprivate func mounted(in drawn: TreatedLevel, stated: TreatedLevel) -> DesignFrame {
    DesignFrame(
      proximalRing: proximalRing == stated.proximalRing ? drawn.proximalRing : proximalRing,
      distalRing: distalRing == stated.distalRing ? drawn.distalRing : distalRing,
      neutralHeight: neutralHeight,
      axialOffset: axialOffset.map { $0 + drawn.mounting.axialOffset - stated.mounting.axialOffset },
      rotation: rotation.map { $0 + drawn.mounting.rotation - stated.mounting.rotation }, classes: classes,
      keepsStruts: keepsStruts)
  }
}

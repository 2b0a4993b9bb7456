import CorrectionPlanning
import Threading
import TreatmentModel

/// The frames of a limb that a search goes through: of one level, or of two that share a ring.
protocol FrameSpace: Sendable {
  /// The case as it was typed.
  var typed: Treatment { get }
  /// What is gone through.
  var scope: DesignScope { get }
  /// Of a search that was ended so many frames are still looked at closely: without that there would be nothing to show.
  var looksAfterEnd: Int { get }

  /// Tries them; those that serve every strut are known by their indices from then on.
  mutating func tryAll(jobs: Int, _ watch: SearchWatch) -> TriedFrames
  /// The case with a frame that serves.
  func treatment(_ index: Int) -> Treatment
  /// How that is built, level by level from proximal to distal.
  func frames(_ index: Int) -> [DesignFrame]
  /// The same candidate, known better.
  func refined(_ candidate: DesignCandidate) -> DesignCandidate
  /// For how many limbs that the stated one could be each frame needs no more changes; nil where nothing is uncertain.
  func kept(_ frames: [DesignCandidate], draws: Int, seed: UInt64, jobs: Int) -> [Int]?
}

/// What came of trying frames.
struct TriedFrames {
  /// Those that serve every strut, in the order of their indices.
  var serving: [DesignCandidate]
  /// So many were tried
  var tried: Int
  /// of so many.
  var total: Int
  /// So many of them lie between those that are as far apart as the scope says.
  var finer = 0
  /// How far that had come, if it was ended.
  var ended: SearchWatch.Progress?
}

/// Frames of a limb of one level.
struct LevelDesign: FrameSpace {
  private let space: DesignSpace
  private let trials: FrameTrials

  init(_ typed: TreatedLevel, height: Double, _ bounds: DesignBounds) throws(PlanningError) {
    trials = try FrameTrials(typed)
    space = DesignSpace(typed, height: height, bounds)
  }

  var typed: Treatment { Treatment(space.typed) }
  var scope: DesignScope { space.scope }
  let looksAfterEnd = 512

  /// So many frames at a time on one thread.
  private static let piece = 32

  func tryAll(jobs: Int, _ watch: SearchWatch) -> TriedFrames {
    let (count, size) = (space.frames.count, LevelDesign.piece)
    let pieces = Workers.map(
      (count + size - 1) / size, jobs: jobs,
      goesOn: { done in watch.goesOn(SearchWatch.Progress(min(done * size, count), of: count, "frames")) }
    ) { [space, trials] piece in
      (piece * size..<min((piece + 1) * size, count)).compactMap { index in
        DesignCandidate(index, space.level(index), trials)
      }
    }
    let tried = min(pieces.count * size, count)
    return TriedFrames(
      serving: pieces.flatMap { $0 }, tried: tried, total: count,
      ended: tried < count ? SearchWatch.Progress(tried, of: count, "frames") : nil)
  }

  func treatment(_ index: Int) -> Treatment { Treatment(space.level(index)) }
  func frames(_ index: Int) -> [DesignFrame] { [space.frames[index]] }

  func refined(_ candidate: DesignCandidate) -> DesignCandidate {
    candidate.refined(space.level(candidate.index), trials)
  }

  func kept(_ frames: [DesignCandidate], draws: Int, seed: UInt64, jobs: Int) -> [Int]? {
    DrawsKept(space, draws: draws, seed: seed, jobs: jobs).counts(frames)
  }
}

extension DesignSpace {
  /// The case with a frame.
  func level(_ index: Int) -> TreatedLevel { typed.with(frames[index]) }
}

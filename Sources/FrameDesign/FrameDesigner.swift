import CorrectionPlanning
import HexapodKinematics
import Threading
import TreatmentModel
import Uncertainty

/// A frame of a design.
public struct DesignedFrame: Sendable {
  /// How it is built and mounted.
  public let frame: DesignFrame
  /// The figures of its plan.
  public let figures: FrameFigures
  /// Its plan; of its ``Plan/level`` the case is written.
  public let plan: Plan
  /// Of so many draws of the uncertain inputs a plan with this frame needs no more changes; nil where nothing is uncertain.
  public let drawsKept: Int?
}

/// The frames that serve a limb best.
public struct DesignTable: Sendable {
  /// What was looked through.
  public let space: DesignSpace
  /// So many frames of it were tried.
  public let tried: Int
  /// So many of these serve every strut.
  public let serving: Int
  /// So many were planned in full.
  public let planned: Int
  /// By visits, changes, margin, stiffness; none of them is dominated by a frame that was tried.
  public let frames: [DesignedFrame]
  /// The figures of the frame that was typed; nil where it has no plan.
  public let typed: FrameFigures?
  /// Whether the typed frame serves every strut without error.
  public let typedServes: Bool
  /// So many draws were made of each frame; 0 where nothing is uncertain.
  public let draws: Int
  /// How far the search had come, if it was ended.
  public let ended: SearchWatch.Progress?
}

/// Looks for the frames that serve a limb best, before surgery.
///
/// Every frame within the bounds is tried: its path, whole steps and strut changes are those of its plan. Which of them are planned
/// with all checks and clearances, ``ParetoSearch`` decides.
public struct FrameDesigner: Sendable {
  /// So many frames a table has at most.
  public static let mostFrames = 12

  private let space: DesignSpace
  private let trials: FrameTrials
  /// Threads.
  private let jobs: Int

  /// - Throws: ``PlanningError/Code/nothingToChoose`` unless the mode is chronic and the rings are parallel in neutral; ``PlanningError`` as ``Planner/plan(_:)`` for what
  ///   is no case, and for ranges that are none.
  public init(_ typed: TreatedLevel, _ bounds: DesignBounds = DesignBounds(), jobs: Int) throws(PlanningError)
  {
    try typed.refuseInvalidValues()
    let ranges = DesignRanges(heights: bounds.heights, axialOffsets: bounds.axialOffsets)
    if let invalid = InvalidValues(ranges.invalidValues) { throw PlanningError(invalid) }
    guard case .chronic(let height) = typed.mode else {
      throw PlanningError(
        .nothingToChoose, key: CaseKey(.frame, .mode),
        "only in chronic mode can a frame be chosen; this frame is there already")
    }
    guard typed.neutral == .inLine else {
      throw PlanningError(
        .nothingToChoose, key: CaseKey(.frame, .neutral),
        "frames are chosen whose rings are parallel and in line in neutral; of this one \(CaseKey.Word.neutral.name) declares another pose"
      )
    }
    trials = try FrameTrials(typed)
    space = DesignSpace(typed, height: height, bounds)
    self.jobs = jobs
  }

  /// So many frames at a time on one thread.
  private static let piece = 32

  /// The frames; whatever the number of threads they are the same, unless the search is ended.
  ///
  /// - Parameters:
  ///   - draws: of the uncertain inputs, of each frame.
  ///   - seed: from which the draws follow.
  ///   - watch: may end the search, which then has the best of what was tried.
  public func design(draws: Int = 200, seed: UInt64 = 1, watch: SearchWatch = .none) -> DesignTable {
    let (candidates, tried) = tried(watch)
    let isEnded = tried < space.count
    let total = space.count
    // Of a search that was ended a little is still planned: without that there would be nothing to show.
    var plansLeft = isEnded ? FrameDesigner.plansAfterEnd : Int.max
    var progress: SearchWatch.Progress? =
      isEnded ? SearchWatch.Progress(tried, of: total, "frames") : nil
    let (refined, plans) = withoutActuallyEscaping(watch.goesOn) { goesOn in
      var search = ParetoSearch(candidates) { open in
        if plansLeft != Int.max {
          guard plansLeft > 0 else { return nil }
          plansLeft -= open.count
        } else if !goesOn(SearchWatch.Progress(total, of: total, "frames; planning the best")) {
          plansLeft = FrameDesigner.plansAfterEnd
          progress = SearchWatch.Progress(total, of: total, "frames, while the best were planned")
        }
        return Workers.map(open.count, jobs: jobs) { [space, trials] index in
          open[index].refined(space.level(open[index].index), trials)
        }
      }
      let front = search.front(atMost: FrameDesigner.mostFrames)
      return (front, search.planned)
    }
    let kept = DrawsKept(space, draws: draws, seed: seed, jobs: jobs)
    let counts = progress == nil ? kept.counts(refined) : nil
    let frames = refined.enumerated().compactMap { number, candidate -> DesignedFrame? in
      guard let plan = try? Planner.plan(unchecked: space.level(candidate.index)) else { return nil }
      return DesignedFrame(
        frame: space.frames[candidate.index], figures: candidate.figures, plan: plan,
        drawsKept: counts?[number])
    }
    let own = try? Planner.plan(unchecked: space.typed)
    return DesignTable(
      space: space, tried: tried, serving: candidates.count, planned: plans, frames: frames,
      typed: own.flatMap { try? $0.frameFigures() }, typedServes: own?.serves == true,
      draws: counts == nil ? 0 : draws, ended: progress)
  }

  private static let plansAfterEnd = 512

  /// All frames that serve every strut, and how many were tried.
  private func tried(_ watch: SearchWatch) -> ([DesignCandidate], Int) {
    let (count, size) = (space.count, FrameDesigner.piece)
    let pieces = Workers.map(
      (count + size - 1) / size, jobs: jobs,
      goesOn: { done in watch.goesOn(SearchWatch.Progress(min(done * size, count), of: count, "frames")) }
    ) { [space, trials] piece in
      (piece * size..<min((piece + 1) * size, count)).compactMap { index in
        DesignCandidate(index, space.level(index), trials)
      }
    }
    return (pieces.flatMap { $0 }, min(pieces.count * size, count))
  }
}

extension DesignSpace {
  /// The case with a frame.
  func level(_ index: Int) -> TreatedLevel { typed.with(frames[index]) }
}

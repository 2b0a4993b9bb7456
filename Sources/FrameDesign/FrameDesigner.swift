import CorrectionPlanning
import HexapodKinematics
import Threading
import TreatmentModel

/// Frames of a design: one, or those of two levels, which share the middle ring.
public struct DesignedFrame: Sendable {
  /// How they are built and mounted, level by level from proximal to distal.
  public let levels: [DesignFrame]
  /// The figures of their plan.
  public let figures: FrameFigures
  /// Their plan; of its ``TreatmentPlan/treatment`` the case is written.
  public let plan: TreatmentPlan
  /// Of so many draws of the uncertain inputs a plan with this frame needs no more changes; nil where nothing is uncertain.
  public let drawsKept: Int?
}

/// The frames that serve a limb best.
public struct DesignTable: Sendable {
  /// What was looked through.
  public let space: DesignScope
  /// So many frames were tried.
  public let tried: Int
  /// Of two levels so many of them lie between those that are ``DesignScope/step`` apart, round the best of these.
  public let finer: Int
  /// So many of all serve every strut.
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

/// Looks for the frames that serve a limb of one or two levels best, before surgery.
///
/// Every frame within the bounds is tried: its path, whole steps and strut changes are those of its plan. Which of them are planned
/// with all checks and clearances, ``ParetoSearch`` decides.
public struct FrameDesigner: Sendable {
  /// So many frames a table has at most.
  public static let mostFrames = 12

  private let space: any FrameSpace
  /// Threads.
  private let jobs: Int

  /// - Throws: ``PlanningError/Code/nothingToChoose`` unless the mode is chronic; ``PlanningError`` as ``Planner/plan(_:)`` for
  ///   what is no case, and for ranges that are none.
  public init(_ typed: TreatedLevel, _ bounds: DesignBounds = DesignBounds(), jobs: Int) throws(PlanningError)
  {
    try self.init(Treatment(typed), bounds, jobs: jobs)
  }

  /// - Throws: ``PlanningError/Code/nothingToChoose`` where a frame is there already: of one level unless its mode is chronic, of two
  ///   unless one states the middle ring's place in chronic mode, the other leaves it to that one, and rings are parallel in neutral; ``PlanningError`` as ``Planner/plan(_:)`` for what is no case, and for ranges that are none.
  public init(_ typed: Treatment, _ bounds: DesignBounds = DesignBounds(), jobs: Int) throws(PlanningError) {
    if let invalid = InvalidValues(typed.invalidValues) { throw PlanningError(invalid) }
    let ranges = DesignRanges(heights: bounds.heights, axialOffsets: bounds.axialOffsets)
    if let invalid = InvalidValues(ranges.invalidValues) { throw PlanningError(invalid) }
    // What is not planned has no frames, for the reason that its plan has.
    if typed.unplanned != nil { _ = try Planner.plan(unchecked: typed) }
    self.jobs = jobs
    if typed.levels.count > 1 {
      space = try LimbDesign(typed, bounds)
      return
    }
    let level = try typed.soleLevel()
    guard case .chronic(let height) = level.mode else {
      throw PlanningError(
        .nothingToChoose, key: CaseKey(.frame, .mode),
        "only in chronic mode can a frame be chosen; this frame is there already")
    }
    space = try LevelDesign(level, height: height, bounds)
  }

  /// The frames; whatever the number of threads they are the same, unless the search is ended.
  ///
  /// - Parameters:
  ///   - draws: of the uncertain inputs, of each frame.
  ///   - seed: from which the draws follow.
  ///   - watch: may end the search, which then has the best of what was tried.
  public func design(draws: Int = 200, seed: UInt64 = 1, watch: SearchWatch = .none) -> DesignTable {
    var tryingSpace = self.space
    let found = tryingSpace.tryAll(jobs: jobs, watch)
    let (space, jobs) = (tryingSpace, self.jobs)
    var looksLeft = found.ended == nil ? Int.max : space.looksAfterEnd
    var progress = found.ended
    let (refined, plans) = withoutActuallyEscaping(watch.goesOn) { goesOn in
      func mayLook(_ count: Int) -> Bool {
        if looksLeft != Int.max {
          guard looksLeft > 0 else { return false }
          looksLeft -= count
        } else if !goesOn(
          SearchWatch.Progress(found.total, of: found.total, "frames; planning the best"))
        {
          looksLeft = space.looksAfterEnd
          progress = SearchWatch.Progress(
            found.total, of: found.total, "frames, while the best were planned")
        }
        return true
      }
      var search = ParetoSearch(found.serving, goesOn: mayLook) { open in
        Workers.map(open.count, jobs: jobs) { space.refined(open[$0]) }
      }
      let front = search.front(atMost: FrameDesigner.mostFrames)
      return (front, search.planned)
    }
    let counts = progress == nil ? space.kept(refined, draws: draws, seed: seed, jobs: jobs) : nil
    let frames = refined.enumerated().compactMap { number, candidate -> DesignedFrame? in
      guard let plan = try? Planner.plan(unchecked: space.treatment(candidate.index)) else { return nil }
      return DesignedFrame(
        levels: space.frames(candidate.index), figures: candidate.figures, plan: plan,
        drawsKept: counts?[number])
    }
    let own = try? Planner.plan(unchecked: space.typed)
    return DesignTable(
      space: space.scope, tried: found.tried, finer: found.finer, serving: found.serving.count,
      planned: plans, frames: frames, typed: own.flatMap { try? $0.frameFigures() },
      typedServes: own?.serves == true, draws: counts == nil ? 0 : draws, ended: progress)
  }
}

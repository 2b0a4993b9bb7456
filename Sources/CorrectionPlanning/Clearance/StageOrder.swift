import RigidMotion
import TextOutput
import TreatmentModel

/// Orders of stages in which the ends of the bone do not run into each other.
public enum StageOrder {
  /// The farthest that a suggestion draws the bone ends apart beyond where the plan ends, mm.
  static let farthestDetour = 30

  /// Stages, the last of which leads to the case's target, on whose way the bone ends overlap nowhere by more than the
  /// case's limit: length first, then the rest; or, if that is not enough, more length than is wanted at the end, then
  /// the rest, then back. Nil when none does, because they overlap at the end too.
  ///
  /// - Parameter watch: may end the search.
  /// - Throws: ``PlanningError`` when the case has no usable frame, and ``PlanningError/Code/searchEnded`` when the search is ended.
  public static func withoutCollision(
    _ level: TreatedLevel, watch: SearchWatch = .none
  ) throws(PlanningError) -> [Deformity]? {
    try withoutCollision(level, try MountedFrame(level), watch)
  }

  /// Whether a case's own stages keep the bone ends from overlapping by more than the case's limit.
  ///
  /// - Throws: ``PlanningError`` when the path cannot be followed.
  public static func isFreeOfCollision(_ level: TreatedLevel) throws(PlanningError) -> Bool {
    try isFree(level, level.schedule.stages, MountedFrame(level))
  }

  static func withoutCollision(
    _ level: TreatedLevel, _ frame: MountedFrame, _ watch: SearchWatch = .none
  ) throws(PlanningError) -> [Deformity]? {
    let candidates = candidates(level)
    for (number, stages) in candidates.enumerated() {
      let progress = SearchWatch.Progress(number, of: candidates.count, "orders of stages")
      guard watch.goesOn(progress) else {
        throw PlanningError(ended: progress, "none of them keeps the bone ends apart")
      }
      // An order that the frame cannot follow is none.
      if (try? isFree(level, stages, frame)) == true { return stages }
    }
    return nil
  }

  /// The orders that are tried, the shortest detour first.
  static func candidates(_ level: TreatedLevel) -> [[Deformity]] {
    (0...farthestDetour).map { detour in
      var (apart, turned) = (level.deformity, level.target)
      apart.axialTranslation = level.target.axialTranslation - Double(detour)
      turned.axialTranslation = apart.axialTranslation
      return detour == 0 ? [apart] : [apart, turned]
    }
  }

  /// Whether such stages keep the bone ends of a level of several apart, whose values were looked at.
  static func isFree(_ level: TreatedLevel, _ stages: [Deformity]) throws(PlanningError) -> Bool {
    try isFree(level, stages, MountedFrame(unchecked: level))
  }

  /// As ``remedyWithoutOrder(_:)`` of a level of several, whose values were looked at.
  static func remedyWithoutOrder(unchecked level: TreatedLevel) throws(PlanningError) -> Remedy {
    remedyWithoutOrder(level, try MountedFrame(unchecked: level))
  }

  /// What to do where no order keeps the bone ends apart.
  ///
  /// - Throws: ``PlanningError`` when the case has no usable frame.
  public static func remedyWithoutOrder(_ level: TreatedLevel) throws(PlanningError) -> Remedy {
    remedyWithoutOrder(level, try MountedFrame(level))
  }

  static func remedyWithoutOrder(_ level: TreatedLevel, _ frame: MountedFrame) -> Remedy {
    let poses = [level.deformity, level.target].map {
      $0.referenceFromMoving(level.limb, level.convention)
    }
    let overlap =
      BoneEnds(level, start: poses[0]).map { -$0.value(at: FrameState(fragment: poses[1], frame)) } ?? 0
    return overlap > level.limits.boneOverlap ? .leaveLonger(overlap) : .otherPathOrStages
  }

  private static func isFree(
    _ level: TreatedLevel, _ stages: [Deformity], _ frame: MountedFrame
  ) throws(PlanningError) -> Bool {
    let poses = ([level.deformity] + stages + [level.target]).map {
      $0.referenceFromMoving(level.limb, level.convention)
    }
    guard let ends = BoneEnds(level, start: poses[0]) else { return true }
    let limit = -level.limits.boneOverlap
    // The end decides for most orders that are no good.
    guard ends.value(at: FrameState(fragment: poses[poses.count - 1], frame)) >= limit else { return false }
    let search = try PathSearch(
      CorrectionPath(level.schedule.path, through: poses, frame), frame)
    return try search.firstBelow(limit, ends) == nil
  }
}

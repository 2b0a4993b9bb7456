import HexapodKinematics
import TreatmentModel

/// What frames for the same limb are held against each other by.
public struct FrameFigures: Sendable, Equatable {
  /// Days with a visit at which struts are changed, of all levels.
  public let visits: Int
  /// Strut changes at all of them.
  public let changes: Int
  /// The smallest of: millimetres from a reading to the nearer end of its range; what is left between two struts beyond
  /// ``CheckLimit/strutGap``; where the limb's outside is known, what is left between it and a strut or a ring beyond
  /// ``CheckLimit/limbClearance``; and, where struts of two levels or a strut and the far ring of the other level are nearer to each
  /// other than ``CheckLimit/strutGap``, what is missing to that.
  public let margin: Double
  /// The least stiffness measure of the days.
  public let stiffness: Double

  package init(visits: Int, changes: Int, margin: Double, stiffness: Double) {
    (self.visits, self.changes, self.margin, self.stiffness) = (visits, changes, margin, stiffness)
  }

  /// Whether it is nowhere worse and somewhere better.
  public func dominates(_ other: FrameFigures) -> Bool {
    visits <= other.visits && changes <= other.changes && margin >= other.margin
      && stiffness >= other.stiffness && self != other
  }
}

extension Plan {
  /// The figures of its frame.
  ///
  /// - Throws: ``PlanningError/Code/pathNotReachable``, and only on paths of equal steps.
  public func frameFigures() throws(PlanningError) -> FrameFigures {
    let frame = frame
    return FrameFigures(
      visits: strutTimeline.visitDays.count, changes: strutTimeline.changes.count,
      margin: try margin(on: CorrectionPath(level, frame), frame), stiffness: leastStiffness)
  }

  /// Of ranges, and of clearances on the path that the plan follows.
  fileprivate func margin(on path: CorrectionPath, _ frame: MountedFrame) throws(PlanningError) -> Double {
    let clearance = FrameClearance(level, frame, strutTimeline.largestRadii)
    return min(rangeMargin, try clearance.least(on: PathSearch(path, frame)))
  }

  fileprivate var leastStiffness: Double { days.reduce(.infinity) { min($0, $1.stiffness) } }

  /// Of all readings that are set.
  private var rangeMargin: Double {
    var least = Double.infinity
    for day in days {
      for strut in StrutNumber.allCases {
        let range = strutTimeline.hardware(strut, onDay: day.day).range
        for reading in [day.set[strut]] + day.adjustments.map({ $0.set[strut] }) {
          least = min(least, reading - range.lowerBound, range.upperBound - reading)
        }
      }
    }
    return least
  }
}

extension TreatmentPlan {
  /// The figures of its frames together: visits of both levels, all their changes, the smallest margin and the least stiffness.
  ///
  /// - Throws: ``PlanningError/Code/pathNotReachable``, and only on paths of equal steps.
  public func frameFigures() throws(PlanningError) -> FrameFigures {
    guard let middle = treatment.levels.middles.first else { return try levels[0].frameFigures() }
    let turning = try LevelTurning(treatment, SettledLevels(treatment), middle)
    var (margin, frames, turned, reached) = (
      Double.infinity, [MountedFrame](), [DiscretizedMotion](), [[BatchPose]]()
    )
    for (index, level) in turning.levels.enumerated() {
      margin = min(margin, try levels[index].margin(on: level.sampledPath.path, level.frame))
      frames.append(level.frame)
      turned.append(level.turned)
      reached.append(level.turned.reached(level.frame))
    }
    margin = min(margin, LevelClearance(levels, frames, turned, reached).lack ?? margin)
    return FrameFigures(
      visits: visitDays.count, changes: levels.reduce(0) { $0 + $1.strutTimeline.changes.count },
      margin: margin, stiffness: levels.reduce(.infinity) { min($0, $1.leastStiffness) })
  }
}

import HexapodKinematics
import TreatmentModel

/// What frames for the same limb are held against each other by.
public struct FrameFigures: Sendable, Equatable {
  /// Days with a visit at which struts are changed.
  public let visits: Int
  /// Strut changes at all of them.
  public let changes: Int
  /// The smallest of: millimetres from a reading to the nearer end of its range; what is left between two struts beyond
  /// ``CheckLimit/strutGap``; and, where the limb's outside is known, what is left between it and a strut or a ring beyond
  /// ``CheckLimit/limbClearance``.
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
    let search = try PathSearch(CorrectionPath(level, frame), frame)
    let clearance = try FrameClearance(level, frame, strutTimeline.largestRadii).least(on: search)
    return FrameFigures(
      visits: strutTimeline.visitDays.count, changes: strutTimeline.changes.count,
      margin: min(rangeMargin, clearance), stiffness: days.reduce(.infinity) { min($0, $1.stiffness) })
  }

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

import TreatmentModel

/// The course of a treatment of several levels from surgery to the day on which the frames may come off (MODEL sections 10 and 12).
///
/// Days are counted from surgery, as ``Timeline`` has them.
public struct TreatmentTimeline: Sendable, Equatable {
  /// When a level is turned.
  public struct Turning: Sendable, Equatable {
    /// Which.
    public let level: LevelID
    /// First and last day with a turn, of a resumed plan those to come; nil for a level that is not turned.
    public let days: ClosedRange<Int>?
  }

  /// Surgery, latency, the correction of all levels, consolidation, without an estimate.
  public let whole: Timeline
  /// From proximal to distal.
  public let turning: [Turning]
  /// Of a transport: the day on which the faces meet.
  public let contactDay: Int?
  /// Whole days from surgery to the removal of both frames: of missing bone by its length, else those of the level that takes longest;
  /// nil where no index says anything.
  public let daysInFrame: ClosedRange<Int>?

  /// Earliest and latest estimated date of removal; nil without an estimate or without a day of surgery.
  public var estimatedRemoval: ClosedRange<CalendarDate>? {
    guard let surgery = whole.surgery, let daysInFrame else { return nil }
    return surgery + daysInFrame.lowerBound...surgery + daysInFrame.upperBound
  }
}

extension TreatmentPlan {
  /// The course of the treatment.
  public var timeline: TreatmentTimeline {
    let latency = treatment.common.calendar.latency
    let last = levels.reduce(0) { max($0, $1.lastDay) }
    let turning = levels.map { plan in
      let days = plan.days.dropFirst().filter { day in day.turns.contains { $0 != 0 } }.map(\.day)
      return TreatmentTimeline.Turning(
        level: plan.level.id,
        days: days.first.flatMap { first in
          days.last.map { max(0, latency + first - 1)...max(0, latency + $0 - 1, latency + first - 1) }
        })
    }
    return TreatmentTimeline(
      whole: Timeline(levels[0].level, days: last), turning: turning,
      contactDay: limb?.contactDay.map { max(0, latency + $0 - 1) },
      daysInFrame: estimatedDays(lastTurn: latency + last - 1))
  }

  /// From face to face of a defect before anything was turned, mm; nil without one.
  public var defectLength: Double? {
    guard case .transport(let transport) = treatment.motion,
      let level = levels.first(where: { $0.level.id == transport.defectLevel })?.level
    else { return nil }
    return DockingFaces(level).gap(level.stageEnds[0])
  }

  private func estimatedDays(lastTurn: Int) -> ClosedRange<Int>? {
    var range: ClosedRange<Int>?
    if case .transport = treatment.motion {
      guard let defect = defectLength, defect >= Timeline.leastLengthening,
        defect < 1e5
      else { return nil }
      let index = Timeline.daysPerCentimetreOfDefect
      range =
        Int(
          (index.lowerBound * defect / 10).rounded(.down))...Int(
          (index.upperBound * defect / 10).rounded(.up))
    } else {
      let own = levels.compactMap { Timeline($0.level, days: 0).estimate?.daysInFrame }
      if let low = own.map(\.lowerBound).max(), let high = own.map(\.upperBound).max() { range = low...high }
    }
    return range.flatMap { $0.lowerBound > lastTurn ? $0 : nil }
  }
}

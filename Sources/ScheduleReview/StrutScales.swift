import CorrectionPlanning
import HexapodKinematics
import TreatmentModel

/// The scales on which a schedule's readings stand: the case's struts, changed on the days on which its plan changes them.
struct StrutScales: Sendable {
  /// The classes of the first day.
  let starts: PerStrut<StrutHardware>
  private let timeline: StrutTimeline?

  /// - Parameter changes: what is on on which day, where it is not as the plan has it.
  /// - Throws: ``PlanningError`` when the case leaves the choice to a plan and there is none.
  init(_ level: TreatedLevel, _ plan: Plan?, changes: StrutTimeline? = nil) throws(PlanningError) {
    timeline = changes ?? plan?.strutTimeline
    if let timeline {
      starts = timeline.starts
    } else if case .given(let struts) = level.struts {
      starts = struts
    } else {
      throw PlanningError(
        .frameUnusable, key: CaseKey(.frame, .struts),
        "no plan can be made, so no strut class can be chosen; name the struts that are used")
    }
  }

  /// Length less reading of each, mm, on the first day.
  var offsets: ReadingOffsets { starts.readingOffsets }

  /// Of the cylinder that holds each strut, of the thickest class that is mounted on it at any time, mm.
  var largestRadii: PerStrut<Double> { (timeline ?? StrutTimeline(starts: starts)).largestRadii }

  /// The six classes of a day.
  func hardware(onDay day: Int) -> PerStrut<StrutHardware> { timeline?.hardware(onDay: day) ?? starts }

  /// The lengths, joint to joint, of a row's readings.
  func lengths(_ row: ScheduleRow) -> StrutLengths {
    hardware(onDay: row.day).lengths(of: row.readings)
  }

  /// The six scales of a day.
  struct Scales {
    /// What readings are to be added, mm, to stand on those of the first day.
    let shift: SixReadings
    let ranges: PerStrut<ClosedRange<Double>>
  }

  /// The scales of a day.
  func set(onDay day: Int) -> Scales {
    Scales(shift: shift(onDay: day), ranges: hardware(onDay: day).mapped(\.range))
  }

  /// Those of all days, from visit to visit.
  var sets: [Scales] {
    let visits = timeline?.visitDays ?? []
    return ([(visits.first ?? 0) - 1] + visits).map(set)
  }

  /// What a day's readings are to be added, mm, to stand on the scales of the first.
  func shift(onDay day: Int) -> SixReadings {
    let shift = offsets.shift(from: hardware(onDay: day).readingOffsets)
    return SixReadings(StrutReadings { shift[$0] })
  }
}

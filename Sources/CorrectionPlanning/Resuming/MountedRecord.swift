import HexapodKinematics
import TreatmentModel

/// Where the limb was on the days that were written down, with the classes that were on then: those of the plan's calendar, or,
/// where others explain the readings better or as well, those with which the limb goes on from the day before as the plan has it.
struct MountedRecord {
  struct Entry {
    let day: Int
    let limb: LimbPlace
  }

  private(set) var entries: [Entry] = []

  /// - Throws: ``PlanningError/Code/strutsFitNoPose``.
  init(
    _ done: [DayReadings], before today: Int, _ hypotheses: MountedHypotheses
  ) throws(PlanningError) {
    let line = hypotheses.line
    for record in done where record.day >= line.firstDay && record.day < today {
      entries.append(Entry(day: record.day, limb: try limb(record, hypotheses)))
    }
  }

  private func limb(
    _ record: DayReadings, _ hypotheses: MountedHypotheses
  ) throws(PlanningError) -> LimbPlace {
    let line = hypotheses.line
    let calendar = line.turningPlan.timeline.hardware(onDay: record.day)
    func place(_ mounted: PerStrut<StrutHardware>) throws(PlanningError) -> LimbPlace {
      try LimbPlace(
        record.readings, of: mounted, on: line, near: record.day, about: .daysDone(record.day))
    }
    let candidates =
      hypotheses.isOne ? [] : hypotheses.candidates(record.readings, calendar: calendar)
    guard candidates.contains(where: { !$0.mounted.isSame(as: calendar) }) else { return try place(calendar) }
    let before = entries.last.map { ($0.day, $0.limb.position) } ?? (line.firstDay, 0)
    let expected = min(before.1 + Double((record.day - before.0) * line.parts), line.lastPosition)
    // A step is what rounding and a turn more or less make; of what fits to that, it is what goes on from the record before.
    let step = (0..<6).reduce(0) { max($0, calendar[$1].step) }
    var best: (limb: LimbPlace, jump: Double)?
    for candidate in candidates where candidate.misfit <= candidates[0].misfit + step / 2 {
      guard let found = try? place(candidate.mounted) else { continue }
      // Of equals the calendar's.
      let isCalendars = candidate.mounted.isSame(as: calendar)
      let jump = abs(found.position - expected) + (isCalendars ? 0 : 0.5)
      if jump < best?.jump ?? .infinity { best = (found, jump) }
    }
    if let best { return best.limb }
    return try place(calendar)
  }
}

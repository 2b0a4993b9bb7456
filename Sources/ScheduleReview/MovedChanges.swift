import CorrectionPlanning
import HexapodKinematics
import TreatmentModel

/// The strut changes that a schedule's readings show, where they are not those of its plan.
struct MovedChanges {
  /// What is on on which day, as the readings show it.
  let timeline: StrutTimeline
  /// What is on on which day as planned, by the schedule's numbers.
  let planned: StrutTimeline
  /// What is not as planned.
  let findings: [Finding]

  /// Looks for them; nil where all is as planned, or where nothing can be told because the scales of all classes begin at the same
  /// place.
  ///
  /// - Parameters:
  ///   - level: the case; its ``TreatedLevel/strutsMounted`` are on on the first row.
  ///   - plan: whose strut changes and lengths the schedule is to have.
  init?(_ level: TreatedLevel, _ plan: Plan, _ schedule: TypedSchedule) {
    let (own, stated) = (plan.strutTimeline, level.strutsMounted)
    let stock = MovedChanges.stock(level)
    guard stated != nil || MovedChanges.canBeTold(own, stock) else { return nil }
    let rows = schedule.inOrder
    let lengths = PlannedLengths(plan, schedule.clock)
    let shift = lengths.shift(rows, own)
    let timeline = own.later(by: shift)
    let search = ChangedStruts(
      rows: rows, planned: rows.map { lengths.lengths(schedule.number($0) - shift * schedule.clock.parts) },
      timeline: timeline, stated: stated, stock: stock, step: schedule.resolution)
    var (starts, changes, moved) = (timeline.starts, [StrutChange](), [MovedChange]())
    for strut in StrutNumber.allCases {
      guard let stretches = search.stretches(strut) else {
        changes += timeline.changes.filter { $0.strut == strut }
        continue
      }
      starts[strut] = stretches[0].hardware
      changes += zip(stretches, stretches.dropFirst()).map { before, stretch in
        StrutChange(
          strut: strut, from: before.hardware, to: stretch.hardware, day: rows[stretch.firstRow].day)
      }
      for one in MovedChange.all(strut, timeline, stretches, rows) {
        if let known = moved.firstIndex(where: { $0.isSame(as: one) }) {
          moved[known].struts.append(strut)
        } else {
          moved.append(one)
        }
      }
    }
    let isAsPlanned = (0..<6).allSatisfy { starts[$0] == own.starts[$0] }
    guard shift > 0 || !moved.isEmpty || !isAsPlanned else { return nil }
    planned = timeline
    self.timeline = StrutTimeline(starts: starts, changes: changes)
    findings = moved.map { $0.finding(isStated: stated != nil) }
  }

  /// The classes that are to be had.
  private static func stock(_ level: TreatedLevel) -> [StrutHardware] {
    if case .automatic(let classes) = level.struts { return level.strutClasses + classes }
    return level.strutClasses
  }

  /// Whether the scale of any class begins elsewhere than that of another which may be on the same strut.
  private static func canBeTold(_ timeline: StrutTimeline, _ stock: [StrutHardware]) -> Bool {
    let offsets = (timeline.starts.map { $0 } + timeline.changes.map(\.to) + stock).map(\.readingOffset)
    return offsets.contains { $0 != offsets[0] }
  }
}

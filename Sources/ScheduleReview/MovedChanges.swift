import CorrectionPlanning
import HexapodKinematics
import TreatmentModel

/// The strut changes that a schedule's readings show, beside those of its plan.
struct MovedChanges {
  /// Which days of the plan the rows are of.
  let course: PlanCourse
  /// What is on on which day, as the readings show it.
  let timeline: StrutTimeline
  /// What is on on which day as planned, on the days of the schedule on which the plan's come.
  let planned: StrutTimeline
  /// What is not as planned.
  let findings: [Finding]
  /// Whether readings say which class is on: not where the scales of all begin at the same place.
  let canBeTold: Bool

  /// Looks for them.
  ///
  /// - Parameters:
  ///   - level: the case; its ``TreatedLevel/strutsMounted`` are on on the first row.
  ///   - plan: whose strut changes and lengths the schedule is to have.
  init(_ level: TreatedLevel, _ plan: Plan, _ schedule: TypedSchedule) {
    let (own, stated) = (plan.strutTimeline, level.strutsMounted)
    let stock = MovedChanges.stock(level)
    let (rows, step) = (schedule.inOrder, schedule.resolution)
    let course = PlanCourse(rows, schedule.clock, plan, stock: stock, step: step)
    let lengths = PlannedLengths(plan, schedule.clock)
    let (planned, dated) = (course.timeline(own), own.later(by: course.firstLag))
    let search = ChangedStruts(
      rows: rows, planned: rows.indices.map { lengths.lengths(course.number($0)) }, timeline: planned,
      dated: dated, stated: stated, stock: stock, step: step)
    let silent = SilentChanges(own, course, dated)
    var (starts, changes, moved) = (own.starts, [StrutChange](), [MovedChange]())
    for strut in StrutNumber.allCases {
      guard let stretches = search.stretches(strut) else {
        changes += silent.changes(strut) ?? planned.changes.filter { $0.strut == strut }
        continue
      }
      starts[strut] = stretches[0].hardware
      changes += zip(stretches, stretches.dropFirst()).map { before, stretch in
        StrutChange(
          strut: strut, from: before.hardware, to: stretch.hardware, day: rows[stretch.firstRow].day)
      }
      for one in MovedChange.all(strut, own, course, stretches) {
        if let known = moved.firstIndex(where: { $0.isSame(as: one) }) {
          moved[known].struts.append(strut)
        } else {
          moved.append(one)
        }
      }
    }
    (self.course, self.planned) = (course, planned)
    canBeTold = stated != nil || MovedChanges.canBeTold(own, stock)
    timeline = StrutTimeline(starts: starts, changes: changes)
    findings = moved.map { $0.finding(isStated: stated != nil) }
  }

  /// The classes that are to be had.
  static func stock(_ level: TreatedLevel) -> [StrutHardware] {
    if case .automatic(let classes) = level.struts { return level.strutClasses + classes }
    return level.strutClasses
  }

  /// Whether the scale of any class begins elsewhere than that of another which may be on the same strut.
  private static func canBeTold(_ timeline: StrutTimeline, _ stock: [StrutHardware]) -> Bool {
    let offsets = (timeline.starts.map { $0 } + timeline.changes.map(\.to) + stock).map(\.readingOffset)
    return offsets.contains { $0 != offsets[0] }
  }
}

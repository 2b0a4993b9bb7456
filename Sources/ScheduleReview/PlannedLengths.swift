import CorrectionPlanning
import HexapodKinematics
import TreatmentModel

/// The exact lengths that a plan has at the rows of a clock; within a day the struts go in equal parts, before and after the
/// plan they stand still.
struct PlannedLengths {
  private let plan: Plan
  private let clock: ScheduleClock

  init(_ plan: Plan, _ clock: ScheduleClock) { (self.plan, self.clock) = (plan, clock) }

  /// At the row of a number, mm.
  func lengths(_ number: Int) -> StrutLengths {
    let (day, part) = (clock.day(number), clock.part(number))
    let last = plan.days.count - 1
    let (before, at) = (max(0, min(last, day - 1 - plan.firstDay)), max(0, min(last, day - plan.firstDay)))
    let share = Double(part) / Double(clock.parts)
    let (one, other) = (plan.days[before].exact, plan.days[at].exact)
    return StrutLengths { one[$0] + share * (other[$0] - one[$0]) }
  }

  /// By how many days later a schedule counts than its plan: whoever calls the plan's first day 1. Told from the lengths of its
  /// first row.
  func shift(_ rows: [ScheduleRow], _ timeline: StrutTimeline) -> Int {
    guard let first = rows.first, first.day > plan.firstDay else { return 0 }
    func misfit(_ day: Int) -> Double {
      let (lengths, wanted) = (
        timeline.hardware(onDay: day).lengths(of: first.readings),
        lengths(clock.number(day: day, part: first.part))
      )
      return (0..<6).reduce(0) { $0 + abs(lengths[$1] - wanted[$1]) }
    }
    return misfit(plan.firstDay) + 1e-6 < misfit(first.day) ? first.day - plan.firstDay : 0
  }
}

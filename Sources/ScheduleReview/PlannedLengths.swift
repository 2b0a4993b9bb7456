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
  func lengths(_ number: Int) -> SixReadings {
    let (day, part) = (clock.day(number), clock.part(number))
    let last = plan.days.count - 1
    let (before, at) = (max(0, min(last, day - 1 - plan.firstDay)), max(0, min(last, day - plan.firstDay)))
    let share = Double(part) / Double(clock.parts)
    let (one, other) = (plan.days[before].exact, plan.days[at].exact)
    return SixReadings(StrutReadings { one[$0] + share * (other[$0] - one[$0]) })
  }
}

import CorrectionPlanning
import HexapodKinematics
import SampleCases
import TestSupport
import TreatmentModel

/// A day of a treatment on which other struts are on than the plan has on by then: a visit was missed, put off or brought forward,
/// for all its struts or for some.
struct VisitOnAnotherDay {
  let plan: Plan
  /// The day of the visit in the plan.
  let visit: Int
  let today: Int
  /// The day at whose end the plan has the limb as it is.
  let reached: Int
  /// What is on today.
  let mounted: PerStrut<StrutHardware>
  /// How the struts read, day by day until today.
  let record: [DayReadings]

  var readings: StrutReadings { record[record.count - 1].readings }

  /// Nil where the plan has no visit for it, or nobody could turn so far.
  init?(_ random: inout SplitMix64, _ plan: Plan) {
    let timeline = plan.strutTimeline
    guard !timeline.visitDays.isEmpty, plan.firstDay == 0 else { return nil }
    let visit = timeline.visitDays[Int(random.next() % UInt64(timeline.visitDays.count))]
    var moved = timeline.changes(onDay: visit)
    if random.next() % 3 == 0 { moved = [moved[Int(random.next() % UInt64(moved.count))]] }
    let (isLate, days, lag) = (random.next() % 3 > 0, 1 + Int(random.next() % 7), Int(random.next() % 3))
    let today = isLate ? visit + days - 1 : visit - days
    guard today >= 1, today <= plan.duration else { return nil }
    func set(_ day: Int) -> StrutLengths { timeline.hardware(onDay: day).lengths(of: plan.days[day].set) }
    func mounted(_ day: Int) -> PerStrut<StrutHardware> {
      var on = timeline.hardware(onDay: day)
      for change in moved {
        if isLate, day >= visit { on[change.strut] = change.from }
        if !isLate, day == today { on[change.strut] = change.to }
      }
      return on
    }
    func canBe(_ day: Int, with on: PerStrut<StrutHardware>) -> Bool {
      (0..<6).allSatisfy { on[$0].holds(length: set(day)[$0]) }
    }
    // Turned as planned as long as the struts allow it.
    var reached = min(today, visit - 1)
    while reached < today, canBe(reached + 1, with: mounted(today)) { reached += 1 }
    if isLate { reached = max(0, reached - lag) }
    guard canBe(reached, with: mounted(today)), isLate || reached == today else { return nil }
    let record = (0...today).map { day in
      let readings = mounted(day).readings(of: set(min(day, reached)))
      return DayReadings(day: day, readings: StrutReadings { (readings[$0] * 1e6).rounded() / 1e6 })
    }
    let isReadable = record.allSatisfy { one in
      (0..<6).allSatisfy { mounted(one.day)[$0].excess(ofReading: one.readings[$0]) <= 0 }
    }
    guard isReadable else { return nil }
    (self.plan, self.visit, self.today, self.reached) = (plan, visit, today, reached)
    (self.mounted, self.record) = (mounted(today), record)
  }
}

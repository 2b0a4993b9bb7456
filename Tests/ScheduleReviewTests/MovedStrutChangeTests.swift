import CorrectionPlanning
import HexapodKinematics
import SampleCases
import ScheduleReview
import TestSupport
import Testing
import TreatmentModel

@Suite struct MovedStrutChangeTests {
  /// Readings of a plan whose change of some struts is done on another day; nil as the day that it is never done.
  private func rows(_ plan: Plan, _ moved: [StrutChange], to day: Int?) -> [ScheduleRow]? {
    let timeline = plan.strutTimeline
    func mounted(_ today: Int) -> PerStrut<StrutHardware> {
      var on = timeline.hardware(onDay: today)
      for change in moved {
        if today >= change.day, today < day ?? Int.max { on[change.strut] = change.from }
        if today < change.day, today >= day ?? Int.max { on[change.strut] = change.to }
      }
      return on
    }
    var rows: [ScheduleRow] = []
    for (index, one) in plan.days.enumerated() {
      let lengths = timeline.hardware(onDay: one.day).lengths(of: one.set)
      let on = mounted(one.day)
      guard (0..<6).allSatisfy({ on[$0].holds(length: lengths[$0]) }) else {
        // Nobody can go on.
        guard day == nil, one.day > moved[0].day else { return nil }
        break
      }
      let readings = on.readings(of: lengths)
      rows.append(
        ScheduleRow(
          day: one.day, readings: StrutReadings { (readings[$0] * 1e6).rounded() / 1e6 }, line: index + 2))
    }
    return rows
  }

  private func plan(_ random: inout SplitMix64) -> Plan {
    while true {
      let sample = random.scaledCase()
      guard let plan = try? Planner.plan(sample), plan.isFollowed, plan.duration > 6,
        !plan.strutTimeline.changes.isEmpty
      else { continue }
      return plan
    }
  }

  @Test func aChangeOnAnotherDayIsNamedWithItsStrutsAndDay() throws {
    var random = SplitMix64(seed: printedSeed(1403))
    var (tried, named, others) = (0, 0, 0)
    while tried < (runsSoak ? 200 : 20) {
      let plan = plan(&random)
      let visits = plan.strutTimeline.visitDays
      let visit = visits[Int(random.next() % UInt64(visits.count))]
      var moved = plan.strutTimeline.changes(onDay: visit)
      if random.next() % 2 == 0 { moved = [moved[Int(random.next() % UInt64(moved.count))]] }
      let by = 1 + Int(random.next() % 6)
      let day: Int? = random.next() % 4 == 0 ? nil : random.next() % 2 == 0 ? visit + by : visit - by
      // Changes of the same struts stay in their order.
      let near = plan.strutTimeline.changes.filter { change in
        moved.contains { $0.strut == change.strut } && change.day != visit
      }
      guard day ?? 1 >= 1, day ?? 0 <= plan.duration,
        !near.contains(where: { day == nil ? $0.day > visit : abs($0.day - visit) <= by }),
        let rows = rows(plan, moved, to: day), let last = rows.last, last.day > max(day ?? 0, visit),
        let schedule = TypedSchedule(rows: rows)
      else { continue }
      tried += 1
      let opinion = try SecondOpinion(plan.level, schedule, plan: plan)
      let found = opinion.findings.filter { $0.code == .strutChangeMoved }
      let struts = found.flatMap { $0.struts.map(\.number) }
      let isNamed =
        struts.sorted() == moved.map(\.strut)
        && found.allSatisfy { one in
          one.what.plain.contains(day.map { "on day \($0)" } ?? "not changed")
            && one.what.plain.contains("day \(visit)")
        }
      named += isNamed ? 1 : 0
      // Of a schedule that ends where nobody can go on, that it ends there is found too.
      let mistakes = opinion.findings.filter {
        $0.code.isMistake && $0.code != .strutChangeMoved && !($0.code == .rowMissing && day == nil)
      }
      others += mistakes.isEmpty ? 0 : 1
      #expect(
        isNamed,
        "\(moved.map(\.strut)) of day \(visit) to \(String(describing: day)): \(found.map(\.what.plain))")
      #expect(mistakes.isEmpty, "\(mistakes.map(\.what.plain))")
      // At a visit the strut is as long as on the evening before.
      let isPossible = moved.allSatisfy { change in
        guard let day else { return true }
        let lengths = plan.strutTimeline.hardware(onDay: day - 1).lengths(of: plan.days[day - 1].set)
        return change.from.holds(length: lengths[change.strut])
          && change.to.holds(length: lengths[change.strut])
      }
      #expect(found.allSatisfy { $0.severity == .warning } == isPossible)
      // The limb is where the lengths have it.
      #expect(
        opinion.days.allSatisfy {
          $0.isFound && ($0.fragmentPose.translation - plan.days[$0.day].fragmentPose.translation).norm < 2.5
        })
    }
    print("moved changes: \(tried), named \(named), blamed on something else too \(others)")
  }

  @Test func aSoundScheduleWithStrutChangesRaisesNoAlarm() throws {
    var random = SplitMix64(seed: printedSeed(1404))
    for _ in 0..<(runsSoak ? 200 : 20) {
      let plan = plan(&random)
      let schedule =
        random.next() % 2 == 0 ? TypedSchedule(plan) : TypedSchedule(adjustmentsOf: plan)
      let opinion = try SecondOpinion(plan.level, schedule, plan: plan)
      #expect(!opinion.findings.contains { $0.code == .strutChangeMoved || $0.code.isMistake })
    }
  }
}

import CorrectionPlanning
import HexapodKinematics
import SampleCases
import ScheduleReview
import TestSupport
import Testing
import TreatmentModel

/// Struts that are changed to others whose scales begin at the same place: no reading says when, and a schedule that comes to them later
/// leaves no range.
@Suite struct SilentChangeTests {
  private func sample(_ random: inout SplitMix64) -> Plan {
    while true {
      var level = random.scaledCase()
      level.schedule.adjustmentsPerDay = 1
      level.strutClasses = level.strutClasses.map {
        StrutHardware(
          name: $0.name,
          range: $0.range.lowerBound + $0.readingOffset...$0.range.upperBound + $0.readingOffset,
          step: 1, readingOffset: 0, provenance: $0.provenance)
      }
      level.struts = .automatic(from: level.strutClasses)
      guard let plan = try? Planner.plan(level), plan.isFollowed, plan.duration > 8,
        !plan.strutTimeline.changes.isEmpty
      else { continue }
      return plan
    }
  }

  /// Without what may be wrong with the plan itself.
  private func errors(_ plan: Plan, _ rows: [ScheduleRow]) throws -> [Finding] {
    try SecondOpinion(plan.level, try #require(TypedSchedule(rows: rows)), plan: plan).findings.filter {
      $0.code == .strutOutOfRange || $0.code.isMistake && $0.severity == .error
    }
  }

  private func row(_ day: Int, _ readings: StrutReadings) -> ScheduleRow {
    ScheduleRow(day: day, readings: readings, line: 0)
  }

  @Test func aScheduleThatComesLaterLeavesNoRange() throws {
    var random = SplitMix64(seed: printedSeed(1521))
    for _ in 0..<(runsSoak ? 100 : 12) {
      let plan = sample(&random)
      let own = TypedSchedule(plan).rows
      let days = 2 + Int(random.next() % 5)
      let at = 1 + Int(random.next() % UInt64(own.count - 2))
      let late = own.map { row($0.day < at ? $0.day : $0.day + days, $0.readings) }
      let rests = (0..<days).map { row(at + $0, own[at - 1].readings) }
      for rows in [late, Array(late[..<at] + rests + late[at...])] {
        let found = try errors(plan, rows)
        #expect(found == [], "\(days) days from day \(at) on: \(found.map(\.what.plain))")
      }
      let half = (0...2 * plan.duration).map { number in
        let (one, other) = (plan.days[number / 2], plan.days[(number + 1) / 2])
        let on = plan.strutTimeline.hardware(onDay: (number + 1) / 2)
        let lengths = StrutLengths { (one.exact[$0] + other.exact[$0]) / 2 }
        return row(
          number,
          StrutReadings {
            min(
              max(on[$0].reading(ofLength: lengths[$0]).rounded(), on[$0].range.lowerBound),
              on[$0].range.upperBound)
          })
      }
      let found = try errors(plan, half).filter { $0.code == .strutOutOfRange }
      #expect(found == [], "at half the pace: \(found.map(\.what.plain))")
    }
  }

  /// What no day of a change would explain is an error still.
  @Test func aReadingThatNoClassShowsLeavesItsRange() throws {
    var random = SplitMix64(seed: printedSeed(1522))
    for _ in 0..<(runsSoak ? 50 : 6) {
      let plan = sample(&random)
      var rows = TypedSchedule(plan).rows
      let change = try #require(plan.strutTimeline.changes.first)
      let strut = change.strut.index
      for index in 0..<rows.count {
        rows[index] = row(
          rows[index].day, StrutReadings { rows[index].readings[$0] + ($0 == strut ? 60 : 0) })
      }
      #expect(
        try errors(plan, rows).contains {
          $0.code == .strutOutOfRange && $0.struts.first?.number == change.strut
        })
    }
  }
}

import CorrectionPlanning
import HexapodKinematics
import SampleCases
import ScheduleReview
import TestSupport
import Testing
import TreatmentModel

/// A day that reads as the one before once more, with the days after it as planned; and a table that begins with its last day.
@Suite struct CopiedRowTests {
  private func words(_ findings: [Finding]) -> [String] {
    findings.map { "\($0.code.rawValue) \($0.what.plain)" }
  }

  private func sample(_ random: inout SplitMix64) -> Plan {
    while true {
      var level = random.next() % 2 == 0 ? random.scaledCase() : random.correctionCase()
      level.schedule.adjustmentsPerDay = 1
      guard let plan = try? Planner.plan(level), plan.isFollowed, plan.duration > 8 else { continue }
      return plan
    }
  }

  private func mistakes(_ plan: Plan, _ rows: [ScheduleRow]) throws -> [Finding] {
    try SecondOpinion(plan.level, try #require(TypedSchedule(rows: rows)), plan: plan).findings
      .filter { $0.code == .strutChangeMoved || $0.code.isMistake && $0.severity != .note }
  }

  @Test func aRowCopiedOverTheNextIsNamed() throws {
    var random = SplitMix64(seed: printedSeed(1511))
    var tried = 0
    while tried < (runsSoak ? 300 : 25) {
      let plan = sample(&random)
      var rows = TypedSchedule(plan).rows
      let row = 2 + Int(random.next() % UInt64(rows.count - 4))
      let turns = [row, row + 1].map { one in
        (0..<6).reduce(0) { $0 + abs(rows[one].readings[$1] - rows[one - 1].readings[$1]) }
      }
      guard turns.allSatisfy({ $0 >= 5 }),
        !plan.strutTimeline.visitDays.contains(where: { abs($0 - row) < 2 })
      else { continue }
      tried += 1
      rows[row] = ScheduleRow(day: rows[row].day, readings: rows[row - 1].readings, line: 0)
      let found = try mistakes(plan, rows)
      #expect(
        found.map(\.code) == [.rowDoubled] && found[0].day == row
          && found[0].what.plain.contains("reads as day \(row - 1) once more"),
        "day \(row) of \(plan.duration): \(words(found))")
    }
  }

  /// A rest from which the plan goes on later is no copy.
  @Test func aRestIsNoCopy() throws {
    var random = SplitMix64(seed: printedSeed(1512))
    for _ in 0..<(runsSoak ? 100 : 10) {
      let plan = sample(&random)
      let own = TypedSchedule(plan).rows
      let row = 2 + Int(random.next() % UInt64(own.count - 4))
      let rows =
        own[..<row] + [ScheduleRow(day: row, readings: own[row - 1].readings, line: 0)]
        + own[row...].map { ScheduleRow(day: $0.day + 1, readings: $0.readings, line: 0) }
      let found = try mistakes(plan, Array(rows))
      #expect(!found.contains { $0.what.plain.contains("once more") }, "\(words(found))")
    }
  }

  @Test func aTableThatBeginsWithItsLastDayIsCalledSo() throws {
    var random = SplitMix64(seed: printedSeed(1513))
    let plan = sample(&random)
    let found = try mistakes(plan, TypedSchedule(plan).rows.reversed())
    #expect(
      found.map(\.code) == [.rowOutOfOrder] && found[0].severity == .warning
        && found[0].what.plain == "the rows stand in reverse, from the last day to the first",
      "\(words(found))")
  }

  /// 200 for 20 has lost its point; no two digits have changed places.
  @Test func aLostPointIsNoExchangeOfDigits() {
    #expect(DigitSwap.values(of: 200).isEmpty)
    #expect(DigitSwap.values(of: 24).contains(204))
    #expect(Set(DigitSwap.values(of: 120)) == [210, 102])
  }
}

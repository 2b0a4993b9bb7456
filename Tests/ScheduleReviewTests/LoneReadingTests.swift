import CorrectionPlanning
import HexapodKinematics
import SampleCases
import ScheduleReview
import TestSupport
import Testing
import TreatmentModel

/// A strut that is off by 3 mm on one day and back on the next.
@Suite struct LoneReadingTests {
  private func slipped(_ plan: Plan, row: Int, strut: Int, by slip: Double) throws -> TypedSchedule {
    var rows = TypedSchedule(plan).rows
    var readings = rows[row].readings
    readings[strut] += slip
    rows[row] = ScheduleRow(day: rows[row].day, readings: readings, line: rows[row].line)
    return try #require(TypedSchedule(rows: rows))
  }

  /// Whether the strut and the day are named, and what was read.
  private func names(_ opinion: SecondOpinion, day: Int, strut: Int) -> Bool {
    opinion.findings.contains {
      ($0.code == .jump || $0.code == .digitsTransposed) && $0.day == day
        && $0.struts.map(\.number.index).contains(strut)
    }
  }

  private func plan(_ random: inout SplitMix64, days: ClosedRange<Int>) throws -> Plan {
    for _ in 0..<1000 {
      let input = random.scheduledCase()
      if let plan = try? Planner.plan(input), plan.isFollowed, days.contains(plan.duration) { return plan }
    }
    throw NoPlan()
  }

  private struct NoPlan: Error {}

  /// In a schedule that is the case's own, whichever cell it is.
  @Test func aSlipOfOneDayIsFoundInEveryCellOfTheOwnPlan() throws {
    var random = SplitMix64(seed: printedSeed(505))
    var (tried, named) = (0, 0)
    for _ in 0..<(runsSoak ? 12 : 2) {
      let plan = try plan(&random, days: 24...30)
      for row in stride(from: Int(random.next() % 3), to: plan.days.count, by: runsSoak ? 1 : 4) {
        for strut in 0..<6 {
          for slip in [3.0, -3] {
            let opinion = try SecondOpinion(
              plan.level, try slipped(plan, row: row, strut: strut, by: slip), plan: plan)
            tried += 1
            if names(opinion, day: plan.days[row].day, strut: strut) {
              named += 1
            } else {
              print(
                "row \(row) strut \(strut + 1) \(slip):",
                opinion.findings.map { "\($0.code.rawValue) \($0.what.plain)" })
            }
          }
        }
      }
    }
    print("slips in the case's own plan: \(tried), named \(named)")
    // On the first and the last day it may be a start, an end, or a turn.
    #expect(Double(named) >= 0.97 * Double(tried))
  }

  /// In a schedule that goes at another pace and is rounded otherwise.
  @Test func aSlipOfOneDayIsFoundInSchedulesOfOthers() throws {
    var random = SplitMix64(seed: printedSeed(506))
    var (tried, found, named) = (0, 0, 0)
    while tried < (runsSoak ? 1500 : 40) {
      let input = random.scheduledCase()
      var other = input
      other.schedule.rate = random.uniform(0.5...0.95) * input.schedule.rate
      other.schedule.path = PathKind.allCases[Int(random.next() % 3)]
      other.schedule.rounding = random.next() % 2 == 0 ? .together : .nearest
      guard let plan = try? Planner.plan(other), plan.isFollowed, plan.duration > 8 else { continue }
      let row = 2 + Int(random.next() % UInt64(plan.days.count - 4))
      let strut = Int(random.next() % 6)
      let opinion = try SecondOpinion(
        input, try slipped(plan, row: row, strut: strut, by: random.next() % 2 == 0 ? 3 : -3))
      tried += 1
      found += plan.news(opinion).isEmpty ? 0 : 1
      named += names(opinion, day: plan.days[row].day, strut: strut) ? 1 : 0
    }
    print("slips in schedules of others: \(tried), found \(found), named \(named)")
    #expect(Double(found) >= 0.9 * Double(tried))
  }
}

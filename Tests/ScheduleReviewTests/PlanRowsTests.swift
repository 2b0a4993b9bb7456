import CorrectionPlanning
import HexapodKinematics
import ScheduleReview
import TestSupport
import Testing
import TreatmentModel

/// Rows that are exactly those of the case's own plan, in another order or on other days.
@Suite struct PlanRowsTests {
  private func schedule(_ rows: [(day: Int, readings: StrutReadings)]) throws -> TypedSchedule {
    try #require(
      TypedSchedule(
        rows: rows.enumerated().map { ScheduleRow(day: $1.day, readings: $1.readings, line: $0 + 2) }))
  }

  private func plans(_ random: inout SplitMix64, _ count: Int, rate: Double = 1) -> [(TreatedLevel, Plan)] {
    var found: [(TreatedLevel, Plan)] = []
    while found.count < count {
      let input = random.scheduledCase()
      var other = input
      other.schedule.rate *= rate
      guard let plan = try? Planner.plan(other), plan.isFollowed, plan.duration > 21 else { continue }
      found.append((input, plan))
    }
    return found
  }

  private func mistakes(_ opinion: SecondOpinion) -> [Finding] {
    opinion.findings.filter { $0.code.isMistake && $0.severity != .note }
  }

  /// However little the struts turn on those days.
  @Test func rowsOfTwoDaysThatHaveChangedPlacesAreNamed() throws {
    var random = SplitMix64(seed: printedSeed(541))
    for (input, plan) in plans(&random, runsSoak ? 200 : 20) {
      let sound = TypedSchedule(plan)
      let first = 1 + Int(random.next() % UInt64(sound.rows.count - 3))
      var readings = sound.rows.map(\.readings)
      guard readings[first] != readings[first + 1] else { continue }
      readings.swapAt(first, first + 1)
      let opinion = try SecondOpinion(
        input, schedule(zip(sound.rows, readings).map { ($0.day, $1) }), plan: plan)
      #expect(opinion.findings.first?.code == .rowOutOfOrder)
      #expect(mistakes(opinion).count == 1)
      #expect(opinion.findings.first?.day == sound.rows[first].day)
    }
  }

  /// With a row for the day of rest, or without one.
  @Test(arguments: [true, false])
  func restsOnSundaysAreNoMistakes(haveRows: Bool) throws {
    var random = SplitMix64(seed: printedSeed(542))
    for (input, plan) in plans(&random, runsSoak ? 200 : 20) {
      let opinion = try SecondOpinion(input, schedule(rested(plan, haveRows: haveRows)))
      #expect(mistakes(opinion).map(\.what.plain) == [])
    }
  }

  /// At half the pace rounding alone makes a step twice as long as its neighbours: only all weeks together tell a rest from days left out.
  @Test func restsOnSundaysAreNoMistakesAtHalfThePace() throws {
    var random = SplitMix64(seed: printedSeed(543))
    let count = runsSoak ? 200 : 20
    var alarms = 0
    for (input, plan) in plans(&random, count, rate: 0.5) {
      let opinion = try SecondOpinion(input, schedule(rested(plan, haveRows: false)))
      alarms += mistakes(opinion).contains { $0.code == .rowMissing } ? 1 : 0
    }
    print("rests at half the pace: \(count), alarms \(alarms)")
    #expect(Double(alarms) <= 0.02 * Double(count))
  }

  private func rested(_ plan: Plan, haveRows: Bool) -> [(day: Int, readings: StrutReadings)] {
    var rows: [(day: Int, readings: StrutReadings)] = []
    var day = 0
    for row in TypedSchedule(plan).rows {
      if day > 0, day % 7 == 0 {
        if haveRows { rows.append((day, rows[rows.count - 1].readings)) }
        day += 1
      }
      rows.append((day, row.readings))
      day += 1
    }
    return rows
  }
}

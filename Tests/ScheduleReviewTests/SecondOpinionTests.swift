import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import SampleCases
import ScheduleReview
import TestSupport
import Testing
import TreatmentModel

@Suite struct SecondOpinionTests {
  @Test func ourOwnScheduleGivesBackThePlanAndNoFindings() throws {
    var random = SplitMix64(seed: printedSeed(511))
    var tried = 0
    while tried < (runsSoak ? 500 : 15) {
      let input = random.scheduledCase()
      guard let plan = try? Planner.plan(input), plan.isFollowed else { continue }
      tried += 1
      let opinion = try SecondOpinion(input, TypedSchedule(plan, exact: true), plan: plan)
      #expect(plan.news(opinion).isEmpty, "\(plan.news(opinion).map(\.what.plain))")
      #expect(opinion.days.count == plan.days.count)
      for (found, planned) in zip(opinion.days, plan.days) {
        #expect((found.pose.translation - planned.pose.translation).norm < 1e-9)
        #expect((found.pose.rotation.inverse * planned.pose.rotation).angle < 1e-9)
        #expect((found.fragmentPose.translation - planned.fragmentPose.translation).norm < 1e-9)
      }
    }
  }

  /// Another program may go another way at another pace; only its ends are the case's.
  @Test func anotherPaceAndPathAreNoFaults() throws {
    var random = SplitMix64(seed: printedSeed(512))
    var tried = 0
    while tried < 10 {
      let input = random.scheduledCase()
      var other = input
      other.schedule.rate = 0.7
      other.schedule.path = input.schedule.path == .screw ? .straight : .screw
      guard let plan = try? Planner.plan(other), plan.isFollowed else { continue }
      tried += 1
      let opinion = try SecondOpinion(input, TypedSchedule(plan))
      let found = plan.news(opinion)
      #expect(found.isEmpty, "\(found.map(\.what.plain))")
      #expect(opinion.comparison?.planDuration != opinion.comparison?.scheduleDuration)
    }
  }

  /// What is left is what the model says of a schedule that stops early, and the way there is measured.
  @Test func aScheduleThatStopsEarlyMissesItsTarget() throws {
    var deformity = Deformity()
    deformity.axialTranslation = 20
    let input = sampleCase(deformity)
    let plan = try Planner.plan(input)
    let rows = Array(TypedSchedule(plan, exact: true).rows.dropLast(5))
    let schedule = try #require(TypedSchedule(rows: rows))
    let opinion = try SecondOpinion(input, schedule, plan: plan)
    let missed = try #require(opinion.findings.first { $0.code == .targetMissed })
    #expect(abs((missed.value ?? 0) - 5) < 1e-9)
    let last = try #require(opinion.days.last)
    #expect(abs((last.remaining?.axialTranslation ?? 0) - 5) < 1e-9)
    #expect(last.travels.allSatisfy { abs($0.perDay - 1) < 1e-9 })
  }

  @Test func twoDaysTurnsOnOneDayExceedTheRate() throws {
    var deformity = Deformity()
    deformity.axialTranslation = 20
    let input = sampleCase(deformity)
    let plan = try Planner.plan(input)
    let rows = TypedSchedule(plan, exact: true).rows.enumerated().filter { $0.offset != 7 }.enumerated().map {
      ScheduleRow(day: $0.offset, readings: $0.element.element.readings, line: $0.offset + 2)
    }
    let opinion = try SecondOpinion(input, try #require(TypedSchedule(rows: rows)), plan: plan)
    #expect(opinion.findings.map(\.code) == [.rowMissing, .rateExceeded])
    #expect(opinion.findings[0].day == 6)
    #expect(abs((opinion.findings[1].value ?? 0) - 2) < 1e-9)
  }

  @Test func theSwapNamesStrutsAndDay() throws {
    var random = SplitMix64(seed: printedSeed(513))
    let input = random.scheduledCase()
    let plan = try Planner.plan(input)
    var rows = TypedSchedule(plan).rows
    for index in 6..<rows.count {
      var readings = rows[index].readings
      (readings[2], readings[3]) = (readings[3], readings[2])
      rows[index] = ScheduleRow(day: index, readings: readings, line: index + 2)
    }
    let opinion = try SecondOpinion(input, try #require(TypedSchedule(rows: rows)), plan: plan)
    #expect(opinion.findings.first?.remedy == .exchangeColumns(3, 4))
    #expect(opinion.findings.first?.day == 6)
    #expect(opinion.findings.first?.struts == [3, 4])
  }

  /// Several rows a day are as many adjustments; a mistake is told with its day and its row.
  @Test func mistakesWithinADayAreFound() throws {
    var random = SplitMix64(seed: printedSeed(514))
    var (tried, alarms, found, missing) = (0, 0, 0, 0)
    while tried < (runsSoak ? 300 : 12) {
      var input = random.scheduledCase()
      input.schedule.adjustmentsPerDay = [2, 3, 4][Int(random.next() % 3)]
      guard let plan = try? Planner.plan(input), plan.isFollowed, plan.duration > 6 else { continue }
      tried += 1
      let schedule = TypedSchedule(adjustmentsOf: plan)
      let good = plan.news(try SecondOpinion(input, schedule, plan: plan))
      alarms += good.isEmpty ? 0 : 1
      if !good.isEmpty { print("false:", good.map(\.what.plain)) }
      let index = 1 + Int(random.next() % UInt64(schedule.rows.count - 2))
      let strut = Int(random.next() % 6)
      let row = schedule.rows[index]
      var readings = row.readings
      readings[strut] += random.next() % 2 == 0 ? 7 : -7
      var rows = schedule.rows
      rows[index] = ScheduleRow(day: row.day, part: row.part, readings: readings, line: 0)
      let misread = try SecondOpinion(
        input, try #require(TypedSchedule(rows: rows, clock: schedule.clock)), plan: plan)
      let first = misread.findings.first
      let isIt =
        first?.day == row.day && first?.part == row.part && first?.struts.map(\.number.index) == [strut]
      found += isIt ? 1 : 0
      if !isIt {
        print("misread \(row.day).\(row.part) strut \(strut + 1):", misread.findings.map(\.what.plain))
      }
      rows = schedule.rows
      rows.remove(at: index)
      let short = try SecondOpinion(
        input, try #require(TypedSchedule(rows: rows, clock: schedule.clock)), plan: plan)
      missing += short.findings.first?.code == .rowMissing ? 1 : 0
    }
    print("several rows a day: \(tried), alarms \(alarms), misread named \(found), missing named \(missing)")
    #expect(alarms == 0 && Double(found) >= 0.95 * Double(tried) && missing == tried)
  }

  @Test func readingsThatAreNoLengthsAreToldAndNothingTraps() throws {
    let input = sampleCase(Deformity())
    for value in [0, -5, 1e300, 1e-300] {
      let row = ScheduleRow(day: 0, readings: StrutReadings(repeating: value), line: 2)
      let opinion = try SecondOpinion(input, try #require(TypedSchedule(rows: [row])), identifying: true)
      #expect(opinion.hasErrors)
    }
    #expect(TypedSchedule(rows: []) == nil)
    #expect(
      TypedSchedule(rows: [ScheduleRow(day: 0, readings: StrutReadings(repeating: .nan), line: 1)]) == nil)
  }
}

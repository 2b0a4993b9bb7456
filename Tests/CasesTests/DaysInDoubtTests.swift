import CaseFiles
import CorrectionPlanning
import Foundation
import HexapodKinematics
import Reports
import ReviewReports
import ScheduleReview
import TestSupport
import Testing
import TextOutput
import TreatmentModel

/// What is said of rates where a table does not say its days, or says them in a column that is called otherwise.
@Suite struct DaysInDoubtTests {
  private let name = "tibia-varus-lengthening"

  private func table(
    _ rows: [(cells: [String], readings: StrutReadings)], _ names: [String], isTurned: Bool = false
  ) -> [UInt8] {
    let head = names + (1...6).map { "Strut \($0)" }
    var lines = [head] + rows.map { row in row.cells + row.readings.map { shortest($0) } }
    if isTurned { lines = head.indices.map { column in lines.map { $0[column] } } }
    return Array(lines.map { $0.joined(separator: ";") }.joined(separator: "\n").utf8)
  }

  private func opinion(_ plan: Plan, _ bytes: [UInt8]) throws -> SecondOpinion {
    try SecondOpinion(plan.level, ScheduleFile.parse(bytes, name: "x").schedule, plan: plan)
  }

  private func text(_ opinion: SecondOpinion) -> String {
    CheckTable(opinion, isColoured: false, options: programOptions).text.replacing(/\s+/, with: " ")
  }

  @Test func whereRowsAreTakenForDaysRatesAreNotVouchedFor() throws {
    let plan = try plan(name)
    for names in [[], ["Note"], [""]] {
      let rows = plan.days.map { day in (names.map { $0.isEmpty ? "\(day.day)" : "ok" }, day.set) }
      let opinion = try opinion(plan, table(rows, names))
      #expect(opinion.findings.map(\.code) == [.defaultAssumed] && !opinion.hasErrors)
      let words = text(opinion)
      #expect(
        words.contains(
          "each row was taken for a day, and rates go by that; give it a column of days or dates"))
      #expect(words.contains("nothing else was found") && !words.contains("ranges and rates"))
      #expect(words.contains("rates are within their limits only if that is so"))
    }
    let sure = try text(opinion(plan, table(plan.days.map { (["\($0.day)"], $0.set) }, ["Day"])))
    #expect(sure.contains("nothing wrong was found") && sure.contains("ranges and rates"))
    #expect(!sure.contains("default-assumed"))
  }

  @Test func whateverIsFoundTheGuessStandsFirst() throws {
    let plan = try plan(name)
    let every = stride(from: 0, to: plan.days.count, by: 2).map { ([String](), plan.days[$0].set) }
    let opinion = try opinion(plan, table(every, []))
    #expect(opinion.findings.first?.code == .defaultAssumed)
    #expect(opinion.findings.contains { $0.code == .rateExceeded } && opinion.hasErrors)
    #expect(text(opinion).contains("medical device note default-assumed: the table says no days"))
  }

  /// Twice the rate is found, and half of it accused of nothing, whatever the column of days is called; or it is asked.
  @Test(arguments: [
    "", "Date", "When", "Timestamp", "Date (planned)", "Foo", "Adjustment", "Post-op day", "POD",
    "Treatment day", "Tag Nr.",
    "Wochentag", "No",
  ])
  func ratesGoByTheDaysThatAreThere(name column: String) throws {
    let plan = try plan(name)
    let start = try #require(plan.days[0].date)
    let words = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]
    let forms: [(Int) -> String] = [
      { (start + $0).description }, { "\($0 + 6)" }, { words[($0 + 5) % 7] },
    ]
    for (kind, form) in forms.enumerated() {
      let fast = plan.days.map { ([form(($0.day + 1) / 2)], $0.set) }
      let slow = stride(from: 0, to: plan.days.count, by: 2).map { ([form($0)], plan.days[$0].set) }
      for (rows, isFast) in [(fast, true), (slow, false)] {
        do {
          let found = try opinion(plan, table(rows, [column])).findings
          #expect(
            found.contains { $0.code == .rateExceeded } == isFast,
            "\(column) \(kind): \(found.map(\.what.plain))")
        } catch let errors as CaseFileErrors {
          let isAsked = "\(errors)".contains("?") || "\(errors)".contains("this is no ")
          #expect(isAsked, "\(errors)")
        }
      }
    }
  }

  /// Whatever a table is dressed in: its days are right, or a guess that is known as one, or it is refused.
  @Test func noTableHasOtherDaysInSilence() throws {
    var random = SplitMix64(seed: printedSeed(2607))
    var counts = (right: 0, guessed: 0, refused: 0)
    for _ in 0..<(runsSoak ? 40_000 : 2000) {
      let days = DressedDays.days(&random)
      let start = CalendarDate(daysSince1970: 20_454 + Int(random.next() % 365))
      let dressed = DressedDays(days, from: start, &random)
      let rows = zip(dressed.rows, days.indices).map { cells, row in
        (cells, StrutReadings { Double(200 + 2 * row + $0) })
      }
      let bytes = table(rows, dressed.names, isTurned: random.next() % 4 == 0)
      guard let schedule = try? ScheduleFile.parse(bytes, name: "x").schedule else {
        counts.refused += 1
        continue
      }
      let read = schedule.rows.map(\.day)
      if schedule.daySource.assumption != nil {
        counts.guessed += 1
      } else {
        counts.right += 1
        #expect(read.map { $0 - read[0] } == days, "\(String(decoding: bytes, as: UTF8.self))")
      }
      guard let done = try? DoneTable.parse(bytes, name: "done"), !done.areDaysAssumed else { continue }
      let ends = Set(days).sorted()
      #expect(
        done.days.map { $0.day - done.days[0].day } == ends, "\(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(counts.right > 300 && counts.guessed > 100 && counts.refused > 200, "\(counts)")
  }

  /// The plan itself is accused of nothing, and twice its rate is said or not vouched for, whatever either is dressed in; or it is asked.
  @Test func noDoubledRatePassesInWhateverItIsDressed() throws {
    let plan = try plan(name)
    let start = try #require(plan.days[0].date)
    var random = SplitMix64(seed: printedSeed(2611))
    var counts = (sound: 0, found: 0, guessed: 0, refused: 0)
    for _ in 0..<(runsSoak ? 2000 : 120) {
      let isFast = random.next() % 2 == 0
      let days = plan.days.map { isFast ? ($0.day + 1) / 2 : $0.day }
      let dressed = DressedDays(days, from: start, &random)
      let bytes = table(
        Array(zip(dressed.rows, plan.days.map(\.set))).map { ($0, $1) }, dressed.names,
        isTurned: random.next() % 4 == 0)
      let written = String(decoding: bytes, as: UTF8.self)
      let schedule: TypedSchedule
      do { schedule = try ScheduleFile.parse(bytes, name: "x").schedule } catch {
        counts.refused += 1
        continue
      }
      let opinion = try SecondOpinion(plan.level, schedule, plan: plan)
      let isExceeded = opinion.findings.contains { $0.code == .rateExceeded }
      if schedule.daySource.assumption != nil {
        counts.guessed += 1
        #expect(
          opinion.findings.first?.code == .defaultAssumed && !text(opinion).contains("ranges and rates"))
        if !isFast { #expect(!opinion.hasErrors, "\(opinion.findings.map(\.what.plain)) \(written)") }
      } else if isFast {
        counts.found += 1
        #expect(isExceeded, "\(opinion.findings.map(\.what.plain)) \(written)")
      } else {
        counts.sound += 1
        #expect(
          !isExceeded && !opinion.hasErrors, "\(opinion.findings.map(\.what.plain)) \(written)")
      }
    }
    #expect(counts.sound > 10 && counts.found > 10 && counts.guessed > 4, "\(counts)")
  }

  @Test func ofTwoLevelsEachSaysIt() throws {
    let url = fixtures.appending(path: "levels/tibia-defect-60.yaml")
    guard case .correction(let stated, _) = try CaseFile.read(path: url.path) else { return }
    let csv = try Planner.plan(stated).csv
    let rows = csv.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let kept = rows[0].indices.filter {
      rows[0][$0].contains("_") && !rows[0][$0].contains("class") && !rows[0][$0].contains("change")
    }
    let text = rows.map { row in kept.map { String(row[$0]) }.joined(separator: ",") }.joined(separator: "\n")
    let tables = try LevelSchedules.parse([("x", Array(text.utf8))])
    #expect(tables.schedules.allSatisfy { $0.daySource == .rows })
    let opinion = try TreatmentOpinion(stated, tables.schedules)
    #expect(opinion.levels.allSatisfy { $0.findings.first?.code == .defaultAssumed })
  }

  private func resumed(_ plan: Plan, today: Int, day: Int?, done: [DayReadings], assumed: Bool = false) throws
    -> [Finding]
  {
    var request = ResumeRequest(readings: plan.days[today].set)
    (request.day, request.done, request.areDaysDoneAssumed) = (day, done, assumed)
    return try Planner.resume(plan.level, from: request).checks
  }

  @Test func daysOfTheRecordAfterTodayAreSaid() throws {
    let plan = try plan(name)
    let done = plan.days.prefix(21).map { DayReadings(day: $0.day, readings: $0.set) }
    let found = try resumed(plan, today: 12, day: 12, done: done).filter {
      $0.what.plain.contains("left out")
    }
    #expect(found.map(\.severity) == [.note] && found[0].what.plain.contains("days 13 to 20 too"))
    // Another day than today was typed.
    let wrong = try resumed(plan, today: 12, day: 8, done: done).filter { $0.what.plain.contains("left out") }
    #expect(
      wrong.map(\.severity) == [.warning] && wrong[0].what.plain.contains("it has today's readings on day 12")
    )
    let none = try resumed(plan, today: 12, day: 12, done: Array(done.prefix(13)))
    #expect(!none.contains { $0.what.plain.contains("left out") })
  }

  @Test func daysOfTheRecordThatAreAGuessAreSaid() throws {
    let plan = try plan(name)
    let done = try DoneTable.parse(table(plan.days.prefix(13).map { ([], $0.set) }, []), name: "done")
    #expect(done.areDaysAssumed && done.days.map(\.day) == Array(0...12))
    let found = try resumed(plan, today: 12, day: 12, done: done.days, assumed: true)
    #expect(
      found.contains {
        $0.code == .defaultAssumed && $0.what.plain.contains("taken for that of days 0 to 12")
      })
  }

  /// Two columns of a record exchanged from some day on, or for some days: they are named, and nothing is said to have been turned by that.
  @Test func columnsOfTheRecordExchangedFromADayOnAreNamed() throws {
    let plan = try plan(name)
    let pairs = [(0, 5), (1, 4), (2, 3), (0, 3)]
    for (one, other) in pairs {
      for days in [6...12, 8...12, 3...7] {
        let done = plan.days.prefix(13).map { day in
          let readings = StrutReadings { strut in
            day.set[days.contains(day.day) && [one, other].contains(strut) ? one + other - strut : strut]
          }
          return DayReadings(day: day.day, readings: readings)
        }
        var request = ResumeRequest(readings: plan.days[12].set)
        (request.day, request.done) = (12, done)
        let resumed = try Planner.resume(plan.level, from: request)
        let struts = [one, other].compactMap(StrutNumber.init(index:)).map { StrutID(.only, $0) }
        #expect(
          resumed.checks.contains { $0.code == .inputsDisagree && $0.struts == struts },
          "\(one) \(other) \(days)")
        #expect(!resumed.checks.contains { $0.code == .rateExceeded }, "\(one) \(other) \(days)")
        let resumption = try #require(resumed.resumption)
        #expect(resumption.turned.allSatisfy { !$0.isExceeded })
      }
    }
  }
}

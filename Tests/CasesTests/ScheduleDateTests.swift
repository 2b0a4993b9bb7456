import CaseFiles
import CorrectionPlanning
import Foundation
import Reports
import ScheduleReview
import Testing
import TreatmentModel

/// Days and dates of anybody's schedule, from a table to what is said of it.
@Suite struct ScheduleDateTests {
  private static let name = "tibia-varus-lengthening"

  /// The case's own plan, as a table whose days and dates are changed.
  private func table(
    _ plan: Plan, rows: [Int]? = nil, _ changed: (Int, CalendarDate) -> String
  ) -> ScheduleFile? {
    let lines = plan.days.enumerated().filter { rows?.contains($0.offset) ?? true }.enumerated().map {
      place, day in
      let date = day.element.date ?? CalendarDate(daysSince1970: 0)
      return "\(changed(place, date)),\(day.element.set.map { "\($0)" }.joined(separator: ","))"
    }
    let text = (["day,date,1,2,3,4,5,6"] + lines).joined(separator: "\n") + "\n"
    return try? ScheduleFile.parse(Array(text.utf8), name: "schedule.csv")
  }

  private func findings(_ plan: Plan, _ file: ScheduleFile?) throws -> [Finding] {
    try SecondOpinion(plan.level, try #require(file).schedule, plan: plan).findings
  }

  private func own() throws -> Plan { try plan(ScheduleDateTests.name) }

  @Test func daysAndDatesThatAgreeRaiseNothing() throws {
    let plan = try own()
    #expect(try findings(plan, table(plan) { "\($0),\($1)" }).isEmpty)
  }

  /// Two days' turns on every date: by the numbers of the days nothing is wrong.
  @Test func ratesGoByTheDatesWhereTheseRise() throws {
    let plan = try own()
    let even = Array(stride(from: 0, through: 26, by: 2))
    let dates = plan.days.compactMap(\.date)
    let found = try findings(plan, table(plan, rows: even) { place, _ in "\(2 * place),\(dates[place])" })
    // The nerve and the rim.
    #expect(
      found.map(\.code) == [.datesDisagree, .rateExceeded, .rateExceeded], "\(found.map(\.what.plain))")
    #expect(found[0].severity == .error && (found.last?.value ?? 0) > 1.8)
    #expect(found[0].what.plain.contains("from row 2 on: day 2, but its date, 2026-03-08, is 1 day after"))
    let slow = try findings(plan, table(plan) { place, date in "\(place),\(date + place)" })
    #expect(slow.map(\.code) == [.datesDisagree], "\(slow.map(\.what.plain))")
  }

  @Test func datesThatFallRepeatOrAreMistypedMakeNoRatesOfTheirOwn() throws {
    let plan = try own()
    let start = try #require(plan.days[0].date)
    let tables = [
      table(plan) { place, _ in "\(place),\(start + -place)" },
      table(plan) { place, date in "\(place),\(place < 6 ? date : date + -1)" },
      table(plan) { place, date in "\(place),\(place == 10 ? date + -28 : date)" },
      table(plan) { place, date in "\(place),\(place == 26 ? date + 5 : date)" },
      table(plan) { place, date in "\(place),\(place == 0 ? date + -2 : date)" },
      table(plan) { place, date in "\(place),\(date.components.day < 12 ? date : date + -365)" },
    ]
    for file in tables {
      let found = try findings(plan, file)
      #expect(found.map(\.code) == [.datesDisagree], "\(found.map(\.what.plain))")
      #expect(found[0].severity == .error)
      #expect(
        file?.understood.contains("rates go by the column \"day\", with which \"date\" does not agree")
          == true)
    }
  }

  @Test func aYearNotAdvancedIsNamed() throws {
    var level = try own().level
    level.calendar.surgery = CalendarDate("2026-12-15")
    let plan = try Planner.plan(level)
    let file = table(plan) { place, date in "\(place),\(date.description.replacing("2027", with: "2026"))" }
    let found = try findings(plan, file)
    #expect(found.map(\.code) == [.datesDisagree])
    #expect(found[0].what.plain.contains("the year is not advanced at new year, 2027-01-01 is meant"))
  }

  @Test func aScheduleBeforeSurgeryOrAYearOffIsAnErrorAndALaterOneIsNot() throws {
    let plan = try own()
    for (shift, severity, words) in [
      (-9, Finding.Severity.error, "3 days before surgery"), (365, .error, "about 1 year, later"),
      (-365, .error, "about 1 year, earlier"), (4, .warning, "4 days later"),
      (-3, .warning, "3 days earlier"),
    ] {
      let found = try findings(plan, table(plan) { "\($0),\($1 + shift)" })
      #expect(found.map(\.code) == [.datesDisagree] && found.map(\.severity) == [severity], "\(shift)")
      #expect(found[0].what.plain.contains(words), "\(found[0].what.plain)")
    }
  }

  /// What the program writes itself: plans of all cases, resumed ones too.
  @Test(arguments: caseNames)
  func ourOwnSchedulesRaiseNone(name: String) throws {
    let own = try plan(name)
    var plans = [own]
    if let day = own.days.dropFirst(3).first {
      for pause in [0, 4] {
        var request = ResumeRequest(readings: day.set)
        (request.day, request.pause) = (day.day + 2, pause)
        if let resumed = try? Planner.resume(own.level, from: request) { plans.append(resumed) }
      }
    }
    for plan in plans {
      let file = try ScheduleFile.parse(Array(plan.csv.utf8), name: "schedule.csv")
      #expect(file.schedule.dateDisagreements(plan.level.calendar) == [])
      #expect(TypedSchedule(plan).dateDisagreements(plan.level.calendar) == [])
      #expect(TypedSchedule(adjustmentsOf: plan).dateDisagreements(plan.level.calendar) == [])
    }
  }

  @Test func aRecordWhoseDatesCannotBeRightIsRefused() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "done.csv")
    let calendar = try own().level.calendar
    func read(_ dates: [String]) throws -> DoneTable {
      let lines = dates.enumerated().map { "\($0),\($1),212,215,219,195,194,174\n" }.joined()
      try ("day,date,1,2,3,4,5,6\n" + lines).write(to: file, atomically: true, encoding: .utf8)
      return try DoneTable.read(path: file.path, calendar: calendar)
    }
    #expect(try read(["2026-03-07", "2026-03-08", "2026-03-09"]).days.map(\.day) == [0, 1, 2])
    let later = try read(["2026-03-09", "2026-03-10", "2026-03-11"])
    #expect(later.days.map(\.day) == [0, 1, 2] && later.understood.contains { $0.contains("2 days later") })
    for (dates, line) in [
      (["2026-03-07", "2026-03-09", "2026-03-11"], 3), (["2026-03-07", "2026-03-06", "2026-03-05"], 3),
      (["2025-03-07", "2025-03-08", "2025-03-09"], 2), (["2026-03-07", "2026-02-30", "2026-03-09"], 3),
      (["2026-02-07", "2026-02-08", "2026-02-09"], 2),
    ] {
      let error = #expect(throws: CaseFileErrors.self) { try read(dates) }
      #expect(error?.errors.map(\.line) == [line] && error?.errors.map(\.key) == ["date"], "\(dates)")
    }
  }
}

import CorrectionPlanning
import Foundation
import Reports
import Testing

@Suite struct CalendarTests {
  private func calendar(
    _ changes: [(String, String)] = [], _ division: CalendarFile.Division = .daily,
    _ events: ReportEvents? = nil
  ) throws -> String {
    try #require(CalendarFile(SamplePlans.plan(changes), events: events, division: division, version: "1"))
      .text
  }

  /// Property and value of every line, unfolded.
  private func properties(_ text: String) -> [(name: String, value: String)] {
    text.replacingOccurrences(of: "\r\n ", with: "").components(separatedBy: "\r\n").compactMap { line in
      line.firstIndex(of: ":").map { (String(line[..<$0]), String(line[line.index(after: $0)...])) }
    }
  }

  private func values(_ name: String, _ text: String) -> [String] {
    properties(text).filter { $0.name == name }.map(\.value)
  }

  @Test(arguments: [CalendarFile.Division.daily, .each])
  func linesEndInCRLFAndHaveAtMost75Octets(division: CalendarFile.Division) throws {
    for changes in [[], SamplePlans.hostile, SamplePlans.foreign] {
      let text = try calendar(changes, division)
      #expect(text.hasSuffix("END:VCALENDAR\r\n"))
      let lines = text.components(separatedBy: "\r\n")
      for line in lines {
        #expect(line.utf8.count <= 75 && !line.contains("\n") && !line.contains("\r"))
        #expect(!line.contains("\u{FFFD}"), "a character was split")
      }
      #expect(lines.contains { $0.utf8.count == 75 })
    }
  }

  @Test func textIsEscaped() throws {
    let text = try calendar(SamplePlans.hostile)
    let name = try #require(values("X-WR-CALNAME", text).first)
    #expect(
      name
        == #"Left tib<b>ia" onmouseover=alert(2) x=' strut schedule: <script>alert(1)</script> & "quo'tes" </style> \\ ]]>"#
    )
    #expect(values("DESCRIPTION", text).allSatisfy { $0.contains("\\n") && !$0.contains("\n") })
    #expect(values("DESCRIPTION", text).dropLast().allSatisfy { $0.contains("\\, strut") })
  }

  @Test func dailyHasADayEachAndTheEnd() throws {
    let plan = try SamplePlans.plan()
    let text = try calendar()
    #expect(values("DTSTART;VALUE=DATE", text).count == plan.duration + 1)
    #expect(values("DTSTART;VALUE=DATE", text).first == "20260308")
    #expect(values("SUMMARY", text).last == "Left tibia: last day of turning")
  }

  @Test func eachHasEveryAdjustmentAtItsTimeAndAlarmsForThoseThatTurn() throws {
    let plan = try SamplePlans.plan()
    let text = try calendar([], .each)
    let turns = TurnList(plan)
    let wanted = (1...plan.duration).flatMap { day in
      turns.lines(onDay: day).map { line in
        let date = plan.days[day].date?.description.filter { $0 != "-" } ?? ""
        return "\(date)T\(TimesOfDay.words(line.minutes).filter { $0 != ":" })00"
      }
    }
    #expect(values("DTSTART", text) == wanted)
    #expect(wanted.contains("20260308T080000"))
    let turning = (1...plan.duration).flatMap { turns.lines(onDay: $0) }.filter { !$0.isStill }
    #expect(turning.count < wanted.count && values("ACTION", text).count == turning.count)
    #expect(
      values("SUMMARY", text).filter { $0 == "Left tibia: nothing to turn" }.count == wanted.count
        - turning.count)
  }

  @Test func identifiersAreUniqueAndStayWhenThePlanIsRenewed() throws {
    for division in CalendarFile.Division.allCases {
      let identifiers = values("UID", try calendar([], division))
      #expect(Set(identifiers).count == identifiers.count)
      let renewed = values(
        "UID", try calendar([("12 varus", "13 varus"), ("2026-03-01", "2026-03-05")], division))
      #expect(Set(identifiers).isSubset(of: renewed))
      let other = values("UID", try calendar([("tibia-varus-lengthening", "another")], division))
      #expect(Set(identifiers).isDisjoint(with: other))
    }
  }

  @Test func theSamePlanMakesTheSameBytes() throws {
    #expect(try calendar([], .each) == calendar([], .each))
    #expect(Set(values("DTSTAMP", try calendar())) == ["20260301T000000Z"])
  }

  @Test func visitsAreCounted() throws {
    let plan = try SamplePlans.plan()
    var events = ReportEvents(plan)
    events.visits = [.init(day: 8, purpose: "X-ray; bring the sheet, please")]
    events.strutChanges = [.init(strut: 3, from: "medium", to: "long", window: 6...12, day: 8)]
    let text = try calendar([], .daily, events)
    #expect(values("UID", text).filter { $0.contains("-visit-") }.count == 1)
    #expect(
      values("DESCRIPTION", text).contains {
        $0.hasPrefix(#"X-ray\; bring the sheet\, please\nstrut 3 (yellow) is changed from medium to long"#)
      })
  }

  private func renewed(
    _ earlier: String, _ changes: [(String, String)], _ division: CalendarFile.Division = .daily
  ) throws -> String {
    try #require(
      CalendarFile(
        SamplePlans.plan(changes), division: division, version: "1", replacing: EarlierCalendar(earlier))
    ).text
  }

  @Test func aRenewedCalendarIsTheNewerOneAndCallsOffWhatIsNoLongerThere() throws {
    let (long, short) = (try SamplePlans.plan().duration, try SamplePlans.plan(SamplePlans.short).duration)
    let first = try calendar()
    #expect(Set(values("SEQUENCE", first)) == ["0"])
    #expect(try renewed(first, []) == first, "nothing has changed")
    let second = try renewed(first, SamplePlans.short)
    #expect(Set(values("SEQUENCE", second)) == ["1"])
    #expect(Set(values("UID", first)) == Set(values("UID", second)))
    #expect(values("STATUS", second).filter { $0 == "CANCELLED" }.count == long - short)
    #expect(try renewed(second, SamplePlans.short) == second)
    // Other UIDs: every event of the days is called off.
    let third = try renewed(second, SamplePlans.short, .each)
    #expect(Set(values("SEQUENCE", third)) == ["2"])
    #expect(values("STATUS", third).count == long)
    let back = try renewed(third, [])
    #expect(values("STATUS", back).count == 4 * short && Set(values("SEQUENCE", back)) == ["3"])
  }

  @Test func whatIsNoCalendarOfThisProgramIsPassedOver() throws {
    let noise = "BEGIN:VEVENT\nUID:\nSEQUENCE:99999999999999999999\nDTSTART:\nEND:VEVENT\n BEGIN\r\n\u{0}é"
    for earlier in ["", noise, String(repeating: "BEGIN:VEVENT\r\n", count: 9)] {
      #expect(try renewed(earlier, []) == calendar())
    }
  }

  /// A plan that goes on from readings keeps what was turned, and is newer in any folder.
  @Test func aResumedCalendarLeavesThePastAlone() throws {
    let input = try SamplePlans.correctionCase()
    let plan = try Planner.plan(input)
    var request = ResumeRequest(readings: plan.days[6].set)
    request.day = 9
    let resumed = try Planner.resume(input, from: request)
    let first = try calendar()
    let fresh = try #require(CalendarFile(resumed, division: .daily, version: "1")).text
    let text = try #require(
      CalendarFile(resumed, division: .daily, version: "1", replacing: EarlierCalendar(first))
    ).text
    #expect(fresh == text, "every later day is there still")
    #expect(Set(values("SEQUENCE", text)) == ["1000"] && Set(values("DTSTAMP", text)) == ["20260316T000000Z"])
    #expect(values("DTSTART;VALUE=DATE", text).first == "20260317")
    #expect(values("UID", text).contains { $0.hasSuffix("-day-10@fixator") })
  }

  @Test func withoutDatesThereIsNone() throws {
    let plan = try SamplePlans.plan([("  surgery: 2026-03-01\n", "")])
    #expect(CalendarFile(plan, division: .daily, version: "1") == nil)
    #expect(!plan.files(calendar: .daily, version: "1").contains { $0.name.hasSuffix(".ics") })
    // The sheet in another language is asked for.
    let inEnglish = Plan.fileNames.filter { !$0.hasPrefix("sheet-") }
    #expect(try SamplePlans.plan().files(calendar: .daily, version: "1").map(\.name) == inEnglish)
  }

  @Test func aPlanWithErrorsSaysSoInEveryEvent() throws {
    let plan = try SamplePlans.plan([("struts: long", "struts: medium")])
    let text = try #require(CalendarFile(plan, division: .daily, version: "1")).text
    #expect(values("SUMMARY", text).allSatisfy { $0.hasPrefix("DO NOT USE") })
  }

  /// Reads the files back with PyPI's `icalendar`, where Python has it.
  @Test(
    .enabled(
      if: OutsideProgram.readsCalendars, "python3 with icalendar is not here: no calendar is read back"))
  func anotherProgramReadsItBack() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fixator-ics-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (index, changes) in [[], SamplePlans.hostile, SamplePlans.foreign].enumerated() {
      for division in CalendarFile.Division.allCases {
        let text = try calendar(changes, division)
        let file = folder.appending(path: "\(index)-\(division.rawValue).ics")
        try text.write(to: file, atomically: true, encoding: .utf8)
      }
    }
    let renewed = try CalendarFile(
      SamplePlans.plan(SamplePlans.short), division: .each, version: "1",
      replacing: EarlierCalendar(calendar([], .each)))
    try #require(renewed).text.write(
      to: folder.appending(path: "3-renewed.ics"), atomically: true, encoding: .utf8)
    for (index, zone) in ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Etc/UTC"].enumerated()
    {
      guard let bytes = ZoneSample.bytes(zone) else { continue }
      let rules = try #require(TimeZoneRules(name: zone, bytes))
      let zoned = CalendarFile(try SamplePlans.plan(), division: .each, version: "1", zone: rules)
      try #require(zoned).text.write(
        to: folder.appending(path: "4-zoned-\(index).ics"), atomically: true, encoding: .utf8)
    }
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "read-calendar.py")
    let result = try #require(OutsideProgram.run("python3", [script.path, folder.path]))
    #expect(result.status == 0, "\(result.output)")
    let lines = result.output.split(separator: "\n")
    let plan = try SamplePlans.plan()
    // Every event of the longer plan is there still, to be called off.
    #expect(
      lines.contains { $0.hasPrefix("3-renewed.ics \(4 * plan.duration + 1) events") }, "\(result.output)")
    #expect(lines.contains { $0.hasPrefix("0-daily.ics \(plan.duration + 1) events") }, "\(result.output)")
    #expect(result.output.contains("<script>alert(1)</script> & \"quo'tes\" </style> \\ ]]>"))
    #expect(result.output.contains("تقويم الساق اليسرى"))
  }
}

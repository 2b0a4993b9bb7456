import CaseFiles
import CorrectionPlanning
import Foundation
import Reports
import Testing
import TreatmentModel

/// The calendar of a limb with two frames.
@Suite struct LevelCalendarTests {
  private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/levels")

  private func plan(_ name: String, _ changes: [(String, String)] = []) throws -> TreatmentPlan {
    var text = try String(
      contentsOf: LevelCalendarTests.fixtures.appending(path: "\(name).yaml"), encoding: .utf8)
    for (old, new) in changes { text = text.replacingOccurrences(of: old, with: new) }
    guard case .correction(let treatment, _) = try CaseFile.parse(Array(text.utf8), name: "sample") else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return try Planner.plan(treatment)
  }

  private func calendar(
    _ plan: TreatmentPlan, _ division: CalendarFile.Division = .daily, replacing earlier: String? = nil
  ) throws -> String {
    try #require(
      CalendarFile(plan, division: division, version: "1", replacing: earlier.map { EarlierCalendar($0) })
    ).text
  }

  /// The values of a property in the order of the file, unfolded.
  private func values(_ name: String, _ text: String) -> [String] {
    text.replacingOccurrences(of: "\r\n ", with: "").components(separatedBy: "\r\n").filter {
      $0.hasPrefix(name + ":")
    }.map { String($0.dropFirst(name.count + 1)).replacingOccurrences(of: "\\,", with: ",") }
  }

  private func events(_ text: String) -> [String] {
    text.components(separatedBy: "BEGIN:VEVENT").dropFirst().map { $0 }
  }

  @Test("Every event of turning names its frame, and every strut in it is that frame's")
  func framesAreNamed() throws {
    let plan = try plan("tibia-defect-60")
    for division in CalendarFile.Division.allCases {
      let text = try calendar(plan, division)
      var counts = [0, 0]
      for event in events(text) {
        let title = try #require(values("SUMMARY", event).first)
        let identifier = try #require(values("UID", event).first)
        guard identifier.contains("-day-") else { continue }
        let own = title.contains("PROXIMAL FRAME: ") ? 0 : 1
        #expect(title.hasPrefix("Left tibia, \(["PROXIMAL", "DISTAL"][own]) FRAME: "), "\(title)")
        let notes = try #require(values("DESCRIPTION", event).first)
        let (letter, other) = own == 0 ? ("P", "D") : ("D", "P")
        for said in [title, notes] where said.contains("strut ") {
          #expect(said.contains("strut \(letter)1") || said.contains("strut \(letter)"))
          #expect((1...6).allSatisfy { !said.contains("\(other)\($0)") && !said.contains("strut \($0)") })
        }
        #expect(notes.contains(own == 0 ? ", proximal frame." : ", distal frame."))
        counts[own] += 1
      }
      let parts = division == .daily ? 1 : plan.levels[0].level.schedule.adjustmentsPerDay
      #expect(counts == [plan.duration * parts, plan.duration * parts])
      #expect(Set(values("UID", text)).count == events(text).count)
    }
  }

  @Test("A frame that stands still says that nothing is turned, and its adjustments have no alarm")
  func frameAtRest() throws {
    let plan = try plan("acute-shortening")
    let still = try #require(
      plan.levels.first { level in level.days.dropFirst().contains { day in day.turns.allSatisfy { $0 == 0 } }
      })
    let day = try #require(still.days.dropFirst().first { day in day.turns.allSatisfy { $0 == 0 } })
    let name = still.level.id.name.uppercased()
    let title = "\(name) FRAME: nothing to turn, day \(day.day) of \(plan.duration)"
    #expect(try values("SUMMARY", calendar(plan)).contains { $0.hasSuffix(title) })
    let turning = plan.levels.reduce(0) { sum, level in
      let turns = TurnList(level)
      return sum
        + (1...plan.duration).flatMap { turns.lines(onDay: $0) }.count { !$0.isStill }
    }
    #expect(try values("ACTION", calendar(plan, .each)).count == turning)
  }

  @Test(
    "A visit is one event of both frames, each change with its frame and strut",
    arguments: ["acute-shortening", "defect-docking-offset", "femur-defect-proximally"])
  func visits(name: String) throws {
    let plan = try plan(name)
    let changes = plan.levels.flatMap { level in
      level.strutTimeline.changes.map {
        (
          $0.day, "\(level.level.id.name.uppercased()) FRAME",
          "\(level.level.id.index == 0 ? "P" : "D")\($0.strut)"
        )
      }
    }
    try #require(!changes.isEmpty, "the fixture has changes")
    let visits = events(try calendar(plan)).filter {
      values("UID", $0).first?.contains("-visit-") == true
    }
    #expect(visits.count == plan.visitDays.count)
    for (index, day) in plan.visitDays.enumerated() {
      let visit = visits[visits.count - 1 - index]
      let (title, notes) = (try #require(values("SUMMARY", visit).first), values("DESCRIPTION", visit)[0])
      for (own, frame, strut) in changes where own == day {
        #expect(title.contains("clinic visit, ") && title.contains(frame))
        let line = notes.components(separatedBy: "\\n").first { $0.hasPrefix("\(frame): ") }
        #expect(line?.contains("\(strut) (") == true, "\(notes)")
      }
    }
  }

  @Test(
    "A renewed calendar of two frames calls off what is gone of either, and nothing changed is the same bytes"
  )
  func renewed() throws {
    let (long, short) = (
      try plan("tibia-defect-60"), try plan("tibia-defect-60", [("60 long", "40 long")])
    )
    try #require(short.duration < long.duration)
    let first = try calendar(long)
    #expect(try calendar(long, replacing: first) == first)
    let second = try calendar(short, replacing: first)
    #expect(Set(values("SEQUENCE", second)) == ["1"])
    #expect(Set(values("UID", first)).isSubset(of: Set(values("UID", second))))
    let off = events(second).filter { values("STATUS", $0) == ["CANCELLED"] }
    #expect(off.count { values("UID", $0)[0].contains("-day-") } == 2 * (long.duration - short.duration))
    #expect(off.allSatisfy { values("SUMMARY", $0)[0].contains("no longer part of the plan") })
  }

  @Test("One frame in place of two, and two in place of one, are the same limb's calendar")
  func oneForTwo() throws {
    let two = try plan("tibia-defect-60")
    let one = two.levels[0]
    let both = try calendar(two)
    let single = try #require(CalendarFile(one, division: .daily, version: "1")).text
    let made = try #require(
      CalendarFile(one, division: .daily, version: "1", replacing: EarlierCalendar(both))
    ).text
    let off = events(made).filter { values("STATUS", $0) == ["CANCELLED"] }
    #expect(off.count { values("UID", $0)[0].contains("-day-") } == two.duration, "those of the distal frame")
    #expect(off.allSatisfy { values("SUMMARY", $0)[0].contains("no longer part of the plan") })
    #expect(EarlierCalendar(both).countOfOthers(than: one.level) == 0)
    #expect(EarlierCalendar(single).countOfOthers(than: two.levels[0].level) == 0)
    let back = try calendar(two, replacing: made)
    #expect(!back.contains("STATUS:CANCELLED") && Set(values("SEQUENCE", back)) == ["2"])
  }

  @Test("Another case's calendar is called off as another's")
  func another() throws {
    let (own, other) = (try plan("tibia-defect-60"), try plan("femur-defect-proximally"))
    let made = try calendar(own, replacing: calendar(other))
    let off = events(made).filter { values("STATUS", $0) == ["CANCELLED"] }
    #expect(off.count == events(try calendar(other)).count)
    #expect(off.allSatisfy { values("SUMMARY", $0)[0].hasPrefix("Called off: another plan") })
  }

  @Test("An error at one level marks every event of both")
  func errors() throws {
    let plan = try plan("tibia-defect-60", [("max: 300", "max: 200")])
    #expect(plan.levels.map(\.hasErrors) == [false, true])
    #expect(try values("SUMMARY", calendar(plan)).allSatisfy { $0.hasPrefix("DO NOT USE") })
  }

  /// With PyPI's `icalendar`, where Python has it.
  @Test(
    "Another program reads both frames back, times in their zone",
    .enabled(
      if: OutsideProgram.readsCalendars, "python3 with icalendar is not here: no calendar is read back"))
  func anotherProgramReadsItBack() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fixator-ics2-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let plan = try plan("acute-shortening")
    for division in CalendarFile.Division.allCases {
      try calendar(plan, division).write(
        to: folder.appending(path: "0-\(division.rawValue).ics"), atomically: true, encoding: .utf8)
    }
    if let bytes = ZoneSample.bytes("Europe/London") {
      let rules = try #require(TimeZoneRules(name: "Europe/London", bytes))
      let zoned = try #require(CalendarFile(plan, division: .each, version: "1", zone: rules)).text
      #expect(zoned.components(separatedBy: "BEGIN:VTIMEZONE").count == 2)
      try zoned.write(to: folder.appending(path: "1-zoned.ics"), atomically: true, encoding: .utf8)
    }
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "read-calendar.py")
    let result = try #require(OutsideProgram.run("python3", [script.path, folder.path]))
    #expect(result.status == 0, "\(result.output)")
    let count = 2 * plan.duration + plan.visitDays.count + 1
    #expect(result.output.contains("0-daily.ics \(count) events"), "\(result.output)")
  }
}

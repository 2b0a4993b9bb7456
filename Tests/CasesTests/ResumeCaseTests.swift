import CaseFiles
import CorrectionPlanning
import Foundation
import HexapodKinematics
import Reports
import Testing
import TreatmentModel

@Suite struct ResumeCaseTests {
  private let name = "tibia-varus-lengthening"

  private func resumed(
    _ readings: [Double], day: Int?, done: String? = nil, pause: Int = 0, slow: Double = 1
  ) throws -> Plan {
    var request = ResumeRequest(readings: try #require(StrutReadings(readings)))
    (request.day, request.pause, request.slow) = (day, pause, slow)
    if let done {
      request.done = try DoneTable.read(path: fixtures.appending(path: "resumes/\(done)").path).days
    }
    return try Planner.resume(try plan(name).level, from: request)
  }

  private func threeDaysMissed() throws -> Plan {
    try resumed([214, 217, 220, 202, 201, 187], day: 10)
  }

  private func turnedTwice() throws -> Plan {
    try resumed([215, 218, 221, 204, 203, 189], day: nil, done: "turned-twice.csv", pause: 3, slow: 0.5)
  }

  private func expect(_ plan: Plan, isIn file: String) throws {
    let text = try String(contentsOf: fixtures.appending(path: "resumes/\(file)"), encoding: .utf8)
    func tokens(_ text: String) -> [Substring] { text.split { " \n,[]{}:\"".contains($0) } }
    let (found, wanted) = (tokens(try plan.fileText), tokens(text))
    #expect(found.count == wanted.count)
    for (one, other) in zip(found, wanted) where one != other {
      guard let a = Double(one), let b = Double(other) else {
        Issue.record("\(one) instead of \(other)")
        return
      }
      #expect(abs(a - b) < 1e-7)
    }
  }

  @Test func afterThreeMissedDaysThePlanIsThreeDaysLater() throws {
    let (plan, own) = (try threeDaysMissed(), try plan(name))
    try expect(plan, isIn: "three-days-missed.plan.json")
    #expect(plan.lastDay == own.lastDay + 3 && plan.firstDay == 10)
    for (one, other) in zip(plan.days, own.days[7...]) {
      #expect(one.set == other.set && one.date == other.date.map { $0 + 3 })
    }
    let table = PlanTable(plan, isColoured: false).text
    #expect(
      table.contains("on day 10 (2026-03-17), 3 days behind the plan: where it was to be on day 7"))
    #expect(table.contains("on day 29, 3 days later than planned"))
  }

  @Test func aPlanThatIsOverIsSaidToBeWhereTheLimbIsBehindIt() throws {
    let own = try plan(name)
    var request = ResumeRequest(readings: own.days[7].set)
    request.day = own.lastDay + 40
    let table = PlanTable(try Planner.resume(own.level, from: request), isColoured: false).text
    #expect(
      table.contains(
        "\(own.lastDay - 7) days behind the plan, which ended on day \(own.lastDay), 40 days ago"), "\(table)"
    )
  }

  @Test func afterTurningTwiceItRestsAndGoesOnAtHalfRate() throws {
    let plan = try turnedTwice()
    try expect(plan, isIn: "turned-twice.plan.json")
    let exceeded = try #require(plan.checks.first { $0.code == .rateExceeded })
    #expect(exceeded.message().contains("on days 6 and 7") && exceeded.day == 7)
    #expect(plan.firstTurn?.day == 12)
    for line in PlanTable(plan, isColoured: false).text.split(separator: "\n") { #expect(line.count <= 100) }
  }

  @Test func aStrutThatIsStillToBeChangedIsChangedLater() throws {
    let own = try plan("strut-changes-on-weekdays")
    var request = ResumeRequest(readings: own.days[16].set)
    request.day = 18
    let plan = try Planner.resume(own.level, from: request)
    try expect(plan, isIn: "one-change-to-come.plan.json")
    #expect(plan.strutTimeline.changes.map(\.strut) == [6] && !plan.hasErrors)
  }

  /// Days are numbered from the day on which the struts were read; nothing may take them for places in a list.
  @Test func reportAndCalendarOfAResumedPlanHaveItsDays() throws {
    for (plan, first) in [(try threeDaysMissed(), 11), (try turnedTwice(), 9)] {
      for division in CalendarFile.Division.allCases {
        let files = plan.files(calendar: division, version: "test")
        let calendar = try #require(files.first { $0.name == Plan.calendarName }).text
        #expect(calendar.contains("-day-\(first)") && !calendar.contains("-day-\(first - 1)"))
        #expect(calendar.contains("-day-\(plan.lastDay)"))
        let report = try #require(files.first { $0.name == "report.html" }).text
        #expect(report.contains("<small>day \(plan.lastDay)</small>") && report.contains("Resumed"))
      }
      #expect(plan.dailyPaths.allSatisfy { $0.firstDay == first && $0.lengths.count == plan.duration })
      #expect(CaseFingerprint(plan) != CaseFingerprint(plan.level))
    }
  }

  @Test func aTableOfDaysIsReadWithAllItsFaults() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "done.csv")
    let head = "strut_1,strut_2,note,strut_3,strut_4,strut_5,strut_6,day\n"
    try (head + "1,2,ok,3,4,5,6,0\n\n# a pause\n1,2,é,3,4,5,6,7\n").write(
      to: file, atomically: true, encoding: .utf8)
    let read = try DoneTable.read(path: file.path).days
    #expect(read.map(\.day) == [0, 7] && Array(read[1].readings) == [1, 2, 3, 4, 5, 6])
    try (head + "1,2,,3,4,5,6,0.5\n1,2,,3,x,5,6,1\n1,2,,3,4,5,6,1e9\n").write(
      to: file, atomically: true, encoding: .utf8)
    let error = #expect(throws: CaseFileErrors.self) { try DoneTable.read(path: file.path) }
    #expect(error?.errors.map(\.line) == [2, 3, 4])
  }
}

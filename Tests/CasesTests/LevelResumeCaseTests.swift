import CaseFiles
import CorrectionPlanning
import Foundation
import HexapodKinematics
import Reports
import Testing
import TreatmentModel

/// The fixtures of two levels go on from the struts as they read on a day.
@Suite struct LevelResumeCaseTests {
  private func treatment(_ name: String) throws -> Treatment {
    let file = try CaseFile.read(path: fixtures.appending(path: "levels/\(name).yaml").path)
    guard case .correction(let treatment, _) = file else { throw CocoaError(.fileReadCorruptFile) }
    return treatment
  }

  private func resumed(_ name: String, _ day: Int, today: Int) throws -> (TreatmentPlan, TreatmentPlan) {
    let treatment = try treatment(name)
    let plan = try Planner.plan(treatment)
    var request = TreatmentResumeRequest(readings: plan.levels.map { $0.days[day].set })
    request.day = today
    return (plan, try Planner.resume(treatment, from: request))
  }

  @Test(arguments: LevelFixtureTests.names) func theRestEndsWhereThePlanDoes(name: String) throws {
    let last = try Planner.plan(treatment(name)).duration
    for (day, missed) in [(last / 3, 0), (2 * last / 3, 0), (last / 2, 3)] {
      let (plan, rest) = try resumed(name, day, today: day + missed)
      #expect(
        abs(rest.levels[0].lastDay - (last + missed)) <= 1, "\(day) \(missed): \(rest.levels[0].lastDay)")
      for (level, own) in zip(rest.levels, plan.levels) {
        let (end, wanted) = (level.days[level.duration], own.days[own.duration])
        #expect((0..<6).allSatisfy { abs(end.exact[$0] - wanted.exact[$0]) < 1e-8 })
        #expect(level.days[0].set == own.days[day].set)
        // Visits that are still to come are still to come, and no strut is changed twice.
        let toCome = own.strutTimeline.changes.filter { $0.day > day }.map(\.strut)
        #expect(missed > 0 || level.strutTimeline.changes.map(\.strut).sorted() == toCome.sorted())
      }
      #expect(!rest.hasErrors)
      #expect(CaseFingerprint(rest) != CaseFingerprint(plan))
    }
  }

  @Test(arguments: LevelFixtureTests.names) func everyOutputHasTheDaysOfTheRest(name: String) throws {
    let middle = try Planner.plan(treatment(name)).duration / 2
    let today = middle + 3
    let (_, rest) = try resumed(name, middle, today: today)
    let files = rest.files(calendar: .daily, version: "test")
    let report = try #require(files.first { $0.name == "report.html" }).text
    #expect(report.contains("Resumed") && report.contains("<th scope=\"row\">\(rest.levels[0].lastDay)</th>"))
    if let calendar = files.first(where: { $0.name == Plan.calendarName })?.text {
      #expect(calendar.contains("-day-\(today + 1)@") && !calendar.contains("-day-\(today)@"))
    }
    let csv = try #require(files.first { $0.name == "schedule.csv" }).text
    #expect(csv.split(separator: "\n")[1].hasPrefix("\(today),"))
    for width in [80, 100] {
      let table = TreatmentTable(rest, isColoured: false, width: width).text
      for line in table.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
      #expect(table.contains("resumed     on day \(today)") && table.contains("than planned"))
    }
  }

  /// `Fixtures/renew.sh` makes it anew.
  @Test func theExpectedPlanIsMade() throws {
    let treatment = try treatment("tibia-defect-60")
    let plan = try Planner.plan(treatment)
    var request = TreatmentResumeRequest(
      readings: [plan.levels[0].days[24].set, plan.levels[1].days[22].set])
    request.day = 26
    let resumed = try Planner.resume(treatment, from: request)
    let text = try String(
      contentsOf: fixtures.appending(path: "resumes/distal-frame-behind.plan.json"), encoding: .utf8)
    let (found, wanted) = (tokens(try resumed.fileText), tokens(text))
    #expect(found.count == wanted.count)
    for (one, other) in zip(found, wanted) where one != other {
      guard let a = Double(one), let b = Double(other) else {
        Issue.record("\(one) instead of \(other)")
        return
      }
      #expect(abs(a - b) < 1e-7)
    }
  }
}

import CaseFiles
import CorrectionPlanning
import Foundation
import HexapodKinematics
import Reports
import ReviewReports
import ScheduleReview
import TestSupport
import Testing
import TreatmentModel

/// A second opinion on the schedules of two levels.
@Suite struct LevelCheckTests {
  private func treatment(_ name: String) throws -> Treatment {
    let file = try CaseFile.read(path: fixtures.appending(path: "levels/\(name).yaml").path)
    guard case .correction(let treatment, _) = file else { throw CocoaError(.fileReadCorruptFile) }
    return treatment
  }

  private func read(_ text: String) throws -> [TypedSchedule] {
    try LevelSchedules.parse([("schedule.csv", Array(text.utf8))]).schedules
  }

  /// The rows of a table with one cell changed.
  private func changed(_ csv: String, day: Int, column: String, _ change: (Double) -> Double) throws -> String
  {
    var lines = csv.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let place = try #require(lines[0].firstIndex { $0 == column })
    let row = try #require(lines.firstIndex { $0[0] == "\(day)" })
    lines[row][place] = "\(change(try #require(Double(lines[row][place]))))"[...]
    return lines.map { $0.joined(separator: ",") }.joined(separator: "\n")
  }

  private func words(_ opinion: TreatmentOpinion) -> [String] {
    opinion.findings.map { "limb \($0.code.rawValue): \($0.what)" }
      + opinion.levels.enumerated().flatMap { index, level in
        level.findings.map { "level \(index + 1) \($0.code.rawValue): \($0.what)" }
      }
  }

  /// Short treatments, one with a frame that whole steps leave standing: of long ones an unoptimized build takes seconds.
  private static let short = ["acute-shortening", "lengthening-and-angulation", "residual-two-levels"]

  @Test("The program's own table of two levels has nothing wrong", arguments: LevelFixtureTests.names)
  func ownTable(name: String) throws {
    let treatment = try treatment(name)
    let plan = try Planner.plan(treatment)
    let opinion = try TreatmentOpinion(treatment, try read(plan.csv))
    #expect(words(opinion) == [])
    #expect(opinion.limb.count == plan.duration + 1)
    for (day, exact) in zip(opinion.limb, plan.limb?.days ?? []) {
      #expect(abs((day.docking?.gap ?? 0) - (exact.docking?.gap ?? 0)) < 1)
    }
  }

  @Test("One strut of one level that is off on one day is named", arguments: short)
  func oneReading(name: String) throws {
    let treatment = try treatment(name)
    let plan = try Planner.plan(treatment)
    for (index, column) in ["proximal_3", "distal_5"].enumerated() {
      let day = plan.duration / 2
      let csv = try changed(plan.csv, day: day, column: column) { $0 + 7 }
      let opinion = try TreatmentOpinion(treatment, try read(csv))
      let strut = index == 0 ? 3 : 5
      #expect(
        opinion.levels[index].findings.contains {
          $0.severity == .error && $0.day == day && $0.struts.map(\.number.rawValue) == [strut]
        }, "\(words(opinion))")
      #expect(opinion.levels[1 - index].findings.isEmpty, "\(words(opinion))")
    }
  }

  @Test(
    "Readings of one level that are given as the other's are named", arguments: short + ["tibia-defect-60"])
  func exchanged(name: String) throws {
    let treatment = try treatment(name)
    let plan = try Planner.plan(treatment)
    let own = try read(plan.csv)
    let whole = try TreatmentOpinion(treatment, [own[1], own[0]])
    #expect(whole.findings.first?.code == .levelsSwapped, "\(words(whole))")
    #expect(words(whole).count == 1)
    // Day by day only where the two frames stand differently.
    let day = plan.duration / 3
    let differ = (0..<6).contains {
      abs(plan.levels[0].days[day].set[$0] - plan.levels[1].days[day].set[$0]) > 4
    }
    guard differ else { return }
    let single = try TreatmentOpinion(treatment, [exchange(own, 0, day), exchange(own, 1, day)])
    #expect(
      single.findings.map(\.code) == [.levelsSwapped] && single.findings[0].day == day, "\(words(single))")
  }

  private func exchange(_ schedules: [TypedSchedule], _ index: Int, _ day: Int) throws -> TypedSchedule {
    let rows = zip(schedules[index].rows, schedules[1 - index].rows).map { own, other in
      ScheduleRow(
        day: own.day, typedDay: own.typedDay, date: own.date,
        readings: own.day == day ? other.readings : own.readings, line: own.line)
    }
    return try #require(TypedSchedule(rows: rows))
  }

  @Test("Days and dates that only one level has are named")
  func days() throws {
    let treatment = try treatment("tibia-defect-60")
    let own = try read(Planner.plan(treatment).csv)
    let lacking = try #require(TypedSchedule(rows: own[1].rows.filter { $0.day != 20 }))
    let opinion = try TreatmentOpinion(treatment, [own[0], lacking])
    #expect(
      opinion.findings.contains {
        $0.code == .rowMissing && $0.day == 20 && "\($0.what)".contains("none of the distal level")
      }, "\(words(opinion))")
    let moved = try #require(
      TypedSchedule(
        rows: own[0].rows.map {
          ScheduleRow(
            day: $0.day, typedDay: $0.typedDay, date: $0.date.map { $0 + 1 }, readings: $0.readings,
            line: $0.line)
        }))
    let dated = try TreatmentOpinion(treatment, [moved, own[1]])
    #expect(dated.findings.first?.code == .datesDisagree, "\(words(dated))")
  }

  @Test("A level that has ended may leave out its rows")
  func endsEarlier() throws {
    let treatment = try treatment("lengthening-and-angulation")
    let plan = try Planner.plan(treatment)
    let own = try read(plan.csv)
    for (index, level) in plan.levels.enumerated() {
      let last = level.days.last { $0.exact != level.days[plan.duration].exact }?.day ?? 0
      guard last + 2 < plan.duration else { continue }
      var schedules = own
      schedules[index] = try #require(TypedSchedule(rows: own[index].rows.filter { $0.day <= last + 1 }))
      let opinion = try TreatmentOpinion(treatment, schedules)
      #expect(!opinion.hasErrors, "\(words(opinion))")
      #expect(
        opinion.findings.contains { $0.code == .rowMissing && $0.severity == .note }, "\(words(opinion))")
    }
  }

  @Test("In transport a level that lags behind moves the limb")
  func limbMoves() throws {
    let treatment = try treatment("tibia-defect-60")
    let own = try read(Planner.plan(treatment).csv)
    let rows = own[1].rows
    let late = try #require(
      TypedSchedule(
        rows: rows.indices.map {
          ScheduleRow(
            day: rows[$0].day, typedDay: rows[$0].typedDay, date: rows[$0].date,
            readings: rows[max(0, $0 - 5)].readings, line: rows[$0].line)
        }))
    let opinion = try TreatmentOpinion(treatment, [own[0], late])
    #expect(opinion.findings.contains { $0.code == .limbMoves && $0.severity == .error }, "\(words(opinion))")
    #expect(opinion.findings.contains { $0.code == .dockingContact }, "\(words(opinion))")
  }

  @Test("The text fits its width and names both frames", arguments: short + ["defect-docking-offset"])
  func text(name: String) throws {
    let treatment = try treatment(name)
    let csv = try changed(
      Planner.plan(treatment).csv, day: min(5, try Planner.plan(treatment).duration), column: "distal_2"
    ) { $0 + 30 }
    let opinion = try TreatmentOpinion(treatment, try read(csv))
    for width in [80, 100] {
      let text = TreatmentCheckTable(opinion, isColoured: false, width: width).text
      for line in text.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
      #expect(text.contains("PROXIMAL FRAME") && text.contains("DISTAL FRAME") && text.contains(disclaimer))
    }
  }
}

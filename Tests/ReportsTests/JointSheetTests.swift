import CaseFiles
import CorrectionPlanning
import Foundation
import Reports
import Testing
import TreatmentModel

/// Sheets and pictures of joints and part rings.
@Suite struct JointSheetTests {
  private static let cases = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/cases")

  private func plan(_ name: String, _ changes: [(String, String)] = []) throws -> Plan {
    var text = try String(
      contentsOf: JointSheetTests.cases.appending(path: "\(name).yaml"), encoding: .utf8)
    for (old, new) in changes { text = text.replacing(old, with: new) }
    guard case .correction(let stated, _) = try CaseFile.parse(Array(text.utf8), name: name),
      let level = stated[LevelID.only]
    else { throw CocoaError(.fileReadCorruptFile) }
    return try Planner.plan(level)
  }

  private func text(_ plan: Plan, _ name: String, _ language: SheetLanguage = .english) -> String {
    plan.files(calendar: .daily, version: "1", in: language).first { $0.name == name }?.text ?? ""
  }

  @Test func theSheetNamesTheDaysOnWhichAJointIsDrawnApart() throws {
    let plan = try plan("knee-flexion-drawn-apart")
    let stages = plan.jointStages
    #expect(stages.count > 1 && stages[0].purpose == .drawingApart)
    let day = { (number: Int) in
      plan.day(number)?.date.map { EnglishSheet().dayAndMonth($0) } ?? EnglishSheet().day(number)
    }
    let (first, last) = (day(stages[0].days.lowerBound), day(stages[0].days.upperBound))
    let english = text(plan, "report.html")
    #expect(english.contains("Part 1: the joint is drawn apart, \(first) to \(last)"))
    #expect(english.contains("Part 2: the joint is turned, \(day(stages[1].days.lowerBound)) to"))
    let german = text(plan, SheetLanguage.german.sheetName, .german)
    #expect(german.contains("Teil 1: Das Gelenk wird auseinandergezogen, "))
    #expect(!german.contains("the joint"))
  }

  @Test func nothingIsDrawnApartWhereNothingIsToBe() throws {
    #expect(!text(try plan("equinus-about-the-hinge"), "report.html").contains("Part 1"))
  }

  /// A number that is printed has no more digits than are measured.
  @Test func whatAHingeLeavesIsPrintedShort() throws {
    let plan = try plan(
      "equinus-about-the-hinge",
      [("lateral: 0 ± 3", "lateral: 7 posterior")])
    let finding = try #require(plan.checks.first { $0.code == .hingeLeavesRest })
    #expect(finding.message().firstMatch(of: /[0-9]\.[0-9]{4}/) == nil, "\(finding.message())")
    #expect(finding.message().contains("turning about this hinge alone corrects"))
  }

  /// At the end a part ring lies under the whole one: what it is shows all the same.
  @Test func aPartRingIsDrawnAsItIsFromAbove() throws {
    let changes = [("distal-ring: generic-180", "distal-ring: generic-155-two-thirds")]
    let whole = text(
      try SamplePlans.plan([("distal-ring: generic-180", "distal-ring: generic-155")]), "frame.svg")
    let part = text(try SamplePlans.plan(changes), "frame.svg")
    // Closed outlines, of the ring's rim in each of six views.
    func closed(_ svg: String) -> Int {
      svg.split(separator: "<path").count { $0.contains("class=\"back\"") && $0.contains("Z") }
    }
    #expect(!whole.isEmpty && closed(part) == closed(whole) + 6, "\(closed(part)), \(closed(whole))")
  }
}

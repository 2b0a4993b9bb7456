import CaseFiles
import CorrectionPlanning
import Foundation
import ReviewReports
import ScheduleReview
import Testing
import TreatmentModel

/// A second opinion on the schedule of a joint: the way is held against the hinge, and the bone beside it against the rate.
@Suite struct JointOpinionTests {
  private func input(_ name: String, changed change: (String) -> String = { $0 }) throws -> TreatedLevel {
    let text = try String(contentsOf: fixtures.appending(path: "cases/\(name).yaml"), encoding: .utf8)
    guard case .correction(let stated, _) = try CaseFile.parse(Array(change(text).utf8), name: name),
      let input = stated[LevelID.only]
    else { throw CocoaError(.fileReadCorruptFile) }
    return input
  }

  @Test(arguments: [
    "equinus-about-the-hinge", "knee-flexion-drawn-apart", "clubfoot-without-a-hinge",
    "equinus-in-a-butt-frame",
  ])
  func itsOwnPlanIsAboutTheHinge(name: String) throws {
    let input = try input(name)
    let plan = try Planner.plan(input)
    let found: [Finding] = try SecondOpinion(input, TypedSchedule(plan), plan: plan).findings
    #expect(
      !found.contains { [Finding.Code.hingeLeavesRest, .rateExceeded].contains($0.code) },
      "\(found.map(\.what.plain))")
  }

  /// The schedule ends where the case ends, and turns about an axis that stands beside the case's by so much.
  @Test(arguments: [(4, nil), (8, .warning), (20, .error)] as [(Double, Finding.Severity?)])
  func anAxisBesideTheHingeIsSaid(aside: Double, severity: Finding.Severity?) throws {
    let stated = try input("equinus-about-the-hinge")
    // The same corresponding points at the end, turned about a hinge that is elsewhere: the way in between differs.
    let other = try input("equinus-about-the-hinge") {
      $0.replacing("lateral: 0 ± 3, axial: 0 ± 3", with: "lateral: \(aside) posterior")
    }
    let schedule = TypedSchedule(try Planner.plan(other))
    let found = try SecondOpinion(stated, schedule).findings.first { $0.code == .hingeLeavesRest }
    #expect(found?.severity == severity, "\(found?.what.plain ?? "nothing")")
  }
}

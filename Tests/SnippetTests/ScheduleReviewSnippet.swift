import CaseFiles
import CorrectionPlanning
import ScheduleReview
import Testing
import TreatmentModel

@Suite struct ScheduleReviewSnippet {
  @Test func runs() throws {
    // snippet
    let bytes = Array(CaseTemplate.text.utf8)
    guard case .correction(let treatment, _) = try CaseFile.parse(bytes, name: "template") else { return }
    let level = try treatment.soleLevel()
    let schedule = TypedSchedule(try Planner.plan(level))
    let opinion = try SecondOpinion(level, schedule, identifying: true)
    for finding in opinion.findings { print(finding.code, finding.what.plain) }
    // end
    #expect(!opinion.hasErrors && opinion.days.count == 27)
  }
}

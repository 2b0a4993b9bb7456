import CaseFiles
import CorrectionPlanning
import ScheduleReview
import Testing
import Treatment

@Suite struct ScheduleReviewSnippet {
  @Test func runs() throws {
    // snippet
    let bytes = Array(CaseTemplate.text.utf8)
    guard case .correction(let input, _) = try CaseFile.parse(bytes, name: "template") else { return }
    let schedule = TypedSchedule(try Planner.plan(input))
    let opinion = try SecondOpinion(input, schedule, identifying: true)
    for finding in opinion.findings { print(finding.code, finding.message) }
    // end
    #expect(!opinion.hasErrors && opinion.days.count == 27)
  }
}

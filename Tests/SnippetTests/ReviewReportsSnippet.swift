import CaseFiles
import CorrectionPlanning
import ReviewReports
import ScheduleReview
import Testing
import TreatmentModel

@Suite struct ReviewReportsSnippet {
  @Test func runs() throws {
    // snippet
    let bytes = Array(CaseTemplate.text.utf8)
    guard case .correction(let treatment, _) = try CaseFile.parse(bytes, name: "template") else { return }
    let level = try treatment.soleLevel()
    let opinion = try SecondOpinion(level, TypedSchedule(try Planner.plan(level)))
    print(CheckTable(opinion, isColoured: false).text)
    let json = opinion.json(understood: [])
    // end
    #expect(json.contains("fixator-check/1"))
  }
}

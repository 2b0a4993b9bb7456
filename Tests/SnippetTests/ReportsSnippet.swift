import CaseFiles
import CorrectionPlanning
import Reports
import Testing

@Suite struct ReportsSnippet {
  @Test func runs() throws {
    // snippet
    let bytes = Array(CaseTemplate.text.utf8)
    guard case .correction(let treatment, _) = try CaseFile.parse(bytes, name: "template") else { return }
    let plan = try Planner.plan(treatment.soleLevel())
    print(PlanTable(plan, isColoured: false).text)
    let json = plan.json(isPretty: true)
    let page = PlanReport(plan, version: "0.1.0").html
    // end
    #expect(json.contains("fixator-plan/1") && page.hasPrefix("<!DOCTYPE html>"))
  }
}

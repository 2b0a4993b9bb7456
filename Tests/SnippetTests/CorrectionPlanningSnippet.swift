import CaseFiles
import CorrectionPlanning
import Testing

@Suite struct CorrectionPlanningSnippet {
  @Test func runs() throws {
    // snippet
    let bytes = Array(CaseTemplate.text.utf8)
    guard case .correction(let treatment, _) = try CaseFile.parse(bytes, name: "template") else { return }
    let plan = try Planner.plan(treatment.soleLevel())
    for day in plan.days {
      print(day.day, day.set.map { $0 }, day.turns.map { $0 })
    }
    for check in plan.checks where check.severity == .error {
      print("do not use this plan:", check.what.plain)
    }
    // end
    #expect(plan.days.count == 27 && !plan.hasErrors)
  }
}

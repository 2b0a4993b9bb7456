import CaseFiles
import CorrectionPlanning
import Testing
import Uncertainty

@Suite struct UncertaintySnippet {
  @Test func runs() throws {
    // snippet
    let bytes = Array(CaseTemplate.text.utf8)
    guard case .correction(let treatment, _) = try CaseFile.parse(bytes, name: "template") else { return }
    let level = try treatment.soleLevel()
    var options = SensitivityOptions()
    (options.samples, options.seed) = (2000, 7)
    let inputs = UncertainInputs(level, assumingPublished: true)
    let study = try SensitivityStudy.run(Planner.plan(level), inputs, options)
    for spread in study.spreads { print(spread.number.key, spread.standardDeviation) }
    // end
    #expect(study.spreads.count == 7)
  }
}

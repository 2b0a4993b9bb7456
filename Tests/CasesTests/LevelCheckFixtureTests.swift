import CaseFiles
import CorrectionPlanning
import Foundation
import Testing
import TreatmentModel

/// What only a limb of two levels can be warned of: each code has a pair of fixtures that differ in one number.
@Suite struct LevelCheckFixtureTests {
  static let codes = Finding.Code.ofLimbs.map(\.rawValue)

  private func fixture(_ name: String) throws -> (text: String, plan: TreatmentPlan) {
    let url = fixtures.appending(path: "levels/checks/\(name).yaml")
    guard case .correction(let treatment, _) = try CaseFile.read(path: url.path) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return (try String(contentsOf: url, encoding: .utf8), try Planner.plan(treatment))
  }

  @Test(arguments: codes) func oneRaisesTheCodeAndTheOtherJustDoesNot(code: String) throws {
    let (raising, raised) = try fixture("\(code).raises")
    let (sparing, spared) = try fixture("\(code).just-not")
    let check = try #require(raised.checks.first { $0.code.rawValue == code })
    #expect(!spared.checks.contains { $0.code.rawValue == code })
    #expect(check.value != nil && check.limit != nil)
    #expect(!raised.hasErrors && !spared.hasErrors)
    let pairs = zip(raising.split(separator: "\n"), sparing.split(separator: "\n")).dropFirst()
    #expect(pairs.filter { $0 != $1 }.count == 1, "the two differ in more than one line")
  }
}

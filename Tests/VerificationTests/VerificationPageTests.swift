import Foundation
import Testing
import Verification

/// `Documentation/Verification.md` is what `fixator verify --format markdown` prints, but for the figures that it quotes.
/// `FIXATOR_RENEW_DOCUMENTS=1` makes it anew.
@Suite struct VerificationPageTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let record = VerificationRecord(Scenario.all, jobs: 2)

  @Test func everyScenarioHolds() {
    for outcome in Self.record.failed { Issue.record("\(outcome)") }
    #expect(Self.record.outcomes.count >= 60)
  }

  @Test func thePageIsWhatTheProgramPrints() throws {
    let page = Self.root.appending(path: "Documentation/Verification.md")
    let old = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
    let quoted = old.components(separatedBy: VerificationRecord.quote.begin).dropFirst().first?
      .components(separatedBy: VerificationRecord.quote.end).first
    let made = Self.record.markdown(quoting: quoted ?? "")
    if ProcessInfo.processInfo.environment["FIXATOR_RENEW_DOCUMENTS"] == "1" {
      try made.write(to: page, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: page, encoding: .utf8) == made)
  }

  @Test func everyRequirementIsMeasured() {
    for requirement in Requirement.allCases {
      #expect(!Self.record.figures(of: requirement).isEmpty, "\(requirement)")
    }
  }

  @Test func namesAreNamesOfOneScenario() {
    let names = Scenario.all.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test func anyNumberOfThreadsGivesTheSameBytes() {
    let few = Scenario.all.filter { $0.kind == .exact || $0.isCalled("translation") }
    let texts = [1, 3, 7].map { VerificationRecord(few, jobs: $0).json(version: "0") }
    #expect(Set(texts).count == 1)
  }

  /// What cannot be measured, and what is too large, does not hold, and all forms say so.
  @Test func aFailureIsSaid() {
    let record = VerificationRecord(
      outcomes: [Scenario.Outcome(name: "one", kind: .exact, figures: [], failure: "no reason")])
    #expect(!record.holds && record.summary == "1 of 1 scenarios do not hold")
    for text in [record.text(version: "0"), record.markdown(), record.json(version: "0")] {
      #expect(text.contains("no reason"))
    }
  }
}

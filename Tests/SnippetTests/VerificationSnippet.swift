import Testing
import Verification

@Suite struct VerificationSnippet {
  @Test func runs() {
    // snippet
    let record = VerificationRecord(Scenario.all.filter { $0.isCalled("pure lengthening") }, jobs: 1)
    print(record.summary)  // all 3 scenarios hold
    for failed in record.failed { print(failed.name) }
    // end
    #expect(record.outcomes.count == 3 && record.holds)
  }
}

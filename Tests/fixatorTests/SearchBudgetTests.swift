import Foundation
import Testing

/// Searches of a plan that have a budget: what they could not settle is said.
@Suite struct SearchBudgetTests {
  @Test("Struts that are held for years, in the finest turns, are followed as far as the budget goes")
  func held() throws {
    let scratch = try Scratch()
    let text = try scratch.text(Sample.good)
    let slow = text.replacingOccurrences(
      of: "latency: 7", with: "latency: 7\n  rate: 0.05\n  adjustments-per-day: 24")
    try scratch.write(
      slow + "\nheld: [{strut: 3, days: 1-900}, {strut: 1, days: 1-800}]\n", "held.yaml")
    let outcome = try scratch.run("plan", "held.yaml", "--format", "json")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains(#""code": "not-resolved""#))
    #expect(outcome.output.contains("until 30000 poses had been tried"))
  }
}

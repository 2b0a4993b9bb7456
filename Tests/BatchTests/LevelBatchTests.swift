import Batch
import Foundation
import Testing

/// Cases of two levels in a batch.
@Suite struct LevelBatchTests {
  private let levels = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/levels").path

  @Test func eachIsALineOfItsPlanOrItsSummary() throws {
    let plans = try batch([levels])
    let named = plans.lines.filter { $0.contains("\"fixator-plan/2\"") }
    #expect(plans.tally.failed == 0 && named.count == plans.lines.count && named.count >= 7)
    #expect(named.allSatisfy { $0.contains("\"input\":\"") && $0.contains("\"limb\":[") })
    let chief = try batch([levels], summaries())
    #expect(chief.tally.failed == 0 && chief.lines.count == named.count)
    #expect(chief.lines.allSatisfy { $0.contains("\"fixator-summary/2\"") && $0.contains("\"distal\"") })
  }

  @Test func whatIsNotThereYetIsALineThatSaysSo() throws {
    var options = BatchOptions()
    options.output = .table
    let found = try batch([levels + "/tibia-defect-60.yaml"], options)
    #expect(found.tally.failed == 1 && found.lines.last?.contains("has 2 levels") == true)
  }
}

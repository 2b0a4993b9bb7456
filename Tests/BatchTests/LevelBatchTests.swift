import Batch
import CaseFiles
import CorrectionPlanning
import Foundation
import Reports
import Testing
import TreatmentModel

/// Cases of two levels in a batch.
@Suite struct LevelBatchTests {
  private let levels = fixtures.appending(path: "levels").path

  private func options(_ change: (inout BatchOptions) -> Void) -> BatchOptions {
    var options = BatchOptions()
    change(&options)
    return options
  }

  private func object(_ line: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  @Test func eachIsALineOfItsPlanOrItsSummary() throws {
    let plans = try batch([levels])
    let named = plans.lines.filter { $0.contains("\"fixator-plan/2\"") }
    #expect(plans.tally.failed == 0 && named.count == plans.lines.count && named.count >= 7)
    #expect(named.allSatisfy { $0.contains("\"input\":\"") && $0.contains("\"limb\":[") })
    let chief = try batch([levels], summaries())
    #expect(chief.tally.failed == 0 && chief.lines.count == named.count)
    #expect(chief.lines.allSatisfy { $0.contains("\"fixator-summary/2\"") && $0.contains("\"distal\"") })
  }

  /// Of a table, of objects, of documents: the same bytes as of the file alone, whatever the number of jobs.
  @Test func theSameCasesGiveTheSameBytesInEveryFormAndOnAnyNumberOfThreads() throws {
    let folder = try Folder()
    let names = try FileManager.default.contentsOfDirectory(atPath: levels).filter { $0.hasSuffix(".yaml") }
      .sorted()
    // A section without a key has no column: what it means is said by one.
    let texts = try names.map { name in
      let text = try String(contentsOfFile: "\(levels)/\(name)", encoding: .utf8)
      return Array(text.replacing(": {}", with: ": {axial-translation: 0}").utf8)
    }
    let nodes = try texts.map { try NodeReader.read($0) }
    try folder.write("all.yaml", Array(texts.joined(separator: Array("---\n".utf8))))
    try folder.write("all.ndjson", nodes.map { $0.json + "\n" }.joined())
    try folder.write("all.csv", nodes.table)
    let expected = try batch(names.map { "\(levels)/\($0)" }).lines.map(unplaced)
    for name in ["all.yaml", "all.ndjson", "all.csv"] {
      for jobs in [1, 3] {
        let found = try batch([folder.path(name)], options { $0.jobs = jobs })
        let isSame = found.lines.map(unplaced) == expected
        #expect(isSame, "\(name), \(jobs)")
      }
    }
  }

  @Test func whatALineWasMadeFromPlansToTheSameLine() throws {
    let folder = try Folder()
    let whole = options { $0.program = "fixator test" }
    let first = try batch([levels], whole)
    #expect(first.tally.failed == 0)
    try folder.write("plans.ndjson", first.lines.map { $0 + "\n" }.joined())
    let again = try batch([folder.path("plans.ndjson")], whole)
    #expect(again.lines.map(unplaced) == first.lines.map(unplaced))
    #expect(again.lines.allSatisfy { $0.contains("\"made_from\":{") && $0.contains("\"rates\":[") })
  }

  @Test func drawsAreNumberedPlansOfVariedCasesAndTheSameOnAnyNumberOfThreads() throws {
    let varied = options {
      ($0.draws, $0.assumesPublished, $0.output) = (3, true, .summaries)
      $0.seed = 7
    }
    let path = "\(levels)/lengthening-and-angulation.yaml"
    let found = try batch([path], varied)
    #expect(found.lines.count == 3 && found.tally.failed == 0, "\(found.lines)")
    #expect(Set(found.lines).count == 3)
    for (index, line) in found.lines.enumerated() { #expect(try object(line)["draw"] as? Int == index + 1) }
    var more = varied
    more.jobs = 3
    #expect(try batch([path], more).bytes == found.bytes)
    var one = varied
    one.shard = Shard("2/3") ?? .whole
    #expect(try batch([path], one).lines == [found.lines[1]])
    var other = varied
    other.seed = 8
    #expect(try batch([path], other).lines[0] != found.lines[0])
  }

  @Test func aSummaryHasTheErrorBarsOfEveryPart() throws {
    let study = options { ($0.sensitivitySamples, $0.assumesPublished, $0.output) = (40, true, .summaries) }
    let found = try batch(["\(levels)/tibia-defect-60.yaml"], study)
    let summary = try object(found.lines.first ?? "")
    let sensitivity = try #require(summary["sensitivity"] as? [String: Any])
    let deviations = try #require(sensitivity["sd"] as? [String: [String: Double]])
    #expect(Set(deviations.keys) == ["limb", "proximal", "distal", "docking"])
    #expect(deviations["limb"]?.count == 6 && deviations["docking"]?["gap"] ?? 0 > 0)
    #expect(sensitivity["samples"] as? Int == 40 && sensitivity["end_error"] is Double)
  }

  /// A table has room for six struts.
  @Test func aRowOfATableHasTheChiefNumbersAndSaysWhereTheReadingsAre() throws {
    let table = try batch([levels], options { $0.output = .table })
    let columns = try #require(table.lines.first).split(separator: ",").count
    #expect(table.tally.failed == 0 && table.lines.count >= 8)
    for row in table.lines.dropFirst() {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      #expect(cells.count == columns && cells[3] == "planned" && Int(cells[4]) ?? 0 > 0)
      #expect(
        row.hasSuffix("\"two levels: the readings of both frames stand in --summary and in the whole plans\"")
      )
    }
    let study = options {
      ($0.output, $0.sensitivitySamples, $0.assumesPublished) = (.table, 20, true)
    }
    let wide = try batch(["\(levels)/tibia-defect-60.yaml"], study)
    #expect(wide.lines[1].split(separator: ",", omittingEmptySubsequences: false).count == columns + 8)
  }

  @Test func aStudyOfMountingsIsRefusedWithItsReason() throws {
    let found = try batch(["\(levels)/tibia-defect-60.yaml"], options { $0.output = .mountingStudy })
    #expect(found.tally.failed == 1 && found.tally.study == nil)
  }

  /// Findings of the limb are counted as what they are.
  @Test func findingsOfTheLimbAreCounted() throws {
    let path = "\(levels)/checks/docking-offset.raises.yaml"
    let found = try batch([path])
    #expect(
      found.tally.count(.dockingOffset, .warning) == 1 && found.tally.count(.hardwareUnverified, .note) <= 2)
    #expect(found.tally.count(Finding.Code.ofPlans[0], .warning) == 0)
  }

  /// Half a line behind whole ones is cut off, and the rest is made.
  @Test func aRunGoesOnWhereItEnded() throws {
    let folder = try Folder()
    let whole = try batch([levels])
    let path = folder.path("plans.ndjson")
    try folder.write(
      "plans.ndjson.partial", Array(whole.bytes.prefix(whole.bytes.count * 2 / 3)))
    var output = try BatchOutput(path: path, resuming: true, force: false, header: [])
    let rest = options { $0.linesDone = output.linesDone }
    let run = BatchRun(InputList([levels]), base: nil, rest)
    _ = try run.run(isStopped: { false }, write: { try output.write($0) })
    try output.finish()
    #expect(try folder.read("plans.ndjson") == whole.bytes)
  }

  @Test func plansInFoldersAreCounted() throws {
    let list = InputList([levels])
    #expect(list.plansLeftAlone >= 7 && list.files.allSatisfy { !$0.path.hasSuffix(".json") })
    #expect(InputList(["\(levels)/tibia-defect-60.plan.json"]).plansLeftAlone == 0)
  }
}

import Batch
import CaseFiles
import Testing
import TextOutput

/// Lines of a table of cases that are no cases: they are said and left out, or refused by name.
@Suite struct TableFooterTests {
  private func run(_ table: String) async throws -> (lines: [String], said: [String]) {
    let folder = try Folder()
    let run = BatchRun(
      InputList([try folder.write("cases.csv", table)]),
      base: try CaseBase(Array(clinic.utf8), name: "base.yaml"), summaries())
    var (bytes, said) = ([UInt8](), [String]())
    _ = try await run.run(isStopped: { false }, write: { bytes += $0 }, say: { said.append($0) })
    return (String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init), said)
  }

  @Test(arguments: [
    "Page 1 of 2", "Total,,,", "\"Total\",,,", "Signature:,,Date:,", "* measured twice",
    "Printed 2026-03-01 10:31,,,", ",,,Mean",
    "3 total", "Seite 1", "†) by phone",
  ])
  func aNoteIsLeftOutAndSaid(note: String) async throws {
    let found = try await run("\(header)\n\(row(1))\n\(note)\n\(row(2))\n\(note)\n")
    #expect(
      found.lines.count == 2 && found.lines.allSatisfy { $0.contains("fixator-summary/1") }, "\(found.lines)")
    #expect(
      found.said.contains {
        $0.contains("left out below the header") && $0.contains("2 lines, the first is line 3")
      })
  }

  @Test(arguments: ["Total,,3,4", "Mean,1,2.5,", "Average,,,12.5", "Page,,1,2"])
  func numbersUnderAWordOfATotalAreRefusedByName(row total: String) async throws {
    let found = try await run("\(header)\n\(row(1))\n\(total)\n")
    #expect(
      found.lines.count == 2 && found.lines[1].contains("begins as a line below a table does"),
      "\(found.lines)")
    #expect(found.lines[1].contains("\"line\":3"))
  }

  @Test func aCaseOfSuchANameIsACase() async throws {
    let found = try await run("\(header)\n\(row(1).replacing("case-1", with: "Total knee 1"))\n")
    #expect(
      found.lines.count == 1 && found.lines[0].contains("Total knee 1")
        && found.lines[0].contains("fixator-summary/1"))
    #expect(found.said.isEmpty)
  }

  @Test(arguments: ["sep=,", "\"sep=,\"", "SEP=,,,,", "sep=;"])
  func aLineThatNamesTheSeparatorIsLeftOutAndSaid(line: String) async throws {
    let found = try await run("\(line)\n\(header)\n\(row(1))\n")
    #expect(found.lines.count == 1 && found.lines[0].contains("fixator-summary/1"), "\(found.lines)")
    #expect(found.said.contains { $0.contains("left out: line 1, which names") })
  }

  /// The registry of the tests in the dress of another program.
  @Test(arguments: ["semicolons", "utf16", "titles", "quoted", "merged"])
  func theDressOfARegistryChangesNothing(dress: String) async throws {
    let rows = [header, row(1), row(2)]
    let plain = try await run(rows.joined(separator: "\n") + "\n")
    let folder = try Folder()
    var bytes = Array(rows.joined(separator: "\n").utf8)
    switch dress {
    case "semicolons":
      bytes = Array(
        ("sep=;\r\n" + rows.map { $0.replacing(",", with: ";") + ";;" }.joined(separator: "\r\n")).utf8)
    case "utf16":
      bytes =
        [0xFF, 0xFE] + rows.joined(separator: "\r\n").utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case "titles":
      bytes =
        Array("Registry 2026,,,\nprinted,2026-03-01,,\n,,,\n".utf8) + bytes + Array("\n,,,\nTotal,,,\n".utf8)
    case "quoted":
      bytes = Array(
        rows.map { $0.split(separator: ",").map { "\"\($0)\"" }.joined(separator: ",") }.joined(
          separator: "\n"
        ).utf8)
    default: bytes = Array("Case,,Deformity,\n".utf8) + bytes
    }
    let found = try await batch([try folder.write("cases.csv", bytes)], base: clinic, summaries())
    #expect(
      found.lines.map(unplaced) == plain.lines.map(unplaced) && found.lines.count == 2, "\(found.lines)")
  }

  /// A header of thousands of unknown names is answered at once, and not each is listed.
  @Test func aWideHeaderIsAnsweredShortly() async throws {
    let names = (0..<3000).map { "a\($0)" }.joined(separator: ",")
    let found = try await run("side,\(names)\n")
    #expect(found.lines.count == 1 && found.lines[0].count < 20_000)
  }
}

import Batch
import CorrectionPlanning
import Foundation
import Reports
import Testing

/// `batch --inputs`: a summary has the chief inputs of its case.
@Suite struct InputColumnTests {
  private func options(_ output: BatchOptions.Output, draws: Int? = nil) -> BatchOptions {
    var options = BatchOptions()
    (options.output, options.hasInputs, options.draws) = (output, true, draws)
    return options
  }

  private func cells(_ line: String) -> [String] {
    line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  /// Its columns make a table of cases, which plans to the same numbers and has them again.
  @Test func theColumnsAreThoseOfATableOfCases() throws {
    let folder = try Folder()
    let table = try folder.write(
      "a.csv", "\(header)\n\((1...9).map(row).joined(separator: "\n"))\nx,left,2 vargus,0\n")
    let first = try batch([table], base: clinic, options(.table))
    let head = cells(first.lines[0])
    let inputs = head.indices.filter { head[$0] == "case" || head[$0] == "side" || head[$0].contains(".") }
    let rows = first.lines.dropFirst().filter { !$0.contains(",failed,") }
    #expect(rows.count == 9 && inputs.count > 20)
    let again = try folder.write(
      "b.csv",
      ([head] + rows.map(cells)).map { row in inputs.map { row[$0] }.joined(separator: ",") }
        .joined(separator: "\n") + "\n")
    let second = try batch([again], base: "bone: tibia\nreference: proximal", options(.table))
    // What was assumed before is stated now, which the codes say.
    let compared = head.indices.filter { !["case", "input", "notes"].contains(head[$0]) }
    func numbers(_ line: String) -> [String] { compared.map { cells(line)[$0] } }
    #expect(second.lines.dropFirst().map(numbers) == rows.map(numbers))
    // A row without a plan has as many cells before its message.
    let failed = try #require(first.lines.first { $0.contains(",failed,") })
    #expect(failed.prefix { $0 != "\"" }.count { $0 == "," } == head.count - 1)
  }

  @Test func ofDrawsTheyAreThoseThatWereDrawn() throws {
    let base = clinic.replacing("4 varus", with: "4 ± 1 varus")
    let folder = try Folder()
    let found = try batch([try folder.write("a.yaml", base)], options(.summaries, draws: 8))
    let angles = found.lines.compactMap { line in
      line.firstMatch(of: /"deformity.ap-angulation_deg":(-?[0-9.]+)/).flatMap { Double($0.1) }
    }
    #expect(Set(angles).count == 8 && angles.allSatisfy { abs($0 - 4) < 6 && $0 != 4 })
  }

  @Test func ofTwoLevelsEachHasItsOwn() throws {
    let path = fixtures.appending(path: "levels/residual-two-levels.yaml").path
    let line = try #require(try batch([path], options(.summaries)).lines.first)
    #expect(line.ranges(of: "\"inputs\":{\"side\":\"right\"").count == 2)
    #expect(
      line.contains("\"deformity.ap-angulation_deg\":-5,") && line.contains("\"frame.struts-now.1\":152,"))
    let rows = try batch([path], options(.table)).lines.map { $0.prefix { $0 != "\"" } }
    #expect(rows[1].count { $0 == "," } == rows[0].count { $0 == "," })
  }
}

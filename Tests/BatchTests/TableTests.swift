import Batch
import CaseFiles
import CorrectionPlanning
import Testing
import TextOutput

@Suite struct TableTests {
  private func lines(_ table: String, base: String? = clinic) throws -> [String] {
    let folder = try Folder()
    return try batch([try folder.write("cases.csv", table)], base: base, summaries()).lines
  }

  @Test(arguments: [
    ("deformity.ap-angulatoin", "did you mean deformity.ap-angulation?"),
    ("ap-angulation", "did you mean deformity.ap-angulation?"),
    ("frame.struts-now.7x", "did you mean frame.struts-now.1?"),
    ("structure-at-risk.2.name", "did you mean structures-at-risk.2.name?"),
    ("deformity", "no case has such a column"), ("frame.struts-now", "no case has such a column"),
    ("structures-at-risk.101.name", "no case has such a column"),
    ("side", "twice"), ("structures-at-risk[1].name,structures-at-risk.1.name", "about the same value"),
    (",bone", "no case has such a column"),
  ])
  func aColumnThatNoCaseHasIsTheTablesFault(column: String, message: String) throws {
    let found = try lines("case,side,\(column)\na,left,x,y\n")
    #expect(found.count == 1)
    #expect(found[0].contains(message), "\(found[0])")
  }

  @Test func whatARowDoesNotSayTheBaseSays() throws {
    let found = try lines(
      "# a table\n\ncase,side,structures-at-risk.1.name,structures-at-risk.1.ap\na,,,\nb,right,nerve,25 lateral\n"
        + "c,null,,\n")
    #expect(found.count == 3)
    #expect(found[0].contains("\"case\":\"a\"") && found[1].contains("\"case\":\"b\""))
    #expect(found[2].contains("\"code\":\"missing\",\"key\":\"side\""))
  }

  /// Both are planned; that they are called the same is said, once for all.
  @Test(arguments: [
    ("case,side", ["a,left", "b,left", "a ,right"], "a case twice: a stands in line 2 and again in line 4"),
    (
      "side;case", ["left;\"a; b\"", "right;c", "left;\"a; b\""],
      "a case twice: a; b stands in line 2 and again in line 4"
    ),
    (
      "case,side", ["a,left", "a,left", "b,left", "a,left"],
      "2 rows of cases that stand above already, the first: a stands in line 2 and again in line 3"
    ),
    ("case,side", ["a b,left", "ab,left", ",left", ",left"], nil), ("side", ["left", "left"], nil),
  ])
  func rowsOfOneNameAreSaid(head: String, rows: [String], words: String?) throws {
    let folder = try Folder()
    let path = try folder.write("cases.csv", ([head] + rows).joined(separator: "\n") + "\n")
    let run = BatchRun(InputList([path]), base: try CaseBase(Array(clinic.utf8), name: "base"), summaries())
    var said: [String] = []
    let tally = try run.run(isStopped: { false }, write: { _ in }, say: { said.append($0) })
    #expect(tally.planned == rows.count)
    #expect(
      words.map { words in said.contains { $0.hasSuffix(words) } }
        ?? said.allSatisfy { !$0.contains("again") }, "\(said)")
  }

  @Test func aValueThatCanBeSaidInTwoWaysHasColumnsForBoth() throws {
    let head = "case,frame.proximal-ring,frame.proximal-ring.joint-radius,frame.proximal-ring.half-angle\n"
    let found = try lines(head + "a,generic-180,,\nb,,93.8,4.58\nc,generic-180,93.8,4.58\nd,,,\n")
    #expect(found[0].contains("fixator-summary/1") && found[1].contains("fixator-summary/1"))
    #expect(found[2].contains("two ways") && found[3].contains("fixator-summary/1"))
  }

  @Test func anErrorOfTheBaseIsToldAtOnceAndAGapIsNone() throws {
    #expect(throws: CaseFileErrors.self) {
      try CaseBase(Array("frame: {mode: chronical}".utf8), name: "base.yaml")
    }
    _ = try CaseBase(Array("frame: {mode: chronic}".utf8), name: "base.yaml")
  }

  @Test func columnsOfErrorsAreThoseOfTheLine() throws {
    let found = try lines("case,side,deformity.ap-angulation\n\"é, b\", left ,  7 vargus\n")
    #expect(found[0].contains("\"line\":2,\"column\":17"), "\(found[0])")
    #expect(found[0].contains("\"case\":\"é, b\""))
  }

  /// The fixture: what is wrong in it is found, and nothing else.
  @Test(arguments: [1, 3])
  func theRegistryIsPlannedButForItsBadRows(jobs: Int) throws {
    let base = try String(contentsOf: fixtures.appending(path: "batch/clinic.yaml"), encoding: .utf8)
    let found = try batch(
      [fixtures.appending(path: "batch/registry.csv").path], base: base, summaries(jobs: jobs))
    #expect(found.lines.count == 1000 && found.tally.planned == 981 && found.tally.failed == 19)
    for (index, line) in found.lines.enumerated() where line.contains("\"errors\":[") {
      #expect((index + 1) % 50 == 25, "\(line.prefix(300))")
    }
    let codes = [
      "missing-word", "wrong-word", "decimal-comma", "sign", "unit", "out-of-range", "wrong-word", "date",
      "unknown-hardware", "not-a-number", "missing", "wrong-kind", "wrong-kind", "syntax", "not-a-number",
      "not-finite", "out-of-range", "not-a-number",
    ]
    for (index, code) in codes.enumerated() {
      #expect(
        found.lines[24 + 50 * index].contains("\"errors\":[{\"code\":\"\(code)\""), "row \(25 + 50 * index)")
    }
  }
}

import Batch
import CaseFiles
import CorrectionPlanning
import Foundation
import Testing
import TreatmentModel

/// Numbers whose sign stands for their word, in columns named by their unit and in files as `{deg: -12}`.
@Suite struct SignedNumberTests {
  private func lines(_ table: String, base: String? = clinic) throws -> [String] {
    let folder = try Folder()
    return try batch([try folder.write("cases.csv", table)], base: base, summaries()).lines
  }

  private func plans(_ name: String, _ text: String) throws -> [String] {
    let folder = try Folder()
    return try batch([try folder.write(name, text)], base: clinic).lines.map(unplaced)
  }

  /// Every key of a number with a word takes its sign by its unit, and it comes to the bytes of the word.
  @Test func aSignIsWhatItsWordIs() throws {
    let keys: [(key: String, unit: String, positive: String, negative: String)] = [
      ("deformity.ap-angulation", "deg", "varus", "valgus"),
      ("deformity.lateral-angulation", "deg", "apex-anterior", "apex-posterior"),
      ("deformity.axial-rotation", "deg", "internal", "external"),
      ("deformity.ap-translation", "mm", "lateral", "medial"),
      ("deformity.lateral-translation", "mm", "posterior", "anterior"),
      ("deformity.axial-translation", "mm", "short", "long"),
      ("mounting.ap-offset", "mm", "lateral", "medial"),
      ("mounting.lateral-offset", "mm", "posterior", "anterior"),
      ("mounting.axial-offset", "mm", "proximal", "distal"),
      ("mounting.rotation", "deg", "internal", "external"),
      ("mounting.ap-tilt", "deg", "lateral", "medial"),
      ("mounting.lateral-tilt", "deg", "posterior", "anterior"),
      ("cut.axial", "mm", "proximal", "distal"),
      ("target.axial-translation", "mm", "short", "long"),
      ("structures-at-risk.1.ap", "mm", "lateral", "medial"),
    ]
    func table(_ columns: [String], _ cells: [[String]]) -> String {
      let names = ["case", "structures-at-risk.1.name"] + columns
      return ([names] + cells.map { ["a", "nerve"] + $0 }).map { $0.joined(separator: ",") }
        .joined(separator: "\n") + "\n"
    }
    for (key, unit, positive, negative) in keys {
      let typed = try plans(
        "a.csv", table([key], [["7.25 \(positive)"], ["6 \(negative)"], ["6 ± 1.5 \(negative)"]]))
      let signed = try plans("a.csv", table(["\(key)_\(unit)"], [["7.25"], ["-6.0"], ["-6 ± 1.5"]]))
      #expect(typed == signed && typed.count == 3, "\(key)")
    }
  }

  @Test(arguments: ["{\"deg\": -7.5}", "{\"deg\": \"-7.5\"}", "{deg: -7.5}", "\"7.5 valgus\""])
  func filesHaveThemToo(value: String) throws {
    let text = object(1).replacing("\"4.5 varus\"", with: value)
    let expected = try plans("a.json", object(1).replacing("\"4.5 varus\"", with: "\"7.5 valgus\""))
    #expect(try plans("a.json", text) == expected && expected[0].contains("fixator-plan/1"))
  }

  @Test(arguments: [
    ("{deg: -7.5, mm: 3}", "unknown-key", "mm"), ("{mm: 3}", "unknown-key", "mm"),
    ("{deg: 1, deg: 2}", "duplicate-key", "deg"), ("{}", "missing", "an empty section"),
    ("{deg: null}", "missing", "nothing"), ("{deg: [1]}", "wrong-kind", "a list of 1"),
    ("{deg: -81}", "out-of-range", "-81"), ("{deg: 12 varus}", "wrong-word", "12 varus"),
    ("{deg: 12 apex}", "wrong-word", "apex"), ("{deg: \"-12 ± 81\"}", "uncertainty", "-12 ± 81"),
    ("{deg: nan}", "not-finite", "nan"), ("{deg: 1e999}", "not-finite", "1e999"),
  ])
  func whatIsNoSignedNumberIsRefused(value: String, code: String, found: String) throws {
    let lines = try plans("a.json", object(1).replacing("\"4.5 varus\"", with: value))
    #expect(
      lines[0].contains("\"code\":\"\(code)\",\"key\":\"deformity.ap-angulation")
        && lines[0].contains("\"found\":\"\(found)\""),
      "\(lines[0])")
    #expect(!lines[0].contains("\"allowed\":\"0 to 80 deg, then"), "\(lines[0])")
  }

  @Test func aNumberThatHasNoWordHasNoSignedSection() throws {
    let found = try plans(
      "a.json", object(1).replacing("\"neutral-height\": 150", with: "\"neutral-height\": {\"mm\": 150}"))
    #expect(found[0].contains("\"code\":\"wrong-kind\",\"key\":\"frame.neutral-height\""), "\(found[0])")
  }

  @Test(arguments: [
    ("deformity.ap-angulation_mm", "did you mean deformity.ap-angulation_deg?"),
    ("ap_angulation_deg", "did you mean deformity.ap-angulation_deg?"),
    ("deformity.ap_angulation_deg", "did you mean deformity.ap-angulation_deg?"),
    ("deformity.axial-translation_deg", "did you mean deformity.axial-translation_mm?"),
    ("frame.neutral-height_mm", "did you mean frame.neutral-height?"),
    ("deformity.ap-angulation_", "did you mean"), ("_deg", "no case has such a column"),
    ("deformity.ap-angulation_deg,deformity.ap-angulation_deg", "twice"),
    ("structures-at-risk.1.ap_mm,structures-at-risk[1].ap_mm", "about the same value"),
  ])
  func aColumnThatNoCaseHasIsTheTablesFault(column: String, message: String) throws {
    let found = try lines("case,\(column)\na,1,2\n")
    #expect(found.count == 1 && found[0].contains(message), "\(found[0])")
  }

  /// Both columns may be there; a row takes one. Cells are empty or null as in other columns.
  @Test func aRowSaysANumberInOneWay() throws {
    let head = "case,deformity.ap-angulation,deformity.ap-angulation_deg\n"
    let found = try lines(head + "a,5 valgus,\nb,,-5\nc,5 valgus,-5\nd,,\ne,,null\nf,,nan\n")
    func plain(_ line: String) -> String { unplaced(line).replacing(/"case":"."|"line":\d+/, with: "") }
    #expect(plain(found[0]) == plain(found[1]) && found[0].contains("fixator-summary/1"))
    #expect(found[2].contains("two ways") && found[2].contains("'5 valgus' in column 2 and '-5' in column 3"))
    #expect(plain(found[3]) == plain(try lines("case\nd\n")[0]))
    #expect(plain(found[4]) == plain(try lines("case,deformity.ap-angulation\ne,null\n")[0]))
    #expect(
      found[5].contains("\"code\":\"not-finite\"") && found[5].contains("\"line\":7,\"column\":4"),
      "\(found[5])")
  }

  @Test func levelsHaveThemToo() throws {
    let text = try String(
      contentsOf: fixtures.appending(path: "levels/residual-two-levels.yaml"), encoding: .utf8)
    let folder = try Folder()
    let path = try folder.write("a.csv", "case,levels.1.deformity.ap-angulation_deg\na,-3\n")
    let other = try folder.write("b.csv", "case,levels.1.deformity.ap-angulation\na,3 valgus\n")
    let signed = try batch([path], base: text).lines.map(unplaced)
    #expect(try batch([other], base: text).lines.map(unplaced) == signed && signed.count == 1)
  }
}

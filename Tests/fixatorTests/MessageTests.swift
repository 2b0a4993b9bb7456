import Foundation
import Testing

/// What the program says of slips on the command line, and how it fits what it says on a terminal.
@Suite struct MessageTests {
  @Test(arguments: [("plna", "plan"), ("chekc", "check"), ("resum", "resume"), ("sensitivty", "sensitivity")])
  func aMistypedCommandIsTold(word: String, meant: String) throws {
    let outcome = try Scratch().run(word, "a.yaml")
    #expect(outcome.status == 64 && outcome.says("did you mean fixator \(meant)?"))
  }

  @Test func aFolderInPlaceOfACaseIsTold() throws {
    for line in ["plan Fixtures/cases", "sensitivity Fixtures", "pose Fixtures --struts 1,2,3,4,5,6"] {
      let outcome = try Scratch().shell("fixator \(line)")
      #expect(outcome.status == 74 && outcome.says("only batch takes folders"), "\(line)")
    }
  }

  /// Longer keys than their column once ran into the next word: `axial-offsetto`.
  @Test func aLongKeyKeepsItsSpace() throws {
    let scratch = try Scratch()
    let outcome = try scratch.run(
      "sensitivity", "Fixtures/cases/rings-first.yaml", "--samples", "300", "--assume", "published")
    let rows = outcome.output.split(separator: "\n").filter { $0.contains("to ±") }
    #expect(!rows.isEmpty && rows.contains { $0.hasPrefix("frame.moving-mounting.axial-offset") })
    #expect(rows.allSatisfy { $0.contains(" to ±") }, "\(rows)")
    let inputs = outcome.output.split(separator: "\n").filter { $0.hasPrefix("frame.moving-mounting.") }
    #expect(inputs.allSatisfy { $0.contains(" ± ") }, "\(inputs)")
  }

  /// As a terminal shows it: progress of slow machines is wiped away again.
  private func lines(_ shown: String) -> [String] {
    shown.replacingOccurrences(of: "[^\n]*\u{1B}\\[K", with: "", options: .regularExpression)
      .replacingOccurrences(of: "\u{1B}\\[[0-9;]*m", with: "", options: .regularExpression)
      .replacingOccurrences(of: "\r", with: "").components(separatedBy: "\n")
      .filter { !$0.hasPrefix("fixator: understood") }
  }

  @Test(arguments: [
    "plan Fixtures/cases/strut-changes-on-weekdays.yaml", "plan Fixtures/cases/threaded-rods.yaml",
    "plan Fixtures/cases/own-hardware.yaml", "plan Fixtures/cases/held-strut.yaml",
    "plan Fixtures/checks/strut-out-of-range.raises.yaml",
    "check Fixtures/cases/tibia-varus-lengthening.yaml Fixtures/check/maker-export.csv",
    "check Fixtures/cases/tibia-varus-lengthening.yaml Fixtures/check/two-mistakes.csv",
    "sensitivity Fixtures/cases/uncertain-inputs.yaml --samples 300",
  ])
  func rowsFitATerminalOfEightyColumns(line: String) throws {
    let scratch = try Scratch()
    let arguments = line.components(separatedBy: " ")
    let narrow = lines(try Terminal.run(arguments, in: scratch, columns: 80))
    #expect(narrow.count > 10)
    for line in narrow { #expect(line.count <= 80, "\(line)") }
    // A wide terminal has what a file has.
    let wide = lines(try Terminal.run(arguments, in: scratch, columns: 140)).filter {
      !$0.hasPrefix("fixator: ")
    }
    let plain = lines(try scratch.shell("fixator \(line) || true").output).filter {
      !$0.hasPrefix("fixator: ")
    }
    #expect(wide == plain)
    // COLUMNS comes before what the terminal says.
    let told = lines(try Terminal.run(arguments, in: scratch, ["COLUMNS": "80"], columns: 140))
    #expect(told == narrow)
  }

  /// No cell of a table of text is run by a spreadsheet.
  @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1", "x;=1"])
  func aNameThatIsAFormulaIsText(name: String) throws {
    let scratch = try Scratch()
    let text = try String(contentsOfFile: "\(Program.fixtures)/cases/pure-rotation.yaml", encoding: .utf8)
    try scratch.write(text.replacing(/case: .*/, with: "case: \"\(name)\""), "case.yaml")
    try scratch.write(text, "=case.yaml")
    let outcome = try scratch.run("batch", "case.yaml", "=case.yaml", "--format", "csv")
    let rows = outcome.output.components(separatedBy: "\n")
    #expect(outcome.status == 0 && rows.count == 4, "\(outcome.errors)")
    #expect(rows[1].hasPrefix(name == "x;=1" ? "\"x;'=1\"," : "\"'\(name)\","), "\(rows[1])")
    #expect(rows[2].contains(",\"'=case.yaml:"), "\(rows[2])")
  }

  @Test func aStructureThatIsAFormulaIsText() throws {
    let scratch = try Scratch()
    let text = try scratch.text("Fixtures/cases/tibia-varus-lengthening.yaml")
    try scratch.write(text.replacing("name: peroneal nerve", with: "name: \"=nerve\""), "case.yaml")
    let outcome = try scratch.run("check", "case.yaml", "Fixtures/check/our-own.csv", "--format", "csv")
    #expect(outcome.status == 0 && outcome.output.contains(",\"'=nerve, mm a day\""), "\(outcome.errors)")
  }
}

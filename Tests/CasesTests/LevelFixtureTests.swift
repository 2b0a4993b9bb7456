import CaseFiles
import CorrectionPlanning
import Foundation
import Reports
import RigidMotion
import Testing
import TreatmentModel

/// The cases of two levels, and their plans.
@Suite struct LevelFixtureTests {
  static let names: [String] = {
    let files =
      (try? FileManager.default.contentsOfDirectory(atPath: fixtures.appending(path: "levels").path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  private func treatment(_ name: String) throws -> Treatment {
    let file = try CaseFile.read(path: fixtures.appending(path: "levels/\(name).yaml").path)
    guard case .correction(let treatment, _) = file else { throw CocoaError(.fileReadCorruptFile) }
    return treatment
  }

  @Test func thereAreSeven() { #expect(Self.names.count >= 7) }

  /// `Fixtures/renew.sh` makes the expected plans anew. Numbers may differ by rounding of another processor.
  @Test(arguments: names) func theExpectedPlanIsMade(name: String) throws {
    let plan = try Planner.plan(treatment(name))
    let expected = try String(
      contentsOf: fixtures.appending(path: "levels/\(name).plan.json"), encoding: .utf8)
    let (found, wanted) = (tokens(try plan.fileText), tokens(expected))
    #expect(found.count == wanted.count)
    for (one, other) in zip(found, wanted) where one != other {
      guard let a = Double(one), let b = Double(other) else {
        Issue.record("\(one) instead of \(other)")
        return
      }
      #expect(abs(a - b) < 1e-7)
    }
    #expect(!plan.hasErrors)
  }

  @Test(arguments: names) func theTableFitsItsWidth(name: String) throws {
    let plan = try Planner.plan(treatment(name))
    for width in [80, 100] {
      let text = TreatmentTable(plan, isColoured: false, width: width).text
      for line in text.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
      #expect(text.contains(disclaimer) && text.contains("PROXIMAL FRAME") && text.contains("DISTAL FRAME"))
    }
  }

  /// No strut of a sheet can be taken for one of the other frame.
  @Test(arguments: names) func eachFrameHasItsOwnSheet(name: String) throws {
    let page = TreatmentReport(try Planner.plan(treatment(name)), version: "test").html
    let sheets = page.components(separatedBy: "<section id=\"schedule-").dropFirst()
    #expect(sheets.count == 2)
    for (sheet, letters) in zip(sheets, [("P", "D"), ("D", "P")]) {
      let own = sheet.components(separatedBy: "</section>")[0]
      for strut in 1...6 { #expect(own.contains("<b>\(letters.0)\(strut)</b>")) }
      #expect(!own.contains("<b>\(letters.1)1</b>"))
    }
  }

  /// A limb of the other side has the same plan, mirrored.
  @Test(arguments: names) func theOtherSideIsItsMirror(name: String) throws {
    let treatment = try treatment(name)
    var other = treatment
    other.common.side = treatment.common.side == .left ? .right : .left
    // Readings of six struts have an order of their own on the other side.
    guard !name.contains("residual") else { return }
    let (one, mirrored) = (try Planner.plan(treatment), try Planner.plan(other))
    let order = [0, 5, 4, 3, 2, 1].map { ($0 + 1) % 6 }
    for (level, across) in zip(one.levels, mirrored.levels) {
      for (day, same) in zip(level.days, across.days) {
        for strut in 0..<6 { #expect(abs(day.exact[strut] - same.exact[order[strut]]) < 1e-9) }
      }
    }
  }
}

import Batch
import CaseFiles
import CorrectionPlanning
import Foundation
import Reports
import Testing
import TreatmentModel

/// `batch --days`: every day of every case in one table.
@Suite struct DayTableTests {
  private func options(jobs: Int = 1) -> BatchOptions {
    var options = BatchOptions()
    (options.output, options.jobs) = (.days, jobs)
    return options
  }

  /// Cells of a line without quotes.
  private func cells(_ line: String) -> [String] {
    line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  private static let names = DayTable.header.split(separator: ",").map(String.init)

  private func column(_ name: String, _ line: String) throws -> String {
    cells(line)[try #require(Self.names.firstIndex(of: name))]
  }

  /// What stands in a row is what the plan has, each finding of it once.
  @Test func aRowIsADayOfThePlan() throws {
    let path = fixtures.appending(path: "cases/strut-changes-on-weekdays.yaml").path
    let found = try batch([path], options())
    let plan = try Planner.plan(try Self.level(path))
    #expect(found.lines[0] == DayTable.header && found.lines.count == plan.days.count + 1)
    var codes: [String] = []
    for (day, line) in zip(plan.days, found.lines.dropFirst()) {
      #expect(cells(line).count == Self.names.count)
      #expect(try column("case", line) == plan.level.name && column("level", line) == "")
      #expect(try column("status", line) == (plan.hasErrors ? "errors" : "planned"))
      #expect(try column("day", line) == "\(day.day)" && column("date", line) == day.date?.description ?? "")
      for strut in 1...6 { #expect(try Double(column("strut_\(strut)", line)) == day.set[strut - 1]) }
      for parameter in DeformityParameter.allCases {
        let value = try #require(Double(try column(parameter.signedName, line)))
        #expect(value == parameter.unit.outside(day.remaining[parameter]))
      }
      #expect(try Double(column("error_mm", line)) == day.errorDistance)
      #expect(try Double(column("stiffness", line)) == day.stiffness)
      for name in ["errors", "warnings", "notes"] {
        codes += try column(name, line).split(separator: ";").map { "\(name) \($0)" }
      }
    }
    let expected = Set(plan.checks.map { "\($0.severity.rawValue)s \($0.code.rawValue)" })
    #expect(Set(codes) == expected && !expected.isEmpty)
  }

  @Test func ofTwoLevelsEachFrameAndTheLimbHaveRows() throws {
    let path = fixtures.appending(path: "levels/tibia-defect-60.yaml").path
    let lines = try batch([path], options()).lines.dropFirst()
    let levels = try lines.map { try column("level", $0) }
    let days = levels.count / 3
    #expect(
      levels == ["proximal", "distal", "limb"].flatMap { [String](repeating: $0, count: days) } && days > 60)
    for line in lines {
      #expect(cells(line).count == Self.names.count)
      #expect(try column("strut_1", line).isEmpty == (try column("level", line) == "limb"))
      #expect(try Double(column("axial_translation_mm", line)) != nil)
    }
  }

  @Test func noNumberIsANegativeZero() throws {
    let path = fixtures.appending(path: "levels/tibia-defect-60.yaml").path
    let one = fixtures.appending(path: "cases/strut-changes-on-weekdays.yaml").path
    for line in try batch([path, one], options()).lines.dropFirst() {
      for cell in cells(line) where cell.hasPrefix("-") {
        #expect(cell.contains { ("1"..."9").contains($0) }, "\(line)")
      }
    }
  }

  @Test func aCaseWithoutAPlanIsOneRowAndTheOthersGoOn() throws {
    let folder = try Folder()
    let table = try folder.write("a.csv", "\(header)\n\(row(1))\nb,left,200 varus,0\n\(row(3))\n")
    let found = try batch([table, folder.path("none.csv")], base: clinic, options())
    let failed = found.lines.filter { $0.contains(",failed,") || $0.contains(",unreadable,") }
    #expect(failed.count == 2 && found.tally.failed == 2 && found.tally.planned == 2)
    for line in failed {
      let start = line.prefix { $0 != "\"" }
      #expect(start.count { $0 == "," } == Self.names.count - 1, "\(line)")
    }
  }

  @Test(arguments: [2, 3, 7])
  func theBytesAreThoseOfOneThread(jobs: Int) throws {
    let base = try String(contentsOf: fixtures.appending(path: "batch/clinic.yaml"), encoding: .utf8)
    let folder = try Folder()
    let rows = try String(contentsOf: fixtures.appending(path: "batch/registry.csv"), encoding: .utf8)
      .split(separator: "\n").prefix(120).joined(separator: "\n")
    let table = try folder.write("a.csv", rows + "\n")
    let levels = fixtures.appending(path: "levels").path
    let one = try batch([table, levels], base: base, options()).bytes
    #expect(try batch([table, levels], base: base, options(jobs: jobs)).bytes == one)
  }

  private static func level(_ path: String) throws -> TreatedLevel {
    guard case .correction(let stated, _) = try CaseFile.read(path: path), let level = stated[LevelID.only]
    else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return level
  }
}

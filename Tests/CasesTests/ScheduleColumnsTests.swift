import CaseFiles
import CorrectionPlanning
import Foundation
import Reports
import Testing
import TreatmentModel

/// schedule.csv says which class is on each strut and what is changed; whoever reads readings passes over it.
@Suite struct ScheduleColumnsTests {
  private func treatment(_ text: String) throws -> Treatment {
    guard case .correction(let stated, _) = try CaseFile.parse(Array(text.utf8), name: "case.yaml") else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return stated
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: fixtures.appending(path: path), encoding: .utf8)
  }

  private func rows(_ csv: String) -> [[String]] {
    csv.split(separator: "\n").map { line in
      var (cells, isQuoted) = ([""], false)
      for character in line {
        switch character {
        case "\"": isQuoted.toggle()
        case "," where !isQuoted: cells.append("")
        default: cells[cells.count - 1].append(character)
        }
      }
      return cells
    }
  }

  @Test(arguments: ["plain", "5 = 2; \"x\", +y"])
  func everyDayHasItsClassesAndItsChanges(name: String) throws {
    let typed = name.replacing("\"", with: "\\\"")
    let own =
      "frame:\n  strut-classes: [{name: \"\(typed)\", min: 116, max: 178}, {name: far, min: 169, max: 289}]"
    let stated = try treatment(
      try text("cases/strut-changes-on-weekdays.yaml").replacing("frame:", with: own, maxReplacements: 1)
        .replacing(/struts: medium.*/, with: "struts: auto"))
    let plan = try Planner.plan(try stated.soleLevel())
    let table = rows(plan.csv)
    let first = try #require(table[0].firstIndex(of: "class_1"))
    #expect(table[0].last == "change" && table.count == plan.days.count + 1)
    #expect(!plan.strutTimeline.changes.isEmpty)
    for (day, row) in zip(plan.days, table.dropFirst()) {
      let names = plan.strutTimeline.hardware(onDay: day.day).map(\.name)
      let shown = row[first..<(first + 6)].map { $0.replacing("'", with: "") }
      #expect(shown == names.map { $0.replacing("\"", with: "") })
      let changed = plan.strutTimeline.changes(onDay: day.day).map { "\($0.strut)" }
      #expect(
        row[first + 6].split(separator: "; ").filter { $0.contains(": ") }.map {
          String($0.prefix { $0 != ":" })
        } == changed)
    }
    // What reads readings reads the same as without these columns.
    let read = try ScheduleFile.parse(Array(plan.csv.utf8), name: "schedule.csv").schedule
    let old = table.map { $0[..<first].joined(separator: ",") }.joined(separator: "\n") + "\n"
    let before = try ScheduleFile.parse(Array(old.utf8), name: "schedule.csv").schedule
    #expect(read.rows == before.rows && read.rounding == before.rounding)
    #expect(read.rows.map(\.readings) == plan.days.map(\.set))
  }

  @Test func ofTwoLevelsToo() throws {
    let stated = try treatment(try text("levels/tibia-defect-60.yaml"))
    let plan = try Planner.plan(stated)
    let table = rows(plan.csv)
    for level in plan.levels {
      let name = level.level.id.name
      let first = try #require(table[0].firstIndex(of: "class_\(name)_1"))
      #expect(table[0][first + 6] == "change_\(name)")
      for (day, row) in zip(level.days, table.dropFirst()) {
        #expect(Array(row[first..<(first + 6)]) == level.strutTimeline.hardware(onDay: day.day).map(\.name))
        #expect(row[first + 6].isEmpty == level.strutTimeline.changes(onDay: day.day).isEmpty)
      }
    }
  }
}

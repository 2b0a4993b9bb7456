import CaseFiles
import HexapodKinematics
import Testing
import TreatmentModel

/// Tables of two levels, as people write them.
@Suite struct LevelScheduleTests {
  private func rows(_ separator: String = ",", days: ClosedRange<Int> = 0...3) -> String {
    days.map { day in
      let numbers = (1...6).map { 100 + 10 * $0 + day } + (1...6).map { 200 + 10 * $0 - day }
      return ([day] + numbers).map(String.init).joined(separator: separator)
    }.joined(separator: "\n")
  }

  private func parse(_ texts: String...) throws -> LevelSchedules {
    try LevelSchedules.parse(texts.enumerated().map { ("table\($0 + 1).csv", Array($1.utf8)) })
  }

  private func expect(_ read: LevelSchedules) {
    for (index, schedule) in read.schedules.enumerated() {
      #expect(schedule.rows.map(\.day) == [0, 1, 2, 3])
      for row in schedule.rows {
        for strut in 0..<6 {
          let own = 110 + 10 * strut
          #expect(row.readings[strut] == Double(index == 0 ? own + row.day : own + 100 - row.day))
        }
      }
    }
  }

  @Test(
    "Names of level and strut in any order and wording are understood",
    arguments: [
      "proximal_1", "Proximal strut 1", "1 proximal", "proximal1", "Prox. S1 (mm)", "Strut 1, proximal frame",
      "Proximal Strut 1 (Red)",
    ])
  func names(example: String) throws {
    let colours = ["Red", "Orange", "Yellow", "Green", "Blue", "Violet"]
    let head = ["Proximal", "Distal"].flatMap { level in
      (1...6).map { strut in
        example.replacing("1", with: "\(strut)").replacing("Red", with: colours[strut - 1])
          .replacing("Proximal", with: level).replacing("proximal", with: level.lowercased())
          .replacing("Prox.", with: level == "Distal" ? "Dist." : "Prox.")
      }
    }
    expect(try parse("day;" + head.joined(separator: ";") + "\n" + rows(";")))
  }

  @Test("Columns may stand in any order, among others")
  func order() throws {
    let lines = rows().split(separator: "\n").map { $0.split(separator: ",") }
    let names = ["day"] + ["proximal", "distal"].flatMap { level in (1...6).map { "\(level)_\($0)" } }
    let order = [3, 12, 1, 7, 0, 9, 5, 2, 11, 4, 6, 10, 8]
    let text = ([names.map { $0[...] }] + lines).map { cells in
      (order.map { String(cells[$0]) } + ["x"]).joined(separator: ",")
    }
    expect(try parse(text.joined(separator: "\n")))
  }

  @Test("One row of names below those of the levels, as merged cells leave them")
  func merged() throws {
    expect(
      try parse(
        "Plan of both frames\nDay,Proximal frame,,,,,,Distal frame,,,,,\n,1,2,3,4,5,6,1,2,3,4,5,6\n" + rows())
    )
  }

  @Test("Struts are called as on the patient's sheets")
  func sheetNames() throws {
    let head = ["P", "D"].flatMap { level in (1...6).map { "\(level)\($0)" } }
    expect(try parse("Day," + head.joined(separator: ",") + "\n" + rows()))
    expect(try parse("day;" + head.map { $0.lowercased() }.joined(separator: ";") + "\n" + rows(";")))
    let lines = rows().split(separator: "\n").map { $0.split(separator: ",") }
    let turned = (["Day"] + head).enumerated().map { index, name in
      ([name] + lines.map { String($0[index]) }).joined(separator: ",")
    }
    expect(try parse(turned.joined(separator: "\n")))
  }

  @Test("Struts may be rows")
  func transposed() throws {
    let lines = rows().split(separator: "\n").map { $0.split(separator: ",") }
    let names = ["day"] + ["Proximal", "Distal"].flatMap { level in (1...6).map { "\(level) strut \($0)" } }
    let text = names.indices.map { index in
      ([names[index]] + lines.map { String($0[index]) }).joined(separator: ",")
    }
    expect(try parse(text.joined(separator: "\n")))
  }

  private func table(_ level: Int, _ names: String) -> String {
    names + "\n"
      + rows().split(separator: "\n").map { line in
        let cells = line.split(separator: ",")
        return ([cells[0]] + cells[(1 + 6 * level)...(6 + 6 * level)]).joined(separator: ",")
      }.joined(separator: "\n")
  }

  @Test("Two tables belong to the levels that they name, else in their order, which is said")
  func twoTables() throws {
    let plain = "day,strut_1,strut_2,strut_3,strut_4,strut_5,strut_6"
    let ordered = try parse(table(0, plain), table(1, plain))
    expect(ordered)
    #expect(ordered.understood[0].hasPrefix("by their order"))
    let named = plain.replacing("strut", with: "distal")
    let turned = try parse(table(1, named), table(0, plain))
    expect(turned)
    #expect(turned.understood[0].hasPrefix("by the names"))
    expect(try parse(table(1, "DISTAL FRAME\n" + plain), table(0, "PROXIMAL FRAME\n" + plain)))
    #expect(throws: CaseFileErrors.self) { try parse(table(1, named), table(0, named)) }
  }

  @Test(
    "What does not say whose readings are whose is refused",
    arguments: [
      "day,strut_1,strut_2,strut_3,strut_4,strut_5,strut_6\n0,1,2,3,4,5,6",
      "day,1,2,3,4,5,6,1,2,3,4,5,6\n0,1,2,3,4,5,6,1,2,3,4,5,6",
      "0,1,2,3,4,5,6,1,2,3,4,5,6\n1,1,2,3,4,5,6,1,2,3,4,5,6",
      "day,proximal_1,proximal_2,proximal_3,proximal_4,proximal_5,proximal_6\n0,1,2,3,4,5,6",
      "day,proximal_1,proximal_2,proximal_3,proximal_4,proximal_5,proximal_6,distal_1,distal_2,distal_3,distal_4,distal_5\n0,1,2,3,4,5,6,1,2,3,4,5",
      "", "day",
    ])
  func ambiguous(text: String) {
    #expect(throws: CaseFileErrors.self) { try parse(text) }
  }

  @Test("A reading that is none is named with its level and strut")
  func place() throws {
    let names = ["proximal", "distal"].flatMap { level in (1...6).map { "\(level)_\($0)" } }
    let text = "day," + names.joined(separator: ",") + "\n" + rows().replacing("238", with: "x")
    let errors = #expect(throws: CaseFileErrors.self) { try parse(text) }
    #expect("\(try #require(errors))".contains("distal strut"))
  }
}

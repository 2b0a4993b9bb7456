import CaseFiles
import Testing
import TreatmentModel

/// Which columns tell the days of a table's rows, by their names and by what stands in them.
@Suite struct DaysOfRowsTests {
  private static let struts = (1...6).map { "Strut \($0)" }
  /// 2026-03-25.
  private static let start = CalendarDate(daysSince1970: 20_537)

  /// A table of six struts behind columns of these names, with these cells row by row.
  private func text(_ names: [String], _ rows: [[String]], isTurned: Bool = false) -> String {
    let lines =
      [names + DaysOfRowsTests.struts]
      + rows.enumerated().map { index, cells in cells + (0..<6).map { "\(200 + 2 * index + $0)" } }
    guard isTurned else { return lines.map { $0.joined(separator: ";") }.joined(separator: "\n") + "\n" }
    return lines[0].indices.map { column in lines.map { $0[column] }.joined(separator: ";") }
      .joined(separator: "\n") + "\n"
  }

  private func read(_ names: [String], _ rows: [[String]], isTurned: Bool = false) throws -> ScheduleFile {
    try ScheduleFile.parse(Array(text(names, rows, isTurned: isTurned).utf8), name: "x")
  }

  private func read(_ name: String, _ cells: [String]) throws -> ScheduleFile {
    try read([name], cells.map { [$0] })
  }

  private func message(_ names: [String], _ rows: [[String]], isTurned: Bool = false) -> String {
    do {
      let file = try read(names, rows, isTurned: isTurned)
      return "read: \(file.understood)"
    } catch {
      return "\(error)"
    }
  }

  private func days(_ file: ScheduleFile) -> [Int] {
    let days = file.schedule.rows.map(\.day)
    return days.map { $0 - days[0] }
  }

  /// Rows of days: one each, every second, two a day.
  private static let patterns = [
    Array(0...13), Array(stride(from: 0, through: 26, by: 2)),
    [0] + (1...7).flatMap { [$0, $0] },
  ]

  private static func dates(_ days: [Int], _ form: (CalendarDate) -> String = \.description) -> [String] {
    days.map { form(start + $0) }
  }

  @Test(
    "A column of dates is read by whichever name",
    arguments: [
      "", "When", "Time", "Timestamp", "Prescription date", "Date (planned)", "Datum (TT.MM.JJJJ)",
      "Day/Date",
      "Verstelldatum", "Due date", "Adjustment", "Date and time", "Treatment day",
    ])
  func dates(name: String) throws {
    for pattern in DaysOfRowsTests.patterns {
      let cells = DaysOfRowsTests.dates(pattern)
      for cells in [cells, cells.map { $0 + " 08:00" }] {
        let file = try read(name, cells)
        #expect(days(file) == pattern && file.schedule.rows.allSatisfy { $0.date != nil })
        #expect(file.schedule.daySource == .stated)
        if ["", "When", "Time", "Adjustment"].contains(name) {
          #expect(file.understood.contains { $0.hasSuffix(" has dates") }, "\(file.understood)")
        }
      }
    }
  }

  @Test(
    "Numbers of days are read where the name calls them so",
    arguments: [
      "Day #", "Day No.", "Tag Nr.", "Treatment day", "Verstelltag", "Día", "Distraction day",
      "Day of treatment",
      "Correction_Day", "Behandlungstag",
    ])
  func dayNames(name: String) throws {
    for pattern in DaysOfRowsTests.patterns {
      let file = try read(name, pattern.map { "\($0 + 1)" })
      #expect(file.schedule.rows.map(\.day) == pattern.map { $0 + 1 } && file.schedule.daySource == .stated)
    }
  }

  @Test(
    "Days since surgery are counted from the first row", arguments: ["POD", "Post-op day", "Tage nach OP"])
  func daysAfterSurgery(name: String) throws {
    for pattern in DaysOfRowsTests.patterns {
      let cells = pattern.map { "\($0 + 9)" }
      let file = try read(name, cells)
      #expect(file.schedule.rows.map(\.day) == pattern)
      #expect(file.schedule.daySource == .afterSurgery(first: 9))
      // Of a case whose first turn, day 1, is on the seventh day after surgery they are those of its plan.
      let done = try DoneTable.parse(Array(text([name], cells.map { [$0] }).utf8), name: "done")
      #expect(done.days.map(\.day) == Array(Set(pattern)).sorted().map { $0 + 3 } && !done.areDaysAssumed)
    }
    #expect(throws: CaseFileErrors.self) {
      try DoneTable.parse(Array(text([name], ["2", "3"].map { [$0] }).utf8), name: "done")
    }
  }

  @Test("Cells that say that they are days are so by whichever name", arguments: ["", "D", "Foo", "Index"])
  func daysInWords(name: String) throws {
    for (pattern, word) in zip(DaysOfRowsTests.patterns, ["Day ", "D", "Tag "]) {
      let file = try read(name, pattern.map { "\(word)\($0)" })
      #expect(days(file) == pattern && file.schedule.daySource == .stated)
    }
  }

  @Test(
    "Numbers that nothing calls days are asked for, unless they number the rows",
    arguments: ["", "No", "ID", "Index", "Adjustment", "Turn", "Foo"])
  func numbersWithoutName(name: String) throws {
    for first in 0...1 {
      let file = try read(name, (0..<14).map { "\($0 + first)" })
      #expect(file.schedule.daySource == .rows && days(file) == Array(0..<14))
      #expect(file.understood.contains { $0.hasPrefix("not read: ") }, "\(file.understood)")
    }
    for pattern in DaysOfRowsTests.patterns.dropFirst() {
      #expect(message([name], pattern.map { ["\($0)"] }).contains("are these days?"))
    }
    // An index that begins again or has gaps, numbers with one that is none.
    #expect(message([name], (0..<14).map { ["\($0 % 7)"] }).contains("?"))
    if name.isEmpty {
      #expect(message([name], (0..<14).map { ["\($0 + 6)"] }).contains("are these days?"))
      #expect(message([name], (0..<14).map { [$0 == 5 ? "x" : "\($0)"] }).contains("are these days?"))
    }
    // A column that is called so tells.
    for names in [[name, "Day"], ["Date", name]] {
      let rows = (0..<14).map { row in
        names.map {
          $0 == name ? "\(3 * row)" : $0 == "Day" ? "\(row)" : (DaysOfRowsTests.start + row).description
        }
      }
      #expect(try days(read(names, rows)) == Array(0..<14))
    }
  }

  @Test("A table that tells no days is read row by row, and that is known", arguments: [false, true])
  func noDays(isTurned: Bool) throws {
    for names in [[], ["Note"], ["Total clicks"], ["Pain"], ["Date of birth"]] {
      let rows = (0..<14).map { row in
        names.map {
          ["Note": "ok", "Total clicks": "\(4 * row)", "Pain": "\(row % 5)/10"][$0] ?? "1980-01-01"
        }
      }
      let file = try read(names, rows, isTurned: isTurned)
      #expect(file.schedule.daySource == .rows && days(file) == Array(0..<14))
    }
    let plain = (0..<14).map { row in (0..<6).map { "\(200 + row + $0)" }.joined(separator: ",") }
    #expect(
      try ScheduleFile.parse(Array(plain.joined(separator: "\n").utf8), name: "x").schedule.daySource == .rows
    )
    let numbered = plain.enumerated().map { "\(2 * $0.offset),\($0.element)" }.joined(separator: "\n")
    let file = try ScheduleFile.parse(Array(numbered.utf8), name: "x")
    #expect(file.schedule.daySource == .unnamedNumbers && days(file) == Array(stride(from: 0, to: 28, by: 2)))
  }

  @Test("Dates without a year are refused as such", arguments: ["", "Foo", "Date", "When"], [false, true])
  func noYear(name: String, isTurned: Bool) {
    let forms: [(CalendarDate) -> String] = [
      { "\($0.components.day).\($0.components.month)." }, { "\($0.components.month)/\($0.components.day)" },
      { "\($0.components.day) \($0.components.month == 3 ? "Mar" : "April")" },
    ]
    for form in forms {
      let found = message(
        [name], DaysOfRowsTests.dates(Array(0...13), form).map { [$0] }, isTurned: isTurned)
      #expect(found.contains("year") && !found.hasPrefix("read"), "\(found)")
    }
  }

  @Test("Days of the week follow each other", arguments: ["Weekday", "Wochentag", "Day", "", "Foo"])
  func weekdays(name: String) throws {
    let words = [
      ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], ["Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."],
    ]
    for (index, pattern) in DaysOfRowsTests.patterns.enumerated() {
      let cells = pattern.map { words[index % 2][(2 + $0) % 7] }
      let file = try read(name, cells)
      #expect(days(file) == pattern && file.schedule.daySource == .fromFirstRow)
    }
    // Once a week, and out of order.
    guard name != "Foo" else { return }
    for steps in [Array(repeating: 7, count: 8), [1, 1, 5, 1, 1, 1]] {
      let cells = steps.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }.map { [words[0][$0 % 7]] }
      #expect(message([name], cells).contains("days of the week") || name.isEmpty)
    }
  }

  @Test("Weeks and days of the week are read together, or refused", arguments: 0...1)
  func weeks(first: Int) throws {
    for pattern in DaysOfRowsTests.patterns {
      for (week, day) in [("Week", "Day"), ("Woche Nr.", "Tag")] {
        let file = try read([week, day], pattern.map { ["\($0 / 7 + 1)", "\($0 % 7 + first)"] })
        #expect(file.schedule.rows.map(\.day) == pattern.map { $0 + first }, "\(file.understood)")
        #expect(file.schedule.daySource == .stated)
        let joined = try read(
          [week, day],
          pattern.enumerated().map { index, number in
            let isFirst = index == 0 || pattern[index - 1] / 7 != number / 7
            return [isFirst ? "\(number / 7 + 1)" : "", "\(number % 7 + first)"]
          })
        #expect(joined.schedule.rows.map(\.day) == file.schedule.rows.map(\.day))
      }
      // Of the year, with numbers of days from Monday, and with their names.
      let words = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
      for isNamed in [false, true] {
        let rows = pattern.map {
          ["\(11 + ($0 + 3) / 7)", isNamed ? words[($0 + 3) % 7] : "\(($0 + 3) % 7 + 1)"]
        }
        let file = try read(["KW", isNamed ? "Wochentag" : "Tag"], rows)
        #expect(days(file) == pattern && file.schedule.daySource == .fromFirstRow, "\(file.understood)")
      }
    }
    #expect(
      message(["Week", "Day"], (0..<14).map { ["\($0 / 5 + 1)", "\($0 % 7 + 1)"] }).contains(
        "which days are meant?"))
    #expect(try days(read(["Week", "Day"], (0..<14).map { ["\($0 / 7 + 1)", "\($0)"] })) == Array(0..<14))
    #expect(message(["Week"], (0..<14).map { ["\($0 / 3 + 1)"] }).contains("which days are the rows?"))
    #expect(try read(["Week"], (0..<14).map { ["\($0 / 7 + 1)"] }).schedule.daySource == .rows)
  }

  @Test("Days that begin again are asked for, or counted by dates", arguments: [1, 2])
  func daysBeginAgain(step: Int) throws {
    let pattern = (0..<14).map { step * $0 }
    let dates = DaysOfRowsTests.dates(pattern)
    let ofMonth = pattern.map { "\((DaysOfRowsTests.start + $0).components.day)" }
    for cells in [pattern.map { "\($0 % 7 + 1)" }, ofMonth] {
      #expect(message(["Day"], cells.map { [$0] }).contains("begin again"))
      #expect(message(["Day", "Month"], cells.map { [$0, "3"] }).contains("begin again"))
      let file = try read(["Day", "Date"], zip(cells, dates).map { [$0, $1] })
      #expect(days(file) == pattern && file.schedule.dateDisagreements(TreatmentCalendar()).isEmpty)
    }
    // What stands in another order is for others to find.
    var exchanged = pattern
    exchanged.swapAt(7, 8)
    for days in [
      exchanged, pattern.reversed(), [0] + pattern, Array(pattern[3...6]) + pattern[0..<3] + pattern[7...],
    ] {
      #expect(try read("Day", days.map { "\($0)" }).schedule.rows.map(\.day) == days)
    }
  }

  @Test("Two columns that may be the days agree, or it is asked which are meant")
  func twoColumns() throws {
    let rows = 0..<14
    func dates(_ step: Int) -> [String] { DaysOfRowsTests.dates(rows.map { step * $0 }) }
    #expect(try days(read(["Day", "POD"], rows.map { ["\($0)", "\($0 + 6)"] })) == Array(rows))
    #expect(
      message(["Day", "POD"], rows.map { ["\($0)", "\(2 * $0 + 6)"] }).contains(
        "the column \"Day\" and the column \"POD\" do not say the same days"))
    let names = ["Date (planned)", "Date (done)"]
    #expect(try days(read(names, rows.map { [dates(1)[$0], dates(1)[$0]] })) == Array(rows))
    #expect(message(names, rows.map { [dates(1)[$0], dates(2)[$0]] }).contains("which of them are meant?"))
    #expect(
      message(["", ""], rows.map { [dates(1)[$0], dates(2)[$0]] }).contains("which of them are meant?"))
    // A column without a name, of dates, is held against the days.
    let unnamed = try read(["", "Day"], rows.map { [dates(2)[$0], "\($0)"] })
    #expect(unnamed.schedule.dateDisagreements(TreatmentCalendar()).contains { $0.isError })
    // Dates that are the same for many rows are of something else.
    for step in [0, 13] {
      let file = try read(
        ["Day", "Prescription date"], rows.map { ["\($0)", dates(1)[step == 0 ? 0 : $0 / step]] })
      #expect(
        file.schedule.rows.allSatisfy { $0.date == nil }
          && file.understood.contains { $0.contains("not read") })
    }
  }

  @Test("Several adjustments a day, and nothing says of which", arguments: ["Time", "Turn", "When"])
  func partsWithoutDays(name: String) {
    let labels =
      ["Time": ["08:00", "20:05"], "Turn": ["1", "2"], "When": ["morning", "evening"]][name] ?? []
    #expect(message([name], (0..<14).map { [labels[$0 % 2]] }).contains("which days are the rows?"))
    #expect(message([name], (0..<14).map { _ in [labels[0]] }).hasPrefix("read"))
  }

  @Test("Struts may be rows, with whatever above them")
  func transposed() throws {
    for pattern in DaysOfRowsTests.patterns {
      for name in ["", "Foo"] {
        let dates = DaysOfRowsTests.dates(pattern)
        let words = pattern.map { ["Wed", "Thu", "Fri", "Sat", "Sun", "Mon", "Tue"][$0 % 7] }
        for cells in [dates, words, pattern.map { "D\($0)" }, pattern.map { "Tag \($0)" }] {
          let file = try read([name], cells.map { [$0] }, isTurned: true)
          #expect(days(file) == pattern && file.schedule.daySource.assumption == nil, "\(file.understood)")
        }
        // Dates above days of the week.
        let both = try read([name, ""], zip(dates, words).map { [$0, $1] }, isTurned: true)
        #expect(days(both) == pattern && both.schedule.daySource.assumption == nil)
        let numbers = try read([name], pattern.map { ["\($0)"] }, isTurned: true)
        #expect(days(numbers) == pattern && numbers.schedule.daySource == .unnamedNumbers)
      }
    }
  }
}

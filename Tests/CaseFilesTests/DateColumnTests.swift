import CaseFiles
import Testing
import TreatmentModel

/// Columns of days and dates in somebody's table.
@Suite struct DateColumnTests {
  private func read(_ head: String, _ cells: [String]) throws -> ScheduleFile {
    let lines = cells.map { "\($0);200;201;202;203;204;205" }
    let text = "\(head);1;2;3;4;5;6\n" + lines.joined(separator: "\n") + "\n"
    return try ScheduleFile.parse(Array(text.utf8), name: "schedule.csv")
  }

  private func message(_ head: String, _ cells: [String]) -> String {
    do {
      _ = try read(head, cells)
      return ""
    } catch {
      return "\(error)"
    }
  }

  private func dates(_ file: ScheduleFile) -> [String?] { file.schedule.rows.map { $0.date?.description } }

  private let threeDays = ["2026-03-07", "2026-03-08", "2026-03-09"]

  /// Beside numbers of days, and alone.
  @Test(arguments: [
    (
      "2026-02-30",
      "schedule.csv:3:1: date: this is no day of the calendar; by its neighbours 2026-03-08 is meant"
    ),
    (
      "2026-03-32",
      "no day of the calendar; by its neighbours 2026-03-08 is meant (found 2026-03-32; allowed:"
    ),
    (
      "08.03.2026",
      "in another order than the others, which are read as year-month-day; by its neighbours 2026-03-08"
    ),
    (
      "tomorrow",
      "schedule.csv:3:1: date: this is no date; by its neighbours 2026-03-08 is meant (found tomorrow;"
    ),
    ("8", "this is no date; by its neighbours 2026-03-08 is meant"),
  ])
  func anImpossibleDateIsRefusedWithWhatIsMeant(text: String, words: String) {
    #expect(message("day;date", ["0;2026-03-07", "1;\(text)", "2;2026-03-09"]).contains(words))
    #expect(message("date", ["2026-03-07", text, "2026-03-09"]).contains(words))
  }

  @Test func everyDateThatCannotBeReadIsNamed() {
    let found = message("day;date", ["0;2026-03-07", "1;x", "2;2026-02-31", "3;2026-03-10", "4;31.11.2026"])
    for (line, day) in [(3, 8), (4, 9), (6, 11)] {
      #expect(
        found.contains("schedule.csv:\(line):1: date:")
          && found.contains("2026-03-\(day < 10 ? "0" : "")\(day) is meant"))
    }
  }

  @Test func anEmptyDateIsSaidBesideNumbersAndRefusedAlone() throws {
    let one = try read("day;date", ["0;2026-03-07", "1;", "2;2026-03-09"])
    #expect(dates(one) == ["2026-03-07", nil, "2026-03-09"] && one.understood.contains("line 3 has no date"))
    let two = try read("day;date", ["0;2026-03-07", "1;", "2;"])
    #expect(two.understood.contains("2 rows have no date, the first in line 3"))
    #expect(
      message("date", ["2026-03-07", "", "2026-03-09"]).contains(
        "schedule.csv:3:1: date: the date is empty; by its neighbours 2026-03-08 is meant"))
    // Joined cells: the date stands in the first row of its day.
    let joined = try read("day;date", ["0;2026-03-07", "1;2026-03-08", "1;", "2;2026-03-09", "2;"])
    #expect(dates(joined) == [0, 1, 1, 2, 2].map { threeDays[$0] })
  }

  @Test func aColumnOfEmptyDatesIsNone() throws {
    let file = try read("day;date", ["0;", "1;", "2;"])
    #expect(dates(file) == [nil, nil, nil] && !file.understood.contains { $0.contains("date") })
    let empty = try read("day;date", [";2026-03-07", ";2026-03-09"])
    #expect(empty.schedule.rows.map(\.day) == [0, 2])
  }

  @Test(arguments: [
    ["46088", "46089", "46090"], ["46088.0", "46089.0", "46090.0"], ["46088,25", "46089,25", "46090,25"],
  ])
  func aSpreadsheetsDayNumbersAreDates(cells: [String]) throws {
    let words = "46088"
    let beside = try read("day;date", zip(["0;", "1;", "2;"], cells).map { $0 + $1 })
    #expect(dates(beside) == threeDays && beside.schedule.rows.map(\.day) == [0, 1, 2])
    #expect(
      beside.understood.contains {
        $0.contains("a spreadsheet's day numbers (\(words)") && $0.contains("is 2026-03-07")
      })
    let alone = try read("date", cells)
    #expect(dates(alone) == threeDays && alone.schedule.rows.map(\.day) == [0, 1, 2])
    // A column that is named day.
    let days = try read("day", cells)
    #expect(dates(days) == threeDays && days.schedule.rows.map(\.day) == [0, 1, 2])
    #expect(days.understood.contains("the column \"day\" has dates"))
    let both = try read("day;date", zip(cells, threeDays).map { "\($0);\($1)" })
    #expect(
      both.schedule.rows.map(\.day) == [0, 1, 2]
        && both.understood.contains { $0.contains("counted from the first row") })
  }

  @Test func aSpreadsheetsDayNumberAmongDatesIsRead() throws {
    let file = try read("day;date", ["0;07.03.2026", "1;46089", "2;09.03.2026"])
    #expect(dates(file) == threeDays)
    #expect(
      file.understood.contains(
        "dates are read as day.month.year, numbers as a spreadsheet's day numbers (46089 is 2026-03-08)"))
  }

  @Test func smallNumbersAreNoDates() {
    #expect(message("date", ["0", "1", "2"]).contains("schedule.csv:2:1: date: this is no date"))
    #expect(message("day;date", ["0;0", "1;1"]).contains("schedule.csv:2:1: date: this is no date"))
  }

  @Test func aColumnNamedDayMayHaveDates() throws {
    let file = try read("Tag", ["07.03.2026", "08.03.2026", "09.03.2026"])
    #expect(dates(file) == threeDays && file.schedule.rows.map(\.day) == [0, 1, 2])
    #expect(message("day", ["2026-03-07", "2026-02-30", "2026-03-09"]).contains("2026-03-08 is meant"))
  }

  @Test(arguments: [
    "2026-03-0#T08:00", "2026-03-0#T08:00:00Z", "2026-03-0# 08:00", "03/0#/2026 8:00 AM", "2026030#",
  ])
  func datesWithATimeAreRead(form: String) throws {
    #expect(try dates(read("date", [7, 8, 9].map { form.replacing("#", with: String($0)) })) == threeDays)
  }

  /// By their closeness alone these would be 2 and 3 January.
  @Test func numbersOfDaysTellTheOrderOfDates() throws {
    let file = try read("day;date", ["0;01/02/2026", "28;01/03/2026"])
    #expect(dates(file) == ["2026-02-01", "2026-03-01"])
    #expect(
      message("day;date", ["0;05.06.2026"]).contains(
        "whether the day or the month comes first cannot be told"))
  }

  @Test func theColumnByWhichRatesAreMeasuredIsNamed() throws {
    let agreeing = try read("Tag;Datum", ["0;2026-03-07", "1;2026-03-08"])
    #expect(agreeing.understood.contains("rates go by the column \"Tag\", with which \"Datum\" agrees"))
    let faster = try read("Tag;Datum", ["0;2026-03-07", "2;2026-03-08", "4;2026-03-09"])
    #expect(faster.understood.contains("rates go by the column \"Datum\", with which \"Tag\" does not agree"))
    #expect(
      faster.schedule.rows.map(\.day) == [0, 1, 2] && faster.schedule.rows.map(\.typedDay) == [0, 2, 4])
    let backwards = try read("Tag;Datum", ["0;2026-03-07", "1;2026-03-06", "2;2026-03-05"])
    #expect(
      backwards.understood.contains("rates go by the column \"Tag\", with which \"Datum\" does not agree"))
    #expect(try read("Tag", ["0", "1"]).understood.contains("rates go by the column \"Tag\""))
    #expect(
      try read("Datum", threeDays).understood.contains(
        "days are counted from the first row's date, and rates go by the column \"Datum\""))
  }

  @Test func tablesWithoutNamesHaveThemToo() throws {
    func parse(_ text: String) throws -> ScheduleFile { try ScheduleFile.parse(Array(text.utf8), name: "x") }
    let six = "200;201;202;203;204;205"
    #expect(try dates(parse("0;46088;\(six)\n1;46089;\(six)\n")) == ["2026-03-07", "2026-03-08"])
    #expect(try dates(parse("46088;\(six)\n46089;\(six)\n")) == ["2026-03-07", "2026-03-08"])
    let error = #expect(throws: CaseFileErrors.self) { try parse("2026-02-30;\(six)\n2026-03-08;\(six)\n") }
    #expect("\(String(describing: error))".contains("no day of the calendar"))
  }
}

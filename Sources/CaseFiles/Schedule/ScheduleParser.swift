import HexapodKinematics
import TextOutput
import TreatmentModel

/// Reads somebody's table of readings, and notes how it was understood and what cannot be.
struct ScheduleParser {
  var faults: FaultList
  private var understood: [String] = []
  /// The level whose struts these are, where there are several.
  private let level: String?
  /// What was found of a table whose struts are rows.
  var turned: TransposedTable?

  init(file: String, level: String? = nil) { (faults, self.level) = (FaultList(file: file), level) }

  /// The schedule; nil when a fault has been noted.
  mutating func parse(_ bytes: [UInt8]) -> ScheduleFile? {
    guard let rows = rows(bytes) else { return nil }
    return parse(rows)
  }

  /// The same of a table that has been cut.
  mutating func parse(_ rows: [TableRow]) -> ScheduleFile? {
    var rows = rows
    guard let layout = layout(&rows), faults.errors.isEmpty else { return nil }
    return read(rows, layout)
  }

  /// The rows of a table, and what separates their cells is said; nil when a fault has been noted.
  mutating func rows(_ bytes: [UInt8]) -> [TableRow]? {
    let table: WholeTable
    do { table = try WholeTable(bytes, .schedule, areNames: ScheduleParser.areNames) } catch {
      note(error)
      return nil
    }
    if let words = table.separatorWords { say(words) }
    say("fields are separated by \(table.dialect.separator.nameOfSeparator)")
    // Of titles nobody wants to know whether their quotes are closed.
    let names = table.rows.first(where: ScheduleParser.areNames)?.line ?? 0
    for found in table.faults where found.place.line > names { faults.add(found.fault, found.place, "") }
    return table.rows
  }

  /// What has been said so far.
  var sayings: [String] { understood }

  mutating func say(_ sentence: String) { understood.append(sentence) }

  mutating func fault(_ fault: ValueFault, _ line: Int, _ key: String = "") {
    let place = key.isEmpty ? key : [level, key].compactMap { $0 }.joined(separator: " ")
    faults.add(fault, FilePlace(line: line, column: 1), place)
  }

  /// Notes why there is no table.
  private mutating func note(_ failure: WholeTable.Failure) {
    switch failure {
    case .noText(let found): faults.add(found.fault, found.place, "")
    case .empty: faults.add(ValueFault(.empty, "there is no schedule in it"), .start, "")
    case .tooManyLines:
      let message = "the table has more than \(ScheduleFile.mostRows) lines"
      faults.add(ValueFault(.tooLarge, message), .start, "")
    case .oneCell(let line, let text):
      fault(
        ValueFault(
          .syntax, "this line has one field; six readings cannot be told apart", found: text,
          allowed: "fields separated by semicolons, tabs, bars or commas"), line)
    }
  }

  /// Whether six columns are named as struts. A row of bare numbers may be one of readings.
  static func areNames(_ row: TableRow) -> Bool {
    var struts: Set<Int> = []
    for name in row.texts {
      if case .strut(let number, _)? = try? ScheduleColumn(name) { struts.insert(number) }
    }
    guard struts.count == 6 else { return false }
    let numbers = row.texts.count { CellNumber.isNumber($0, TableRules.schedule.numbers) }
    return numbers <= 6 && row.texts.contains { $0.contains(where: \.isLetter) }
  }

  /// Where things stand in a line.
  struct Layout {
    var day: Int?
    var date: Int?
    var part: Int?
    var weekday: Int?
    var week: Int?
    var month: Int?
    var rounding: Int?
    var struts: PerStrut<Int>
    /// Of each strut's column, as its name or a line below says.
    var units = [LengthUnit?](repeating: nil, count: 6)
    var count: Int
    /// What the column of days is called.
    var dayName = "day"
    /// What the column of dates is called.
    var dateName = "date"
    /// Whether the numbers of days are counted from surgery.
    var isDayAfterSurgery = false
    /// Whether the weeks are those of the year.
    var areWeeksOfYear = false
    /// Whether nothing calls the numbers of days so.
    var isDayUnnamed = false
  }

  private mutating func read(_ rows: [TableRow], _ layout: Layout) -> ScheduleFile? {
    var (cells, kept) = ([[CellNumber]](), [TableRow]())
    for row in rows {
      // Empty fields at the end are what spreadsheets leave, or leave out.
      let extra = row.texts.dropFirst(layout.count)
      guard row.count > (layout.struts.max() ?? 0), extra.allSatisfy(\.isEmpty) else {
        fault(
          ValueFault(
            .wrongKind, "the line has \(counted(row.count, "field")) instead of \(layout.count)",
            found: row.texts.joined(separator: " ; "),
            allowed: "decimal points where commas separate the fields"), row.line)
        continue
      }
      var values: [CellNumber] = []
      for strut in 0..<6 {
        do throws(ValueFault) {
          values.append(try CellNumber(row.text(layout.struts[strut]), TableRules.schedule.numbers))
        } catch { fault(error, row.line, "strut \(strut + 1)") }
      }
      guard values.count == 6 else { continue }
      cells.append(values)
      kept.append(row)
    }
    let readings = readings(cells, kept, layout)
    let (commas, points) = (
      cells.reduce(0) { $0 + $1.count(where: \.hasComma) },
      cells.reduce(0) { $0 + $1.count(where: \.hasPoint) }
    )
    if commas > 0, points > 0 {
      fault(
        ValueFault(
          .decimalComma,
          "some numbers have decimal points and some have commas; what a comma means cannot be told",
          allowed: "one of them throughout"), rows.first?.line ?? 1)
    } else if commas > 0 {
      say("decimals have commas")
    }
    guard !kept.isEmpty else {
      if faults.errors.isEmpty {
        fault(ValueFault(.empty, "there are names of columns and no readings"), 1)
      }
      return nil
    }
    guard let days = ScheduleDays(kept, layout, &self), faults.errors.isEmpty else { return nil }
    let labels = layout.part.map { column in kept.map { $0.text(column) } }
    let parts = ScheduleParts(days: days.counted, labels: labels, readings: readings)
    let found = kept.indices.map { index in
      ScheduleRow(
        day: days.counted[index], typedDay: days.numbers?[index], part: parts.parts[index],
        date: days.dates[index], readings: readings[index], line: kept[index].line)
    }
    let several = parts.clock.parts > 1 ? ", \(parts.clock.parts) a day" : ""
    say("\(counted(found.count, "row"))\(several)")
    let rounding = rounding(kept, layout)
    return TypedSchedule(rows: found, clock: parts.clock).map { schedule in
      var schedule = schedule
      (schedule.rounding, schedule.daySource) = (rounding, days.source)
      return ScheduleFile(schedule: schedule, understood: understood)
    }
  }

  /// The readings in millimetres, and what is to be said of them.
  private mutating func readings(
    _ cells: [[CellNumber]], _ rows: [TableRow], _ layout: Layout
  ) -> [StrutReadings] {
    guard !cells.isEmpty else { return [] }
    var found: [(ValueFault, Int, Int)] = []
    let columns = (0..<6).map { strut in
      cells.indices.map { ReadingUnits.Cell(number: cells[$0][strut], line: rows[$0].line) }
    }
    let units = ReadingUnits(layout.units, columns) { found.append(($0, $1, $2)) }
    for (error, line, strut) in found { fault(error, line, "strut \(strut)") }
    say(units.words)
    let marked = cells.indices.filter { cells[$0].contains(where: \.hasMark) }
    if let first = marked.first {
      say(
        "marks behind \(marked.count == 1 ? "a reading" : "readings") are left out, the first in line \(rows[first].line)"
      )
    }
    return cells.enumerated().map { index, row in
      let readings = StrutReadings { units.millimetres(row[$0], strut: $0) }
      if let strut = (0..<6).first(where: { !readings[$0].isFinite }) {
        let message = "the reading is no finite number of millimetres"
        fault(ValueFault(.notFinite, message), rows[index].line, "strut \(strut + 1)")
      }
      return readings
    }
  }

  /// The one rule that every row names; nil without the column.
  private mutating func rounding(_ rows: [TableRow], _ layout: Layout) -> Rounding? {
    guard let column = layout.rounding else { return nil }
    let words = Set(rows.map { $0.text(column) })
    guard words.count == 1, let rounding = words.first.flatMap(Rounding.init(rawValue:)) else {
      say(
        "by which rule the readings were rounded cannot be told: each strut is taken to be rounded by itself")
      return nil
    }
    say(
      "the readings say that they were rounded \(rounding == .together ? "together" : "each to the nearest step")"
    )
    return rounding
  }
}

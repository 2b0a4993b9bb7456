import TreatmentModel

/// Which columns tell the days of a table's rows: by their names, and where these say too little by what stands in them.
struct DayColumns {
  /// Numbers of days.
  private(set) var day: Int?
  private(set) var date: Int?
  /// Which of several adjustments a day.
  private(set) var part: Int?
  /// Days of the week.
  private(set) var weekday: Int?
  private(set) var week: Int?
  private(set) var month: Int?
  /// What was guessed, in sentences for people.
  private(set) var said: [String] = []

  let head: TableRow
  let columns: [ScheduleColumn]
  let contents: [ColumnContent]
  /// Whether columns stand as rows in the file.
  let areRows: Bool

  /// - Parameters:
  ///   - rows: those with readings.
  ///   - areRows: whether columns stand as rows in the file.
  /// - Throws: where two columns may be meant, and where one may be meant and nothing says so.
  init(
    _ head: TableRow, _ columns: [ScheduleColumn], _ rows: [TableRow], areRows: Bool
  ) throws(ValueFault) {
    (self.head, self.columns, self.areRows) = (head, columns, areRows)
    contents = columns.indices.map { column in
      if case .strut = columns[column] { return ColumnContent([]) }
      return ColumnContent(rows.map { $0.text(column) })
    }
    day = try dayByName()
    date = try dateByNameOrCells()
    part = try partByName()
    if let named = day, contents[named].hasWeekdays { (day, weekday) = (nil, date == nil ? named : nil) }
    week = places { [.week, .calendarWeek].contains($0) }.first { !contents[$0].isEmpty }
    month = places { $0 == .month }.first { !contents[$0].isEmpty }
    guard day == nil, date == nil else { return }
    day = try dayByCells()
    if day == nil, weekday == nil { weekday = weekdayByNameOrCells() }
    if day == nil, weekday == nil { try refuseDoubt() }
  }

  /// Whether the numbers of days are counted from surgery.
  var isDayAfterSurgery: Bool { day.map { columns[$0] == .like(.dayAfterSurgery) } ?? false }

  /// Whether the weeks are those of the year.
  var areWeeksOfYear: Bool { week.map { columns[$0] == .like(.calendarWeek) } ?? false }

  /// What a column is called.
  func name(_ column: Int) -> String { DayColumns.name(column, head, areRows: areRows) }

  static func name(_ column: Int, _ head: TableRow, areRows: Bool) -> String {
    let text = head.text(column)
    guard text.isEmpty else { return "the column \"\(Printable.text(text))\"" }
    return areRows ? "the row without a name" : "the column without a name (column \(column + 1))"
  }

  func places(_ isWanted: (DayName) -> Bool) -> [Int] {
    columns.indices.filter { if case .like(let name) = columns[$0] { isWanted(name) } else { false } }
  }

  /// Columns that tell nothing and are not empty.
  var unread: [Int] {
    // Without days nothing tells the rows of one apart.
    let hasDays = [day, date, weekday].contains { $0 != nil }
    let read = [day, date, hasDays ? part : nil, weekday, isWeekRead ? week : nil].compactMap(\.self)
    return columns.indices.filter { column in
      switch columns[column] {
      case .strut, .rounding: false
      default: !read.contains(column) && (!contents[column].isEmpty || !isUnnamed(column))
      }
    }
  }

  /// Whether days are told by weeks too.
  private var isWeekRead: Bool {
    guard let week, date == nil else { return false }
    guard let day, weekday == nil else { return weekday != nil }
    let numbers = contents[day].dayNumbers
    return numbers.flatMap { WeekDays($0, weeks: contents[week].texts, isOfYear: areWeeksOfYear) } != nil
  }

  private func places(of column: ScheduleColumn) -> [Int] { columns.indices.filter { columns[$0] == column } }

  func isUnnamed(_ column: Int) -> Bool { head.text(column).isEmpty }

  /// Columns whose names say nothing of days.
  var unknown: [Int] {
    columns.indices.filter { [.other, .part].contains(columns[$0]) && !contents[$0].isEmpty }
  }

  // MARK: Names

  private func dayByName() throws(ValueFault) -> Int? {
    let plain = places(of: .day)
    let like = [DayName.treatmentDay, .dayOrDate, .dayAfterSurgery].flatMap { name in places { $0 == name } }
      .filter { contents[$0].hasDayNumbers && !contents[$0].isConstant }
    guard let first = plain.first ?? like.first else { return nil }
    guard areSameDays(plain) else { throw inDoubt(plain) }
    let others = like.filter { $0 != first }
    // Beside dates, days are held against these.
    if places(of: .date).isEmpty, let other = others.first(where: { !areSameDays([first, $0]) }) {
      throw inDoubt([first, other])
    }
    return first
  }

  private mutating func dateByNameOrCells() throws(ValueFault) -> Int? {
    let plain = places(of: .date)
    guard areSameDates(plain) else { throw inDoubt(plain) }
    if let first = plain.first { return first }
    // A column that is named day may have the dates itself.
    if let day, contents[day].hasDates || contents[day].hasSpreadsheetDays { return nil }
    let like = places { [.treatmentDate, .dayOrDate, .treatmentDay, .dayAfterSurgery].contains($0) }
    let ranks = [
      like.filter {
        contents[$0].hasDates || (contents[$0].hasSpreadsheetDays && columns[$0] == .like(.treatmentDate))
      },
      places(of: .part).filter { contents[$0].hasDates || contents[$0].hasSpreadsheetDays },
      unknown.filter { isUnnamed($0) && contents[$0].hasDates },
      day == nil ? places(of: .other).filter { !isUnnamed($0) && areRising($0) } : [],
    ]
    for (rank, columns) in ranks.enumerated() {
      let found = columns.filter(areDatesOfRows)
      guard let first = found.first else { continue }
      if areSameDates(found) {
        if rank > 0 { said.append("\(name(first)) has dates") }
        return first
      }
      if day == nil { throw inDoubt(found) }
    }
    return nil
  }

  private func partByName() throws(ValueFault) -> Int? {
    let parts = places(of: .part).filter { $0 != date }
    guard parts.count <= 1 else {
      throw ValueFault(
        .duplicateKey, "more than one column is named as time of day",
        found: head.texts.joined(separator: ", "))
    }
    return parts.first
  }

  /// Whether dates are those of the rows, and not of something that is the same for many of them.
  private func areDatesOfRows(_ column: Int) -> Bool {
    let content = contents[column]
    guard !content.isConstant else { return false }
    guard let day, let numbers = contents[day].dayNumbers, let dates = content.dates else {
      return 8 * content.variety >= content.texts.count
    }
    let apart = Set(zip(dates, numbers).compactMap { date, number in date.map { $0.daysSince1970 - number } })
    return apart.count == 1 || 4 * Set(dates.compactMap(\.self)).count >= 3 * Set(numbers).count
  }

  private func areRising(_ column: Int) -> Bool {
    guard contents[column].hasDates, let dates = contents[column].dates, dates.allSatisfy({ $0 != nil })
    else {
      return false
    }
    let known = dates.compactMap(\.self)
    return zip(known, known.dropFirst()).allSatisfy { $0 < $1 }
  }

  // MARK: Cells

  private mutating func dayByCells() throws(ValueFault) -> Int? {
    let found = unknown.filter { contents[$0].saysDays && !contents[$0].isConstant }
    guard let first = found.first else { return nil }
    guard areSameDays(found) else { throw inDoubt(found) }
    said.append("\(name(first)) has days")
    return first
  }

  private func weekdayByNameOrCells() -> Int? {
    let named = places { $0 == .weekday }.first { contents[$0].weekdays != nil }
    let others = places { ![.weekday, .week, .calendarWeek, .month].contains($0) } + unknown
    return named ?? others.first { contents[$0].hasWeekdays && !contents[$0].isConstant }
  }
}

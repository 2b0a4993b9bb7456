import TreatmentModel

/// Columns that may tell the days, and of which nothing says so: it is asked, for rates go by it.
extension DayColumns {
  /// Whether columns number the same days, counted from whichever.
  func areSameDays(_ columns: [Int]) -> Bool {
    guard columns.count > 1 else { return true }
    let numbers = columns.compactMap { contents[$0].dayNumbers }
    guard numbers.count == columns.count else { return false }
    return numbers.dropFirst().allSatisfy { Set(zip($0, numbers[0]).map { $0 - $1 }).count == 1 }
  }

  /// Whether columns have the same dates.
  func areSameDates(_ columns: [Int]) -> Bool {
    guard columns.count > 1 else { return true }
    let dates = columns.compactMap { contents[$0].dates }
    return dates.count == columns.count && dates.allSatisfy { $0 == dates[0] }
  }

  /// What is asked of columns of which each may be meant.
  func inDoubt(_ columns: [Int]) -> ValueFault {
    let names = columns.map(name)
    return ValueFault(
      .duplicateKey,
      "\(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1]) do not say the same days: which of them are meant?",
      found: columns.map { contents[$0].sample }.joined(separator: " and "),
      allowed:
        "one column of days and one of dates; leave out the others, or give them names that say what they are"
    )
  }

  /// Where no column tells the days: none of them may be meant.
  ///
  /// - Throws: what is to be asked.
  func refuseDoubt() throws(ValueFault) {
    for column in columns.indices where !contents[column].isEmpty && !contents[column].isConstant {
      let content = contents[column]
      let isPart = columns[column] == .part
      let isLike = if case .like = columns[column] { true } else { false }
      guard isLike || isPart || columns[column] == .other else { continue }
      let mayBeDate = isLike || isPart || isUnnamed(column)
      if content.hasDates {
        throw question(column, "has dates that many rows share: are these the days of the rows?")
      }
      if content.hasDatesWithoutYear(isLikely: mayBeDate) {
        throw ValueFault(
          .date, "\(name(column)) has dates without a year: write the year with them", found: content.sample,
          allowed: "YYYY-MM-DD, or DD.MM.YYYY and the like throughout")
      }
      if columns[column] == .like(.week) || columns[column] == .like(.calendarWeek) {
        guard !WeekDays.areOfDays(content.texts) else { continue }
        throw question(column, "has weeks, and not seven rows in each: which days are the rows?")
      }
      if columns[column] == .like(.weekday) {
        throw question(column, "has days of the week that do not follow each other: which days are the rows?")
      }
      if isPart, content.tellsParts {
        throw question(column, "has several adjustments a day: which days are the rows?")
      }
      guard !DayColumns.areAmounts(head.text(column)) else { continue }
      if let numbers = content.wholeNumbers.map(CountingNumbers.init) {
        let isRows = isUnnamed(column) ? numbers.areRows : numbers.isByOnes
        guard !isRows, isUnnamed(column) || isPart || numbers.areCounted || numbers.secondStart != nil else {
          continue
        }
        throw question(column, "has numbers that are not those of the rows: are these days?")
      }
      if isUnnamed(column), content.hasWholeNumbers {
        throw question(column, "has numbers, and not in every row: are these days?")
      }
    }
  }

  private func question(_ column: Int, _ what: String) -> ValueFault {
    ValueFault(
      .wrongKind, "there is no column of days or dates, and \(name(column)) \(what)",
      found: contents[column].sample,
      allowed: "a column that is called day or date: this one, if it is that")
  }

  /// Whether the name of a column says that its numbers are amounts.
  static func areAmounts(_ name: String) -> Bool {
    LevelWord.words(name).contains(where: amounts.contains)
  }

  private static let amounts: Set = [
    "turns", "clicks", "mm", "cm", "deg", "degrees", "total", "sum", "cumulative", "pain", "rom", "score",
    "angle",
    "gap", "length", "umdrehungen", "klicks", "summe", "gesamt", "schmerz", "winkel",
  ]
}

extension ColumnContent {
  /// Whether it tells several rows of one day apart.
  fileprivate var tellsParts: Bool {
    if hasTimes { return timeSpan >= ColumnContent.apart }
    if let numbers = wholeNumbers { return CountingNumbers(numbers).secondStart != nil }
    return isPeriodic
  }

  /// Times of one adjustment a day are nearer to each other, minutes.
  private static let apart = 120
}

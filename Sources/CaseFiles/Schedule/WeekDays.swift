import TreatmentModel

/// Days of the week, with numbers of weeks or without, as days that are counted through.
struct WeekDays {
  let days: [Int]
  /// Whether they are counted from the first row, which is day 0; otherwise from the first week.
  let areFromFirstRow: Bool

  /// Numbers of days that begin anew with each week, 1 to 7 or 0 to 6; nil where they do not go with the weeks.
  ///
  /// - Parameter isOfYear: whether the weeks are those of the year.
  init?(_ numbers: [Int], weeks: [String], isOfYear: Bool) {
    let range = Set(numbers)
    guard range.isSubset(of: 1...7) || range.isSubset(of: 0...6), CountingNumbers(numbers).falls > 0,
      let weeks = WeekDays.numbers(weeks)
    else { return nil }
    let (first, falls) = (weeks[0], CountingNumbers(numbers).falls)
    let days = zip(weeks, numbers).map { 7 * ($0 - min(first, 1)) + $1 }
    let left = CountingNumbers(days).falls
    // Rows that are exchanged are for others to find.
    guard left < falls, 4 * left <= numbers.count else { return nil }
    areFromFirstRow = isOfYear || !(0...1).contains(first)
    self.days = areFromFirstRow ? days.map { $0 - days[0] } : days
  }

  /// Names of days of the week, each row at most three days behind the one before where no weeks say otherwise; nil where they say too
  /// little.
  init?(_ weekdays: [Weekday], weeks: [String]?) {
    guard !weekdays.isEmpty else { return nil }
    let places = weekdays.map(\.fromMonday)
    areFromFirstRow = true
    guard let weeks = weeks.flatMap(WeekDays.numbers) else {
      let steps = zip(places, places.dropFirst()).map { ($1 - $0 + 7) % 7 }
      guard WeekDays.areEven(places), steps.allSatisfy({ $0 <= WeekDays.longest }) else { return nil }
      days = steps.reduce(into: [0]) { days, step in days.append(days[days.count - 1] + step) }
      return
    }
    // With which day a week begins.
    let found = Set(
      (0..<7).compactMap { first -> [Int]? in
        let days = zip(weeks, places).map { 7 * $0 + ($1 - first + 7) % 7 }
        return CountingNumbers(days).falls == 0 ? days.map { $0 - days[0] } : nil
      })
    guard found.count == 1, let days = found.first else { return nil }
    self.days = days
  }

  /// A weekend of rest; a longer step is rather a row that is not in its place.
  private static let longest = 3

  /// Whether each day has one row, or as many as the others: a week between two rows of the same day of the week shows in nothing.
  private static func areEven(_ places: [Int]) -> Bool {
    let starts = places.indices.filter { $0 == 0 || places[$0] != places[$0 - 1] }
    let ends = starts.dropFirst() + [places.count]
    let counts = zip(starts, ends).map { $1 - $0 }
    guard places.count > 1, let usual = counts.dropFirst().first else { return places.count == 1 }
    return counts.dropFirst().dropLast().allSatisfy { $0 == usual } && counts[0] <= usual
      && counts[counts.count - 1] <= usual
  }

  /// `3`, `Week 3`, `KW 11`; cells that are empty are those above, as where cells were joined. Nil for others.
  private static func numbers(_ texts: [String]) -> [Int]? {
    var found: [Int] = []
    for text in texts {
      if text.isEmpty, let last = found.last {
        found.append(last)
        continue
      }
      let digits = text.lowercased().drop { $0.isLetter || $0 == " " || $0 == "." }
      guard let number = Int(digits), (0...60).contains(number) else { return nil }
      found.append(number)
    }
    return found.isEmpty ? nil : found
  }

  /// Whether weeks without days of theirs are those of rows that are a day each: seven in each but the first and the last.
  static func areOfDays(_ texts: [String]) -> Bool {
    guard let weeks = numbers(texts), CountingNumbers(weeks).falls == 0 else { return false }
    let counts = Set(weeks).sorted().map { week in weeks.count { $0 == week } }
    return counts.dropFirst().dropLast().allSatisfy { $0 == 7 } && counts.allSatisfy { $0 <= 7 }
  }
}

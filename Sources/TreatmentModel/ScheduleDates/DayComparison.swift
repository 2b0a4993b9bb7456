/// Numbers of days held against dates, row by row.
///
/// Where both say the same, the date less the number is one constant; the rows in which it is another tell what is wrong.
struct DayComparison {
  let disagreement: DateDisagreement
  /// Whether the days are to be counted by the dates.
  let goesByDate: Bool

  /// Rows that have a date.
  private let rows: [(index: Int, number: Int, date: CalendarDate)]
  /// Of each, its date less its number, in days since 1970.
  private let origins: [Int]

  /// Nil where numbers and dates agree.
  ///
  /// - Parameter origin: the date of the case's day 0, in days since 1970.
  init?(_ numbers: [Int], _ dates: [CalendarDate?], origin: Int?) {
    rows = zip(numbers, dates).enumerated().compactMap { index, row in
      row.1.map { (index, row.0, $0) }
    }
    origins = rows.map { $0.date.daysSince1970 - $0.number }
    guard let first = origins.first, origins.contains(where: { $0 != first }) else { return nil }
    let isWhole = rows.count == numbers.count
    let usual = DayComparison.most(origins)
    let sure = origins.contains { $0 == origin } ? origin : nil
    let found = DayComparison.explained(rows, origins, usual: usual, sure: sure, isWhole: isWhole)
    (disagreement, goesByDate) = (found.disagreement, found.goesByDate)
  }

  private typealias DatedRow = (index: Int, number: Int, date: CalendarDate)
  private typealias Found = (disagreement: DateDisagreement, goesByDate: Bool)

  /// The value that stands most often; of several, the first.
  static func most(_ values: [Int]) -> Int {
    var counts: [Int: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    return values.first { counts[$0] == most } ?? 0
  }

  private static func explained(
    _ rows: [DatedRow], _ origins: [Int], usual: Int, sure: Int?, isWhole: Bool
  ) -> Found {
    if let found = wrongPart(rows, origins, usual, sure) ?? mistyped(rows, origins, usual, isWhole) {
      return (found, false)
    }
    let steps = zip(rows, rows.dropFirst()).map { one, next in
      (
        number: next.number - one.number, date: next.date.daysSince1970 - one.date.daysSince1970,
        index: next.index
      )
    }
    let forward = steps.filter { $0.number > 0 }
    if 2 * forward.count(where: { $0.date < 0 }) > forward.count {
      return (
        disagreement(
          .backwards, rows, origins,
          likely: "the dates run backwards, from \(rows[0].date) to \(rows[rows.count - 1].date)"), false
      )
    }
    let odd = steps.filter { $0.number != $0.date }
    if let first = odd.first, odd.allSatisfy({ $0.number > 0 && $0.date == 0 }),
      let place = rows.firstIndex(where: { $0.index == first.index })
    {
      return (
        disagreement(
          .typedTwice, rows, origins,
          likely: "\(rows[place].date) is typed twice, for days \(rows[place - 1].number) and "
            + "\(rows[place].number), and the dates behind it go on from there"), false
      )
    }
    // A row of the same day has the same date, a later day a later one.
    let isRising = steps.allSatisfy { $0.number > 0 ? $0.date > 0 : $0.number == 0 && $0.date == 0 }
    guard isRising else {
      return (disagreement(.unordered, rows, origins, likely: "the dates do not rise with the days"), false)
    }
    return (pace(rows, origins, forward, odd), isWhole)
  }

  private static func pace(
    _ rows: [DatedRow], _ origins: [Int], _ forward: [(number: Int, date: Int, index: Int)],
    _ odd: [(number: Int, date: Int, index: Int)]
  ) -> DateDisagreement {
    let byDate = rows[rows.count - 1].date.daysSince1970 - rows[0].date.daysSince1970
    let byNumber = rows[rows.count - 1].number - rows[0].number
    let longer = odd.filter { $0.date > $0.number }
    let isRest = longer.count == odd.count && 2 * odd.count < forward.count
    if isRest, odd.count > 1 {
      let rests = Set(
        odd.flatMap { step -> [Weekday] in
          guard let row = rows.first(where: { $0.index == step.index }) else { return [] }
          return (1...(step.date - step.number)).prefix(7).map { (row.date + -$0).dayOfWeek }
        })
      if rests.count <= 2 {
        let weekdays = Weekday.allCases.filter(rests.contains)
        return disagreement(
          .restDays(weekdays), rows, origins, isError: false,
          likely: "the numbers leave out \(weekdays.map { "\($0.rawValue)s" }.joined(separator: " and "))")
      }
    }
    let isEven = forward.allSatisfy { $0.date * forward[0].number == $0.number * forward[0].date }
    return isEven
      ? disagreement(
        .otherPace(byDate: byDate, byNumber: byNumber), rows, origins,
        likely:
          "by its dates the schedule takes \(DayCount.words(byDate)), by its numbers \(DayCount.words(byNumber))"
      )
      : disagreement(
        .otherCount, rows, origins,
        likely: isRest
          ? "the dates leave out days that the numbers do not"
          : "by its dates the schedule takes \(DayCount.words(byDate)), by its numbers \(DayCount.words(byNumber))"
      )
  }

  /// From which row on, with both.
  private static func disagreement(
    _ cause: DateDisagreement.Cause, _ rows: [DatedRow], _ origins: [Int], isError: Bool = true,
    likely: String
  ) -> DateDisagreement {
    let place = origins.firstIndex { $0 != origins[0] } ?? 0
    let (first, row) = (rows[0], rows[place])
    let apart = DayCount.apart(row.date.daysSince1970 - first.date.daysSince1970)
    return DateDisagreement(
      cause, rows: [DateDisagreement.Row(index: row.index, date: row.date, meant: nil)],
      daysOff: origins[place] - origins[0], isError: isError,
      words: "days and dates disagree from row \(row.index + 1) on: day \(row.number), but its date, "
        + "\(row.date), is \(apart) that of the first row, day \(first.number): \(likely)")
  }

  /// A year or a month that is another one, or stands where the day should, in every row that does not agree.
  private static func wrongPart(
    _ rows: [DatedRow], _ origins: [Int], _ usual: Int, _ sure: Int?
  ) -> DateDisagreement? {
    func explains(_ origin: Int, _ isAllowed: (CalendarDate, CalendarDate) -> Bool) -> Bool {
      rows.allSatisfy { row in
        let meant = CalendarDate(daysSince1970: origin + row.number)
        return meant == row.date || isAllowed(row.date, meant)
      }
    }
    func found(_ cause: DateDisagreement.Cause, _ origin: Int, _ likely: String) -> DateDisagreement {
      let wrong = rows.filter { $0.date.daysSince1970 - $0.number != origin }
      let listed = wrong.map {
        DateDisagreement.Row(
          index: $0.index, date: $0.date, meant: CalendarDate(daysSince1970: origin + $0.number))
      }
      let first = wrong[0]
      let more = wrong.count > 1 ? " (and \(wrong.count - 1) more)" : ""
      return DateDisagreement(
        cause, rows: listed, daysOff: first.date.daysSince1970 - first.number - origin,
        words: "days and dates disagree in row \(first.index + 1): day \(first.number), but its date is "
          + "\(first.date)\(more): \(likely), \(CalendarDate(daysSince1970: origin + first.number)) is meant")
    }
    let isNewYear = zip(rows, rows.dropFirst()).contains { one, next in
      one.date.components.month == 12 && next.date.components.month == 1 && next.date < one.date
    }
    let sureOnes = [sure].compactMap(\.self)
    for origin in sureOnes + (isNewYear ? [origins[0], usual] : [usual, origins[0]])
    where explains(
      origin, { $0.components.month == $1.components.month && $0.components.day == $1.components.day })
    {
      return isNewYear && origin == origins[0]
        ? found(.yearNotAdvanced, origin, "the year is not advanced at new year")
        : found(.otherYear, origin, "it has another year than the others")
    }
    let exchanged = rows.compactMap { row in
      row.date.monthAndDayExchanged.map { $0.daysSince1970 - row.number }
    }
    for origin in sureOnes + [usual, origins[0]] + (exchanged.isEmpty ? [] : [most(exchanged)])
    where explains(origin, { $0.monthAndDayExchanged == $1 }) {
      return found(.monthAndDayExchanged, origin, "month and day are exchanged")
    }
    for origin in sureOnes + [usual, origins[0]]
    where explains(
      origin, { $0.components.year == $1.components.year && $0.components.day == $1.components.day })
    {
      return found(.otherMonth, origin, "it has another month than its day would have")
    }
    return nil
  }

  /// Single dates that are not those of their days, when all the others are.
  private static func mistyped(
    _ rows: [DatedRow], _ origins: [Int], _ usual: Int, _ isWhole: Bool
  ) -> DateDisagreement? {
    let odd = origins.indices.filter { origins[$0] != usual }
    guard rows.count > 2, odd.count <= max(1, rows.count / 4) else { return nil }
    // What is off by the same up to an end is a shift; a single row there may be one, and is if it makes a day shorter.
    for (end, inner) in [(0, 1), (rows.count - 1, rows.count - 2)] where odd.contains(end) {
      let isShift = odd.contains(inner) && origins[inner] == origins[end]
      let step = abs(rows[end].date.daysSince1970 - rows[inner].date.daysSince1970)
      let isShorter = step > 0 && step < abs(rows[end].number - rows[inner].number)
      let isForward = (rows[end].date > rows[inner].date) == (rows[end].number > rows[inner].number)
      guard !isShift, !(isShorter && isForward && odd.count == 1 && isWhole) else { return nil }
    }
    let wrong = odd.map { place in
      DateDisagreement.Row(
        index: rows[place].index, date: rows[place].date,
        meant: CalendarDate(daysSince1970: usual + rows[place].number))
    }
    let list = odd.prefix(3).map { place -> String in
      "row \(rows[place].index + 1), day \(rows[place].number), has the date \(rows[place].date)"
        + twin(place, rows)
        + ": by its neighbours \(CalendarDate(daysSince1970: usual + rows[place].number)) is meant"
    }
    let more = odd.count > 3 ? "; and \(odd.count - 3) more" : ""
    return DateDisagreement(
      .mistyped, rows: wrong, daysOff: origins[odd[0]] - usual,
      words: "\(list.joined(separator: "; "))\(more)")
  }

  private static func twin(_ place: Int, _ rows: [DatedRow]) -> String {
    rows.indices.first {
      $0 != place && rows[$0].date == rows[place].date && rows[$0].number != rows[place].number
    }
    .map { ", which is that of day \(rows[$0].number) too" } ?? ""
  }
}

extension CalendarDate {
  /// The date whose month is this one's day and whose day is its month; nil where there is none.
  package var monthAndDayExchanged: CalendarDate? {
    let (year, month, day) = components
    return CalendarDate(year: year, month: day, day: month)
  }
}

/// Dates of a schedule that numbers no days: whether they can be right among themselves.
struct DateSequence {
  let disagreement: DateDisagreement
  /// The dates by which days are counted: what is meant where that is known, otherwise those that stand there.
  let counted: [CalendarDate]

  /// A step of so many days or more is looked at.
  private static let long = 28

  /// Nil where nothing is wrong.
  ///
  /// - Parameter origin: the date of the case's day 0, in days since 1970.
  init?(_ dates: [CalendarDate], origin: Int?) {
    let steps = zip(dates, dates.dropFirst()).map { $1.daysSince1970 - $0.daysSince1970 }
    let isRising = steps.allSatisfy { $0 >= 0 }
    guard dates.count > 2, !isRising || steps.contains(where: { $0 >= DateSequence.long }) else { return nil }
    let usual = DayComparison.most(steps.filter { $0 != 0 })
    if steps.allSatisfy({ $0 <= 0 }) {
      disagreement = DateDisagreement(
        .backwards, rows: [DateDisagreement.Row(index: 1, date: dates[1], meant: nil)], daysOff: steps[0],
        words: "the dates run backwards, from \(dates[0]) to \(dates[dates.count - 1])")
      counted = dates
      return
    }
    // Rows in another order are no wrong dates.
    let sorted = Set(dates).sorted()
    let isEven = zip(sorted, sorted.dropFirst()).allSatisfy { $1.daysSince1970 - $0.daysSince1970 == usual }
    guard usual > 0, !isEven else { return nil }
    var numbers = [0]
    for step in steps { numbers.append(numbers[numbers.count - 1] + (step == 0 ? 0 : usual)) }
    guard let found = DayComparison(numbers, dates, origin: origin)?.disagreement else { return nil }
    switch found.cause {
    case .yearNotAdvanced, .otherYear, .monthAndDayExchanged: break
    case .mistyped where !isRising: break
    case .otherMonth: break
    default: return nil
    }
    let first = found.first
    let meant = first.meant.map { ": by the others \($0) is meant" } ?? ""
    let more = found.rows.count > 1 ? " (and \(found.rows.count - 1) more)" : ""
    disagreement = DateDisagreement(
      found.cause, rows: found.rows, daysOff: found.daysOff,
      isError: !(isRising && found.cause == .otherMonth),
      words:
        "the date of row \(first.index + 1), \(first.date)\(more), does not follow the others, which go by "
        + "\(DayCount.words(usual))\(meant)\(DateSequence.likely(found.cause))")
    var counted = dates
    for row in found.rows { counted[row.index] = row.meant ?? row.date }
    self.counted = counted
  }

  private static func likely(_ cause: DateDisagreement.Cause) -> String {
    switch cause {
    case .yearNotAdvanced: ", for the year is not advanced at new year"
    case .otherYear: ", for it has another year"
    case .monthAndDayExchanged: ", for month and day are exchanged"
    case .otherMonth: ", if no month was left out"
    default: ""
    }
  }
}

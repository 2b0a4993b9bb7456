/// Dates of a schedule that numbers no days: whether they can be right among themselves.
struct DateSequence {
  let disagreement: DateDisagreement
  /// The dates by which days are counted: what is meant where that is known, otherwise those that stand there.
  let counted: [CalendarDate]
  /// The date of day 0: the first row's, or the last one's of rows of which the latest stands first.
  let start: CalendarDate

  /// A step of so many days or more is looked at.
  private static let long = 28

  /// Nil where nothing is wrong.
  ///
  /// - Parameter origin: the date of the case's day 0, in days since 1970.
  init?(_ dates: [CalendarDate], origin: Int?) {
    let steps = zip(dates, dates.dropFirst()).map { $1.daysSince1970 - $0.daysSince1970 }
    let isRising = steps.allSatisfy { $0 >= 0 }
    // A day has one row or as many as every other.
    let isRepeatedOnce = steps.count { $0 == 0 } == 1
    guard dates.count > 2, !isRising || isRepeatedOnce || steps.contains(where: { $0 >= DateSequence.long })
    else { return nil }
    let usual = DayComparison.most(steps.filter { $0 != 0 })
    if steps.allSatisfy({ $0 <= 0 }) {
      disagreement = DateDisagreement(
        .backwards, rows: [DateDisagreement.Row(index: 1, date: dates[1], meant: nil)], daysOff: steps[0],
        words: "the dates run backwards, from \(dates[0]) to \(dates[dates.count - 1])")
      (counted, start) = (dates, dates[dates.count - 1])
      return
    }
    // Rows in another order are no wrong dates.
    let sorted = Set(dates).sorted()
    let isEven = zip(sorted, sorted.dropFirst()).allSatisfy { $1.daysSince1970 - $0.daysSince1970 == usual }
    guard usual > 0, !isEven else { return nil }
    var numbers = [0]
    for step in steps {
      numbers.append(numbers[numbers.count - 1] + (step == 0 && !isRepeatedOnce ? 0 : usual))
    }
    guard let found = DayComparison(numbers, dates, origin: origin)?.disagreement else { return nil }
    switch found.cause {
    case .yearNotAdvanced, .otherYear, .monthAndDayExchanged: break
    case .mistyped where !isRising: break
    case .mistyped where found.rows.allSatisfy({ DateSequence.isTwin($0.index, dates) }): break
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
    (self.counted, start) = (counted, counted[0])
  }

  /// Whether a date between two others is that of one of them.
  private static func isTwin(_ index: Int, _ dates: [CalendarDate]) -> Bool {
    guard index > 0, index + 1 < dates.count else { return false }
    return dates[index] == dates[index - 1] || dates[index] == dates[index + 1]
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

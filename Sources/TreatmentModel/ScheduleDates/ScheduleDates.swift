/// Which days a schedule's rows are, when it numbers its days, dates them, or both.
///
/// The patient turns by the date. So days are counted by the dates where these rise from day to day, except where a few dates are
/// wrong among many that go with the numbers: then the numbers count.
public struct ScheduleDates: Sendable, Equatable {
  /// Of each row, the day that counts; by dates alone the first row's is 0, or the last one's where the latest stands first.
  public let days: [Int]
  /// Whether ``days`` are counted by the dates.
  public let areByDate: Bool
  /// Where numbers and dates, or dates among themselves, disagree.
  public let disagreement: DateDisagreement?

  /// The days of rows in the order of the file.
  ///
  /// - Parameters:
  ///   - numbers: of the days as they were typed; nil without such a column. As many as rows.
  ///   - dates: as they were typed, nil for rows without one; those without numbers must all have one. As many as rows.
  ///   - calendar: of the case, if it is known: of two years or months that can be the wrong one, it tells which.
  public init(numbers: [Int]?, dates: [CalendarDate?], calendar: TreatmentCalendar = TreatmentCalendar()) {
    let origin = calendar.date(ofDay: 0)?.daysSince1970
    if let numbers {
      let comparison = DayComparison(numbers, dates, origin: origin)
      disagreement = comparison?.disagreement
      areByDate = comparison?.goesByDate ?? false
      let first = dates.first ?? nil
      days =
        areByDate
        ? zip(numbers, dates).map { number, date in
          guard let first, let date, let start = numbers.first else { return number }
          return start + (date.daysSince1970 - first.daysSince1970)
        } : numbers
      return
    }
    areByDate = true
    let known = dates.compactMap(\.self)
    let found = DateSequence(known, origin: origin)
    disagreement = found?.disagreement
    let counted = found?.counted ?? known
    let start = found?.start ?? counted.first
    days = counted.map { $0.daysSince1970 - (start ?? $0).daysSince1970 }
  }
}

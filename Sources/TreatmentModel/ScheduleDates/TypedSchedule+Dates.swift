import TextOutput

extension TypedSchedule {
  /// Where its dates disagree with the numbers of its days, with each other, or with a case's calendar; the columns first.
  public func dateDisagreements(_ calendar: TreatmentCalendar) -> [DateDisagreement] {
    let numbers = rows.compactMap(\.typedDay)
    let isNumbered = numbers.count == rows.count
    guard isNumbered || rows.allSatisfy({ $0.date != nil }) else { return [] }
    let own = ScheduleDates(numbers: isNumbered ? numbers : nil, dates: rows.map(\.date), calendar: calendar)
      .disagreement
    return [own, againstCase(calendar, own)].compactMap(\.self)
  }

  /// Its dates held against those that the case gives the same days.
  ///
  /// A schedule that begins on the date of the case's day 0 goes by the case's calendar, however it numbers its days.
  private func againstCase(_ calendar: TreatmentCalendar, _ own: DateDisagreement?) -> DateDisagreement? {
    var dated = rows.enumerated().compactMap { index, row in
      row.date.map { (index: index, day: row.day, date: $0) }
    }
    for row in own?.rows ?? [] {
      guard let place = dated.firstIndex(where: { $0.index == row.index }) else { continue }
      dated[place].date = row.meant ?? row.date
    }
    guard let first = dated.first, let surgery = calendar.surgery,
      let planned = calendar.date(ofDay: first.day), let start = calendar.date(ofDay: 0),
      first.date != planned, first.date != start
    else { return nil }
    let shift = first.date.daysSince1970 - planned.daysSince1970
    // Where the columns disagree for good, the first row alone is sure.
    let isSure = own.map { $0.first.meant != nil } ?? true
    let earliest = isSure ? dated.min { ($0.date, $0.index) < ($1.date, $1.index) } ?? first : first
    func disagreement(
      _ cause: DateDisagreement.Cause, _ row: (index: Int, day: Int, date: CalendarDate), isError: Bool,
      _ words: String
    ) -> DateDisagreement {
      DateDisagreement(
        cause,
        rows: [DateDisagreement.Row(index: row.index, date: row.date, meant: calendar.date(ofDay: row.day))],
        daysOff: shift, isError: isError, words: words)
    }
    let (off, direction) = (DayCount.words(shift), shift > 0 ? "later" : "earlier")
    let both =
      "day \(first.day) of the schedule is \(first.date), that of the case \(planned) (surgery \(surgery), first turn "
      + "\(DayCount.words(calendar.latency)) later)"
    let years = Int((Double(shift) / 365.25).rounded())
    let isYear = years != 0 && abs(Double(shift) - 365.25 * Double(years)) <= TypedSchedule.nearlyAYear
    if isYear {
      let count = counted(Int(years.magnitude), "year")
      return disagreement(
        .wholeYears, first, isError: true,
        "\(both): it is \(off), about \(count), \(direction); one of the two has a wrong year")
    }
    if earliest.date < min(surgery, start) {
      return disagreement(
        .beforeSurgery, earliest, isError: true,
        "row \(earliest.index + 1), \(earliest.date), is \(DayCount.words(surgery.daysSince1970 - earliest.date.daysSince1970)) "
          + "before surgery (\(surgery))")
    }
    let turn = calendar.latency + shift
    return disagreement(
      .shifted, first, isError: false,
      "\(both): all dates are \(off) \(direction), so that the first turn is \(DayCount.words(turn)) after surgery"
    )
  }

  /// Dates so near to whole years off the case's have a wrong year, days.
  private static let nearlyAYear = 21.0
}

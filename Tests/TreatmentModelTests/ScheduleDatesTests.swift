import TestSupport
import Testing
import TreatmentModel

private let march = CalendarDate(year: 2026, month: 3, day: 7) ?? CalendarDate(daysSince1970: 0)

private func dates(_ days: [Int], from start: CalendarDate = march) -> [CalendarDate] {
  days.map { start + $0 }
}

/// A column of dates beside numbers of days.
@Suite struct ScheduleDatesTests {
  private func cause(_ numbers: [Int]?, _ dates: [CalendarDate?]) -> DateDisagreement.Cause? {
    ScheduleDates(numbers: numbers, dates: dates).disagreement?.cause
  }

  @Test func datesThatGoWithTheNumbersAreAccepted() {
    for numbers in [Array(0...26), Array(3...12), [0, 2, 4, 7], [0, 1, 1, 2, 2], [1, 0, 2, 3], [5]] {
      let found = ScheduleDates(numbers: numbers, dates: dates(numbers))
      #expect(found.disagreement == nil && found.days == numbers && !found.areByDate)
    }
    let some: [CalendarDate?] = [march, nil, march + 2, nil]
    #expect(cause([0, 1, 2, 3], some) == nil)
  }

  /// Days 0, 2, 4 on three days that follow each other; and the other way round.
  @Test func aPaceThatIsAnotherByDateIsCountedByTheDates() {
    let found = ScheduleDates(numbers: [0, 2, 4, 6, 8], dates: dates([0, 1, 2, 3, 4]))
    #expect(found.disagreement?.cause == .otherPace(byDate: 4, byNumber: 8))
    #expect(found.disagreement?.first.index == 1 && found.days == [0, 1, 2, 3, 4])
    #expect(
      found.disagreement?.words.contains("row 2 on: day 2, but its date, 2026-03-08, is 1 day after") == true)
    let slow = ScheduleDates(numbers: [3, 4, 5, 6], dates: dates([0, 2, 4, 6]))
    #expect(slow.disagreement?.cause == .otherPace(byDate: 6, byNumber: 3) && slow.days == [3, 5, 7, 9])
    // A day of which a strut was changed is one more.
    let uneven = ScheduleDates(numbers: [0, 2, 4, 6, 8, 10], dates: dates([0, 1, 3, 4, 6, 8]))
    #expect(uneven.disagreement?.cause == .otherCount && uneven.days == [0, 1, 3, 4, 6, 8])
  }

  @Test func datesThatRunBackwardsAreNotCountedBy() {
    let numbers = Array(0...20)
    let found = ScheduleDates(numbers: numbers, dates: dates(numbers.map { -$0 }))
    #expect(found.disagreement?.cause == .backwards && found.days == numbers)
  }

  @Test func aDateTypedTwiceShiftsAllBehindIt() {
    let numbers = Array(0...26)
    let found = ScheduleDates(numbers: numbers, dates: dates(numbers.map { $0 < 6 ? $0 : $0 - 1 }))
    #expect(found.disagreement?.cause == .typedTwice && found.disagreement?.first.index == 6)
    #expect(found.disagreement?.words.contains("2026-03-12 is typed twice, for days 5 and 6") == true)
    #expect(found.days == numbers)
  }

  @Test func oneDateAloneIsMistyped() {
    let numbers = Array(0...12)
    for index in numbers {
      for shift in [-40, -3, -1, 1, 2, 8, 50] {
        var typed = dates(numbers)
        typed[index] = typed[index] + shift
        let found = ScheduleDates(numbers: numbers, dates: typed)
        #expect(found.disagreement?.rows.map(\.index) == [index], "\(index) \(shift)")
        #expect(found.disagreement?.first.meant == march + index)
        #expect(found.days == numbers)
      }
    }
  }

  @Test func aYearThatIsNotAdvancedIsNamed() throws {
    let start = try #require(CalendarDate("2026-12-20"))
    let numbers = Array(0...26)
    let typed = dates(numbers, from: start).map { date in
      date.components.year == 2027 ? date + -365 : date
    }
    let found = ScheduleDates(numbers: numbers, dates: typed)
    #expect(found.disagreement?.cause == .yearNotAdvanced && found.days == numbers)
    #expect(
      found.disagreement?.first.meant == CalendarDate("2027-01-01") && found.disagreement?.rows.count == 15)
    let alone = ScheduleDates(numbers: nil, dates: typed)
    #expect(alone.disagreement?.cause == .yearNotAdvanced && alone.days == numbers)
  }

  @Test func aYearOrMonthOfItsOwnIsNamed() throws {
    let numbers = Array(0...9)
    var typed = dates(numbers)
    typed[0] = try #require(CalendarDate("2025-03-07"))
    #expect(cause(numbers, typed) == .otherYear)
    let alone = ScheduleDates(numbers: nil, dates: typed)
    #expect(alone.disagreement?.cause == .otherYear && alone.days == numbers)
    let months = numbers.map { $0 < 6 ? march + $0 : march + $0 + 31 }
    let found = ScheduleDates(numbers: numbers, dates: months)
    #expect(found.disagreement?.cause == .otherMonth && found.days == numbers)
    // Without numbers a month may really have been left out.
    #expect(ScheduleDates(numbers: nil, dates: months).disagreement?.isError == false)
  }

  /// Most dates have the wrong year: the case's date of surgery tells which.
  @Test func theCaseTellsWhichYearIsMeant() {
    var calendar = TreatmentCalendar()
    calendar.surgery = march + -6
    let numbers = Array(0...9)
    let typed = numbers.map { $0 < 3 ? march + $0 : march + $0 + 365 }
    for numbers in [numbers, nil] {
      let found = ScheduleDates(numbers: numbers, dates: typed, calendar: calendar)
      #expect(found.disagreement?.cause == .otherYear && found.days == Array(0...9))
      #expect(found.disagreement?.first.index == 3 && found.disagreement?.first.meant == march + 3)
      #expect(ScheduleDates(numbers: numbers, dates: typed).disagreement?.first.index == 0)
    }
  }

  @Test func monthAndDayExchangedIsNamed() {
    let numbers = Array(0...12)
    // What a spreadsheet makes of 07.03. to 12.03.; from the 13th on there is no such month.
    let damaged = dates(numbers).map { date -> CalendarDate in
      let (year, month, day) = date.components
      return CalendarDate(year: year, month: day, day: month) ?? date
    }
    let found = ScheduleDates(numbers: numbers, dates: damaged)
    #expect(found.disagreement?.cause == .monthAndDayExchanged && found.days == numbers)
    #expect(
      found.disagreement?.rows.map(\.index) == [0, 1, 2, 3, 4, 5] && found.disagreement?.first.meant == march)
    #expect(cause(Array(0...5), Array(damaged.prefix(6))) == .monthAndDayExchanged)
  }

  @Test func daysOfRestThatTheNumbersLeaveOutAreToBeLookedAt() {
    // From Saturday 7 March, no Sundays.
    let days = (0...26).filter { (march + $0).dayOfWeek != .sunday }
    let found = ScheduleDates(numbers: Array(days.indices), dates: dates(days))
    #expect(found.disagreement?.cause == .restDays([.sunday]) && found.disagreement?.isError == false)
    #expect(found.days == days)
    let once = ScheduleDates(numbers: Array(0...9), dates: dates([0, 1, 2, 3, 5, 6, 7, 8, 9, 10]))
    #expect(once.disagreement?.cause == .otherCount && once.disagreement?.isError == true)
  }

  @Test func datesAloneAreAcceptedInAnyRhythm() {
    for days in [
      Array(0...20), [0, 2, 3, 4, 7, 8, 9], [0, 0, 1, 1, 2, 2], [0, 2, 4, 7, 8, 10], [0, 1, 0 + 3, 2, 4],
      [0, 7, 35],
      [0, 1], [0], [0, 40], [0, 1, 2, 45, 46, 47],
    ] { #expect(cause(nil, dates(days)) == nil, "\(days)") }
  }

  @Test func datesAloneThatRunBackwardsAreCountedFromTheLast() {
    let found = ScheduleDates(numbers: nil, dates: dates([4, 3, 2, 1, 0]))
    #expect(found.disagreement?.cause == .backwards && found.days == [4, 3, 2, 1, 0])
  }

  @Test func oneDateAmongDatesAloneIsMeantByTheOthers() {
    let typed = dates([0, 1, 2, -21, 4, 5, 6, 7])
    let found = ScheduleDates(numbers: nil, dates: typed)
    #expect(found.disagreement?.cause == .mistyped && found.disagreement?.first.meant == march + 3)
    #expect(found.days == Array(0...7))
    for typed in [[0, 1, 2, 2, 4, 5], [0, 1, 2, 4, 4, 5]] {
      let found = ScheduleDates(numbers: nil, dates: dates(typed))
      #expect(found.disagreement?.first.meant == march + 3 && found.days == Array(0...5))
    }
    // A row that stands twice is no wrong date.
    for typed in [[0, 1, 2, 2, 3, 4], [0, 1, 1], [0, 0, 1, 2], [0, 30, 61, 90, 120], [0, 1, 1, 2]] {
      #expect(cause(nil, dates(typed)) == nil, "\(typed)")
    }
  }

  /// Sound schedules raise nothing; of those with one date off the row and what is meant are named.
  @Test func randomDates() {
    var random = SplitMix64(seed: printedSeed(1405))
    func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
    for _ in 0..<2000 {
      let start = CalendarDate(daysSince1970: 20_000 + below(4000))
      let (count, step, first) = (4 + below(60), 1 + below(3), below(12))
      let numbers = (0..<count).map { first + $0 * step }
      var typed = numbers.map { start + $0 }
      #expect(cause(numbers, typed) == nil && cause(nil, typed) == nil)
      let index = 1 + below(count - 2)
      var shift = 0
      while shift == 0 { shift = below(800) - 400 }
      typed[index] = typed[index] + shift
      let found = ScheduleDates(numbers: numbers, dates: typed)
      #expect(found.disagreement?.rows.map(\.index) == [index], "\(numbers) \(typed)")
      #expect(found.disagreement?.first.meant == start + numbers[index])
      #expect(found.days == numbers && found.disagreement?.isError == true)
    }
  }
}

/// Dates of a schedule beside the calendar of its case.
@Suite struct CaseCalendarTests {
  private func calendar(latency: Int = 7) -> TreatmentCalendar {
    var calendar = TreatmentCalendar()
    (calendar.surgery, calendar.latency) = (CalendarDate("2026-03-01"), latency)
    return calendar
  }

  private func found(
    _ start: String, _ numbers: [Int] = Array(0...9), isNumbered: Bool = true, latency: Int = 7
  ) throws -> DateDisagreement? {
    let first = try #require(CalendarDate(start))
    let rows = numbers.map { number in
      ScheduleRow(
        day: isNumbered ? number : number - numbers[0], typedDay: isNumbered ? number : nil,
        date: first + (number - numbers[0]), readings: .init(repeating: 200), line: number + 2)
    }
    let all = try #require(TypedSchedule(rows: rows)).dateDisagreements(calendar(latency: latency))
    #expect(all.count <= 1)
    return all.first
  }

  @Test func theCasesOwnDatesRaiseNothing() throws {
    for latency in [0, 1, 7, 14] {
      let start = try #require(calendar(latency: latency).date(ofDay: 0))
      #expect(try found(start.description, latency: latency) == nil)
      #expect(try found(start.description, isNumbered: false, latency: latency) == nil)
      #expect(try found((start + 4).description, Array(4...9), latency: latency) == nil)
      // Days that are counted from 1, or from surgery, are the same days.
      #expect(try found(start.description, Array(1...9), latency: latency) == nil)
      #expect(try found(start.description, Array(latency...(latency + 9)), latency: latency) == nil)
    }
  }

  @Test func whoBeginsOnAnotherDayIsAskedToLook() throws {
    let later = try #require(try found("2026-03-10"))
    #expect(later.cause == .shifted && !later.isError && later.daysOff == 3)
    #expect(later.words.contains("3 days later, so that the first turn is 10 days after surgery"))
    let earlier = try #require(try found("2026-03-04"))
    #expect(earlier.cause == .shifted && !earlier.isError && earlier.daysOff == -3)
    #expect(try found("2026-03-10", isNumbered: false)?.isError == false)
  }

  @Test func aBeginBeforeSurgeryIsAnError() throws {
    for start in ["2026-02-28", "2026-02-14", "2025-11-20"] {
      let early = try #require(try found(start))
      #expect(early.cause == .beforeSurgery && early.isError, "\(start)")
    }
    #expect(try found("2026-02-26")?.words.contains("3 days before surgery (2026-03-01)") == true)
  }

  @Test func aYearOffIsAnError() throws {
    for (start, years) in [("2027-03-07", "1 year"), ("2025-03-07", "1 year"), ("2024-03-10", "2 years")] {
      let off = try #require(try found(start))
      #expect(
        off.cause == .wholeYears && off.isError && off.words.contains("about \(years), "), "\(off.words)")
    }
  }
}

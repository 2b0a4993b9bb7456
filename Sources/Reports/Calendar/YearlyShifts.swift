import TreatmentModel

/// What a time zone does year after year: the `TZ` string at the end of its file (POSIX, section 8.3, with the hours of RFC 9636).
struct YearlyShifts: Sendable, Equatable {
  /// A day of the year and a time of it, on the clock that is set.
  struct Shift: Sendable, Equatable {
    enum Day: Sendable, Equatable {
      /// The `week`th weekday of a month, 5 the last; Sunday is 0.
      case weekday(month: Int, week: Int, day: Int)
      /// 1...365, leap days not counted.
      case julian(Int)
      /// 0...365.
      case ofYear(Int)
    }

    let day: Day
    /// Seconds after midnight; may be negative or beyond the day.
    let time: Int

    /// Seconds since 1970-01-01 on the clock that is set; nil outside of the years of dates.
    func local(inYear year: Int) -> Int? {
      guard let first = CalendarDate(year: year, month: 1, day: 1) else { return nil }
      let days: Int
      switch day {
      case .julian(let number):
        let isLeap = CalendarDate(year: year, month: 2, day: 29) != nil
        days = first.daysSince1970 + number - 1 + (isLeap && number > 59 ? 1 : 0)
      case .ofYear(let number): days = first.daysSince1970 + number
      case .weekday(let month, let week, let day):
        guard let start = CalendarDate(year: year, month: month, day: 1) else { return nil }
        var date = start + ((day - start.weekday % 7) % 7 + 7) % 7 + 7 * (week - 1)
        while date.components.month != month { date = date + -7 }
        days = date.daysSince1970
      }
      return days * 86400 + time
    }

    /// The same as a recurrence of RFC 5545; nil where it is none of a month's weekdays.
    var recurrence: String? {
      guard case .weekday(let month, let week, let day) = day, (0..<86400).contains(time) else { return nil }
      let names = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]
      return "FREQ=YEARLY;BYMONTH=\(month);BYDAY=\(week == 5 ? -1 : week)\(names[day])"
    }
  }

  /// Local time outside of summer.
  let standard: TimeZoneRules.LocalTime
  /// Summer's, and when it begins and ends; nil where clocks are not set.
  let summer: (time: TimeZoneRules.LocalTime, start: Shift, end: Shift)?

  static func == (one: Self, other: Self) -> Bool {
    one.standard == other.standard && one.summer?.time == other.summer?.time
      && one.summer?.start == other.summer?.start && one.summer?.end == other.summer?.end
  }

  /// Reads a `TZ` string; nil if it is none.
  init?(_ text: some Sequence<UInt8>) {
    var reader = Reader(rest: Array(text)[...])
    guard let name = reader.name(), let west = reader.time() else { return nil }
    standard = .init(offset: -west, isDaylight: false, name: name)
    guard !reader.rest.isEmpty else {
      summer = nil
      return
    }
    guard let daylight = reader.name() else { return nil }
    var offset = standard.offset + 3600
    if reader.rest.first != UInt8(ascii: ",") {
      guard let west = reader.time() else { return nil }
      offset = -west
    }
    guard let start = reader.shift(), let end = reader.shift(), reader.rest.isEmpty else { return nil }
    summer = (.init(offset: offset, isDaylight: true, name: daylight), start, end)
  }

  /// Its shifts of some years, ascending.
  func transitions(inYears years: ClosedRange<Int>) -> [TimeZoneRules.Transition] {
    guard let summer else { return [] }
    return years.flatMap { year -> [TimeZoneRules.Transition] in
      [
        summer.start.local(inYear: year).map { .init(at: $0 - standard.offset, time: summer.time) },
        summer.end.local(inYear: year).map { .init(at: $0 - summer.time.offset, time: standard) },
      ].compactMap { $0 }
    }.sorted { $0.at < $1.at }
  }
}

private struct Reader {
  var rest: ArraySlice<UInt8>

  private mutating func skip(_ byte: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: byte) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func number() -> Int? {
    let digits = rest.prefix { (48...57).contains($0) }
    guard (1...3).contains(digits.count) else { return nil }
    rest = rest.dropFirst(digits.count)
    return digits.reduce(0) { 10 * $0 + Int($1) - 48 }
  }

  /// `GMT`, `<+0330>`.
  mutating func name() -> String? {
    let isQuoted = skip("<")
    let name = rest.prefix { byte in
      (65...90).contains(byte) || (97...122).contains(byte)
        || isQuoted && ((48...57).contains(byte) || byte == 43 || byte == 45)
    }
    guard (3...16).contains(name.count) else { return nil }
    rest = rest.dropFirst(name.count)
    if isQuoted, !skip(">") { return nil }
    return String(decoding: name, as: UTF8.self)
  }

  /// `-5`, `3:30`, `-12:34:56`, in seconds.
  mutating func time() -> Int? {
    let sign = skip("-") ? -1 : 1
    if sign == 1 { _ = skip("+") }
    guard var seconds = number(), seconds <= 167 else { return nil }
    seconds *= 3600
    for unit in [60, 1] where skip(":") {
      guard let part = number(), part < 60 else { return nil }
      seconds += unit * part
    }
    return sign * seconds
  }

  /// `,M3.5.0/1`
  mutating func shift() -> YearlyShifts.Shift? {
    guard skip(",") else { return nil }
    let day: YearlyShifts.Shift.Day
    if skip("M") {
      guard let month = number(), (1...12).contains(month), skip("."), let week = number(),
        (1...5).contains(week), skip("."), let weekday = number(), (0...6).contains(weekday)
      else { return nil }
      day = .weekday(month: month, week: week, day: weekday)
    } else {
      let isJulian = skip("J")
      guard let number = number(), (isJulian ? 1...365 : 0...365).contains(number) else { return nil }
      day = isJulian ? .julian(number) : .ofYear(number)
    }
    guard skip("/") else { return .init(day: day, time: 7200) }
    guard let time = time() else { return nil }
    return .init(day: day, time: time)
  }
}

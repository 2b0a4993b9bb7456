/// A day of the week. The raw value is the word in case files.
public enum Weekday: String, Sendable, CaseIterable {
  /// The first.
  case monday
  /// The second.
  case tuesday
  /// The third.
  case wednesday
  /// The fourth.
  case thursday
  /// The fifth.
  case friday
  /// The sixth.
  case saturday
  /// The seventh.
  case sunday
}

extension CalendarDate {
  /// The day of the week in words.
  public var dayOfWeek: Weekday { Weekday.allCases[weekday - 1] }
}

/// On which days the clinic can be visited.
public enum VisitDays: Sendable, Equatable {
  /// On every day of the plan. The default.
  case any
  /// On these days of every week.
  case weekdays([Weekday])
  /// On these days alone.
  case dates([CalendarDate])

  /// Whether a visit on this day is possible; a plan without dates has none but `any`.
  public func allow(_ date: CalendarDate?) -> Bool {
    switch self {
    case .any: true
    case .weekdays(let weekdays): date.map { weekdays.contains($0.dayOfWeek) } ?? false
    case .dates(let dates): date.map { dates.contains($0) } ?? false
    }
  }
}

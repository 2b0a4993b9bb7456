import TextOutput

/// Where the dates of a schedule do not say what the numbers of its days, its other dates or the case say, and what is likely.
public struct DateDisagreement: Sendable, Equatable {
  /// What is likely to have happened.
  public enum Cause: Sendable, Equatable {
    /// Some dates alone are not those of their days; the others are.
    case mistyped
    /// From new year on the dates are those of the year before.
    case yearNotAdvanced
    /// Some dates have another year than the others.
    case otherYear
    /// Some dates have another month than the others.
    case otherMonth
    /// Month and day have changed places.
    case monthAndDayExchanged
    /// The dates run backwards.
    case backwards
    /// A date stands at two days, and all behind it are so much too early.
    case typedTwice
    /// Days go by dates at another pace than by numbers: so many days by date from the first row to the last, and so many by
    /// number.
    case otherPace(byDate: Int, byNumber: Int)
    /// The numbers leave out days of rest, always these days of the week.
    case restDays([Weekday])
    /// The dates leave out days that the numbers do not, or the other way round.
    case otherCount
    /// The dates are in no order.
    case unordered
    /// The schedule begins before surgery.
    case beforeSurgery
    /// All dates are about a year, or several, off the case's.
    case wholeYears
    /// All dates are later or earlier than the case's.
    case shifted
  }

  /// A date that cannot be right, and what it should be.
  public struct Row: Sendable, Equatable {
    /// Its place among the rows, from 0.
    public let index: Int
    /// The date as it stands.
    public let date: CalendarDate
    /// The date that the others would have it be; nil where that cannot be told.
    public let meant: CalendarDate?
  }

  /// What is likely.
  public let cause: Cause
  /// The first row that disagrees, and what its date should be; where the dates of several rows cannot be right alone, these.
  public let rows: [Row]
  /// Days by which the first of ``rows`` is off; positive where its date is too late.
  public let daysOff: Int
  /// Whether it must not be used so; otherwise it is to be looked at.
  public let isError: Bool
  /// What disagrees, in words.
  public let words: String

  /// Whether it is the case that the dates disagree with.
  public var isAgainstCase: Bool {
    switch cause {
    case .beforeSurgery, .wholeYears, .shifted: true
    default: false
    }
  }

  /// The first row that disagrees.
  public var first: Row { rows[0] }

  init(_ cause: Cause, rows: [Row], daysOff: Int, isError: Bool = true, words: String) {
    (self.cause, self.rows, self.daysOff, self.isError, self.words) = (cause, rows, daysOff, isError, words)
  }
}

/// Numbers of days in words.
package enum DayCount {
  /// `1 day`, `3 days`.
  package static func words(_ count: Int) -> String {
    counted(Int(count.magnitude), "day")
  }

  /// `1 day after`, `3 days before`, `the same as`.
  static func apart(_ days: Int) -> String {
    days == 0 ? "the same as" : "\(words(days)) \(days > 0 ? "after" : "before")"
  }
}

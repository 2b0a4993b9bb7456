/// What the days of a schedule's rows are known from.
public enum DaySource: Sendable, Equatable {
  /// Numbers or dates that say what they are.
  case stated
  /// Numbers of days since surgery; so many are the first row's, whose day counts as 0.
  case afterSurgery(first: Int)
  /// Days of the week, or weeks of the year: the first row's counts as 0.
  case fromFirstRow
  /// Numbers that nothing calls days.
  case unnamedNumbers
  /// Nothing: each row is taken for a day.
  case rows

  /// What is said where days are a guess, with which every rate stands and falls; nil where they are none.
  package var assumption: String? {
    switch self {
    case .stated, .afterSurgery, .fromFirstRow: nil
    case .unnamedNumbers: "the table calls nothing days: the numbers beside its readings were taken for days"
    case .rows: "the table says no days: each row was taken for a day"
    }
  }
}

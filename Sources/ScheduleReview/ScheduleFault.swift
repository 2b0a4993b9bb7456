import HexapodKinematics

/// What somebody may have done wrong in writing a schedule, each with the repair that makes it good. Days are the
/// schedule's own numbers; where a day has several rows, the numbers of rows on its ``ScheduleClock``.
public enum ScheduleFault: Sendable, Equatable {
  /// Readings are in another unit: they are to be multiplied by `factor`. All of them or a strut's, throughout, or from a day on, which may
  /// be one day only.
  case wrongUnit(factor: Double, strut: StrutNumber?, from: Int?, through: Int?)
  /// From a day on, or on one day only, each of two struts has the other's readings.
  case strutsSwapped(StrutNumber, StrutNumber, fromDay: Int, isOneDay: Bool)
  /// Two digits of a reading have changed places.
  case digitsTransposed(strut: StrutNumber, day: Int, typed: Double, meant: Double)
  /// One reading does not fit; `expected` would.
  case misread(strut: StrutNumber, day: Int, typed: Double, expected: Double)
  /// A strut goes the other way: its readings are mirrored at `about`.
  case strutMirrored(strut: StrutNumber, about: Double)
  /// All readings of a strut, or all from a day on, are too large by so much.
  case strutOffset(strut: StrutNumber, by: Double, fromDay: Int?)
  /// A strut's turn of a day, mm, or that of all struts, was not what it should have been, and from then on they are off by it;
  /// `isElsePlan` where all other readings are those of the case's own plan.
  case turnMistaken(TurnMistake, strut: StrutNumber?, day: Int, turn: Double, isElsePlan: Bool)
  /// After a day a strut, or all of them, are not turned any more: so many rows.
  case standsStill(strut: StrutNumber?, afterDay: Int, rows: Int)
  /// The case was understood in another way than it says; what no reading can tell from it stands beside it.
  case understoodAs(ScheduleHypothesis, twins: [ScheduleHypothesis])
  /// Between two days, or before or after all, days are not there; `isNumbered` when the numbers of days show it.
  case rowMissing(afterDay: Int?, count: Int, isNumbered: Bool)
  /// After these days the schedule rests: days are left out on which nothing was turned.
  case rests(afterDays: [Int])
  /// A day stands twice.
  case rowDoubled(day: Int)
  /// A day reads as the one before once more, and the next one has the turns of both.
  case rowCopied(day: Int, of: Int, next: Int)
  /// The last day stands first, and so to the first day.
  case reversed
  /// Days are not in their order: these two have changed places.
  case rowsExchanged(Int, Int)
}

/// What may be wrong with a turn.
public enum TurnMistake: String, Sendable, CaseIterable {
  /// It was not done.
  case missed
  /// It was done the other way.
  case reversed
  /// It was done twice.
  case doubled

  /// What it puts the strut off by, as a share of the turn.
  var factor: Double {
    switch self {
    case .missed: -1
    case .reversed: -2
    case .doubled: 1
    }
  }
}

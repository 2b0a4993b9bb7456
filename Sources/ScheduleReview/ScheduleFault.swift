import HexapodKinematics

/// What somebody may have done wrong in writing a schedule, each with the repair that makes it good. Days are the
/// schedule's own numbers; where a day has several rows, the numbers of rows on its ``ScheduleClock``.
public enum ScheduleFault: Sendable, Equatable {
  /// Readings are in another unit: they are to be multiplied by `factor`. All of them, a strut's, a day's, or one.
  case wrongUnit(factor: Double, strut: StrutNumber?, day: Int?)
  /// From a day on, each of two struts has the other's readings.
  case strutsSwapped(StrutNumber, StrutNumber, fromDay: Int)
  /// Two digits of a reading have changed places.
  case digitsTransposed(strut: StrutNumber, day: Int, typed: Double, meant: Double)
  /// One reading does not fit; `expected` would.
  case misread(strut: StrutNumber, day: Int, typed: Double, expected: Double)
  /// A strut goes the other way: its readings are mirrored at `about`.
  case strutMirrored(strut: StrutNumber, about: Double)
  /// All readings of a strut are too large by so much.
  case strutOffset(strut: StrutNumber, by: Double)
  /// The case was understood in another way than it says.
  case understoodAs(ScheduleHypothesis)
  /// Between two days, or before or after all, a day is not there; `isNumbered` when the numbers of days show it.
  case rowMissing(afterDay: Int?, isNumbered: Bool)
  /// A day stands twice.
  case rowDoubled(day: Int)
  /// Days are not in their order: these two have changed places.
  case rowsExchanged(Int, Int)
}

import HexapodKinematics
import TreatmentModel

/// One strut taken off and one of another class put in its place, at the same length joint to joint.
///
/// A strut is changed at a visit, and a visit takes place before the first turn of its day: the readings then are those of
/// the end of the day before, and all that is turned on that day is turned on the new strut.
public struct StrutChange: Sendable, Equatable {
  /// Why a change that the lengths ask for cannot be done as it should. The plan then has an error.
  public enum Obstacle: Sendable, Equatable {
    /// On no day does the strut have a length that both classes can take.
    case rangesDoNotMeet
    /// No visit is allowed on a day on which the change is possible.
    case noVisitInWindow
  }

  /// Which strut.
  public let strut: StrutNumber
  /// The class that is taken off.
  public let from: StrutHardware
  /// The class that takes its place.
  public let to: StrutHardware
  /// First and last day on which it is possible: the run of days round it on which the strut's length, at the time of a
  /// visit, is one that both classes can take. Visits need not be allowed on all of them. Nil if there is none.
  public let window: ClosedRange<Int>?
  /// The day on which the plan does it, from 1.
  public let day: Int
  /// Nil unless something stands in its way.
  public let obstacle: Obstacle?

  package init(
    strut: StrutNumber, from: StrutHardware, to: StrutHardware, window: ClosedRange<Int>? = nil, day: Int,
    obstacle: Obstacle? = nil
  ) {
    (self.strut, self.from, self.to) = (strut, from, to)
    (self.window, self.day, self.obstacle) = (window, day, obstacle)
  }

  /// The same change so many days later.
  func later(by days: Int) -> StrutChange {
    StrutChange(
      strut: strut, from: from, to: to,
      window: window.map { $0.lowerBound + days...$0.upperBound + days }, day: day + days, obstacle: obstacle)
  }

  /// Days between the change and the nearer end of its window; nil when it is not in its window.
  public var slack: Int? {
    window.flatMap { $0.contains(day) ? min(day - $0.lowerBound, $0.upperBound - day) : nil }
  }
}

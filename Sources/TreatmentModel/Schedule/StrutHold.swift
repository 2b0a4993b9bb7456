import HexapodKinematics

/// A strut that is not turned on some days, because it cannot be or on purpose (MODEL section 7).
public struct StrutHold: Sendable, Equatable {
  /// Which strut of its level.
  public let strut: StrutNumber
  /// First and last day of turning, from 1, on which it stays as it is; `Int.max` as the last means until the end.
  public let days: ClosedRange<Int>

  /// A hold of some days.
  public init(strut: StrutNumber, days: ClosedRange<Int> = 1...Int.max) {
    (self.strut, self.days) = (strut, days)
  }
}

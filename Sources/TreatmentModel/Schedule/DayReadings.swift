import HexapodKinematics

/// How the struts read at the end of a day.
public struct DayReadings: Sendable, Equatable, Codable {
  /// Of the case's plan; 0 is the day before the first turn.
  public let day: Int
  /// Six readings, mm.
  public let readings: StrutReadings

  /// Readings of a day.
  public init(day: Int, readings: StrutReadings) {
    (self.day, self.readings) = (day, readings)
  }
}

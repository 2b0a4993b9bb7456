import HexapodKinematics
import TreatmentModel

/// What is known on the day on which a plan is to go on, and how it is to go on.
public struct ResumeRequest: Sendable, Equatable {
  /// The six struts as they read today, mm.
  public var readings: StrutReadings
  /// Today, in days of the case's plan, 0...``Schedule/longestPlan``; nil takes that of ``done`` on which they read so, or its
  /// last, and without ``done`` the day at whose end the plan has them most nearly so.
  public var day: Int?
  /// Days without a turn before it goes on, 0...``longestPause``.
  public var pause = 0
  /// Share of every rate with which it goes on, above 0, at most 1.
  public var slow = 1.0
  /// Standard deviation of a reading, mm, > 0; it matters only beside ``distances``.
  public var strutDeviation = 1.0
  /// Distances measured besides the struts.
  public var distances: [DistanceMeasurement] = []
  /// The readings at the end of days that have been, in the order of the days, if they were written down, or the schedule
  /// that was followed; days after today are left out.
  public var done: [DayReadings] = []
  /// Whether the days of ``done`` are a guess, the first row's being day 0.
  public var areDaysDoneAssumed = false

  /// Whether ``day`` was found and not given.
  var isDayAssumed = false

  /// Longest ``pause``.
  public static let longestPause = 365

  /// To go on from these readings.
  public init(readings: StrutReadings) { self.readings = readings }

  /// The day on which the struts were written down to read as today, or else the last that was written down.
  var recordedDay: Int? { (record(of: readings) ?? done.last)?.day }

  /// Whether a day with these readings was written down.
  func hasRecorded(_ readings: StrutReadings) -> Bool { record(of: readings) != nil }

  /// The days on which these readings were written down.
  func daysRecorded(_ readings: StrutReadings) -> Set<Int> {
    Set(done.filter { ResumeRequest.isSame($0.readings, readings) }.map(\.day))
  }

  private func record(of readings: StrutReadings) -> DayReadings? {
    done.first { ResumeRequest.isSame($0.readings, readings) }
  }

  private static func isSame(_ one: StrutReadings, _ other: StrutReadings) -> Bool {
    (0..<6).allSatisfy { abs(one[$0] - other[$0]) <= PlannedTrajectory.sameReading }
  }
}

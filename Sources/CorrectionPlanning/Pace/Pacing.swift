import TreatmentModel

/// What set the pace of a stage.
public struct Pacing: Sendable, Equatable {
  /// Number of days.
  public let days: Int
  /// Name of the tightest point at risk.
  public let point: String
  /// Largest length of its path over one day, mm.
  public let largestDailyPath: Double
  /// What it may travel a day, mm.
  public let rate: Double
  /// Length of the path of each of ``TreatedLevel/pointsAtRisk``, in their order, on each day of the stage, mm.
  public let dailyPaths: DayTable
}

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
  /// These points, with their rates of this stage.
  let points: [PointAtRisk]
}

extension Pacing {
  /// Of points at risk (as many as the table has, at least one), by what they travel: the tightest is that which comes nearest to its
  /// rate on any day.
  init(_ paths: DayTable, _ points: [PointAtRisk], limits: [Double]? = nil) {
    let limits = limits ?? points.map(\.rate)
    var (worst, length, share) = (0, 0.0, -1.0)
    for day in 0..<paths.days {
      let lengths = paths[day]
      for index in limits.indices {
        let travelled = lengths[lengths.startIndex + index]
        guard travelled > share * limits[index] else { continue }
        (worst, length, share) = (index, travelled, travelled / points[index].rate)
      }
    }
    self.init(
      days: paths.days, point: points[worst].name, largestDailyPath: length, rate: points[worst].rate,
      dailyPaths: paths, points: points)
  }

  /// The same without so many days, fewer than it has.
  func rest(after over: Int) -> Pacing {
    over > 0 ? Pacing(dailyPaths.rest(after: over), points) : self
  }
}

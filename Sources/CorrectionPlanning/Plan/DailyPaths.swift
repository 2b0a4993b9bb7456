/// How far a structure travels on each day of a plan.
public struct DailyPaths: Sendable, Equatable {
  /// The structure, or ``PointAtRisk/rimName``.
  public let name: String
  /// What it may travel a day, mm.
  public let rate: Double
  /// Number of the first day, 1 unless the plan was resumed.
  public let firstDay: Int
  /// Length of its path on that day and on each after it, mm; of the rim, the farthest of its points.
  public let lengths: [Double]

  /// The day on which it travels farthest, and how far; nil for a plan without a day.
  public var largest: (day: Int, length: Double)? {
    lengths.indices.max { lengths[$0] < lengths[$1] }.map { (firstDay + $0, lengths[$0]) }
  }
}

extension Plan {
  /// The daily paths of every structure at risk and of the rim of the bone cut, the rim last.
  public var dailyPaths: [DailyPaths] {
    let points = level.pointsAtRisk
    let ofPath = pacing.flatMap { stage in (0..<stage.days).map { Array(stage.dailyPaths[$0]) } }
    // A day that is behind the path, or catches up with it, has a motion of its own.
    let turning = firstDay + restDays + 1
    let travelled = days.dropFirst().map { day in
      day.shortfall?.paths
        ?? (ofPath.indices.contains(day.day - turning) ? ofPath[day.day - turning] : points.map { _ in 0 })
    }
    let structures = level.structuresAtRisk.count
    let groups = (0..<structures).map { $0..<$0 + 1 } + [structures..<points.count]
    return groups.map { group in
      DailyPaths(
        name: points[group.lowerBound].name, rate: points[group.lowerBound].rate,
        firstDay: firstDay + 1, lengths: travelled.map { day in day[group].reduce(0, max) })
    }
  }
}

/// How far a structure travels on each day of a plan.
public struct DailyPaths: Sendable, Equatable {
  /// The structure, or ``PointAtRisk/rimName``.
  public let name: String
  /// What it may travel a day, mm.
  public let rate: Double
  /// Length of its path on day 1, 2, …, mm; of the rim, the farthest of its points.
  public let lengths: [Double]

  /// The day, from 1, on which it travels farthest, and how far; nil for a plan without a day.
  public var largest: (day: Int, length: Double)? {
    lengths.indices.max { lengths[$0] < lengths[$1] }.map { ($0 + 1, lengths[$0]) }
  }
}

extension Plan {
  /// The daily paths of every structure at risk and of the rim of the bone cut, the rim last.
  public var dailyPaths: [DailyPaths] {
    let points = correctionCase.pointsAtRisk
    let ofPath = pacing.flatMap(\.dailyPaths)
    // A day that is behind the path, or catches up with it, has a motion of its own.
    let travelled = days.dropFirst().map { day in
      day.shortfall?.paths ?? (day.day <= ofPath.count ? ofPath[day.day - 1] : points.map { _ in 0 })
    }
    let structures = correctionCase.structuresAtRisk.count
    let groups = (0..<structures).map { $0..<$0 + 1 } + [structures..<points.count]
    return groups.map { group in
      DailyPaths(
        name: points[group.lowerBound].name, rate: points[group.lowerBound].rate,
        lengths: travelled.map { day in day[group].reduce(0, max) })
    }
  }
}

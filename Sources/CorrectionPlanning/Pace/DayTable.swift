/// Lengths of the paths of several points, day by day, mm.
public struct DayTable: Sendable, Equatable {
  /// Number of points.
  public let points: Int
  private var lengths: [Double] = []

  /// Without a day yet.
  init(points: Int, days: Int = 0) {
    self.points = points
    lengths.reserveCapacity(points * days)
  }

  /// Number of days.
  public var days: Int { points > 0 ? lengths.count / points : 0 }

  /// What each point travels on a day, from 0.
  public subscript(day: Int) -> ArraySlice<Double> { lengths[day * points..<(day + 1) * points] }

  /// The same without so many days.
  func rest(after over: Int) -> DayTable {
    var rest = DayTable(points: points, days: days - over)
    rest.lengths += lengths[(over * points)...]
    return rest
  }

  /// Adds a point's length; a day is whole with one of each.
  mutating func append(_ length: Double) { lengths.append(length) }
}

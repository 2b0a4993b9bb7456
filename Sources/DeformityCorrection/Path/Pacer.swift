/// Divides a stage into days so that no point at risk travels further than its rate on any of them.
struct Pacer {
  /// A day may exceed a rate by this fraction: rounding, not motion.
  static let slack = 1e-9

  private let path: StagePath
  private let points: [PointAtRisk]
  private let measure: PathLength

  init(_ path: StagePath, _ points: [PointAtRisk]) {
    (self.path, self.points) = (path, points)
    measure = PathLength(path, points)
  }

  /// The parameters 0 = s_0 < s_1 < … < s_N = 1 at which days end.
  ///
  /// - Parameters:
  ///   - longest: the largest N allowed.
  ///   - fewest: the smallest N allowed when the pace is even.
  /// - Throws: ``PlanningError/Code/tooLong``, ``PlanningError/Code/pathNotReachable``.
  func days(_ pace: Pace, longest: Int, atLeast fewest: Int = 1) throws(PlanningError) -> [Double] {
    guard !path.isStill else { return [0] }
    let least = try load(from: 0, to: 1)
    guard least <= Double(longest) else { throw tooLong(longest) }
    switch pace {
    case .even:
      return try even(
        atLeast: max(min(fewest, longest), 1, Int((least / (1 + Pacer.slack)).rounded(.up))), longest)
    case .fastest: return try fastest(longest)
    }
  }

  /// What set the pace: the point whose daily path comes nearest to its rate.
  func pacing(_ days: [Double]) throws(PlanningError) -> Pacing {
    var (worst, length, share) = (0, 0.0, -1.0)
    var dailyPaths: [[Double]] = []
    for (from, to) in zip(days, days.dropFirst()) {
      let lengths = try measure.lengths(from: from, to: to)
      dailyPaths.append(lengths)
      for (index, travelled) in lengths.enumerated()
      where travelled / points[index].rate > share * (1 + Pacer.slack) {
        (worst, length, share) = (index, travelled, travelled / points[index].rate)
      }
    }
    return Pacing(
      days: days.count - 1, point: points[worst].name, largestDailyPath: length, rate: points[worst].rate,
      dailyPaths: dailyPaths)
  }

  /// The largest ratio of a point's path to its rate: days that the tightest point needs at the very least.
  private func load(from a: Double, to b: Double) throws(PlanningError) -> Double {
    var load = 0.0
    for (index, length) in try measure.lengths(from: a, to: b).enumerated() {
      load = max(load, length / points[index].rate)
    }
    return load
  }

  /// The smallest N from `count` on of which no day is overloaded. Days that failed are tried first at the next N.
  private func even(atLeast count: Int, _ longest: Int) throws(PlanningError) -> [Double] {
    var worst = 0.0
    search: for count in count...max(count, longest) {
      let likely = min(Int(worst * Double(count)), count - 1)
      for day in [likely] + (0..<count) {
        let (from, to) = (Double(day) / Double(count), Double(day + 1) / Double(count))
        if try load(from: from, to: to) > 1 + Pacer.slack {
          worst = (from + to) / 2
          continue search
        }
      }
      return (0...count).map { Double($0) / Double(count) }
    }
    throw tooLong(longest)
  }

  /// Greedy, which is optimal: a day that ends earlier never lets a later one end later.
  private func fastest(_ longest: Int) throws(PlanningError) -> [Double] {
    var days = [0.0]
    while let last = days.last, last < 1 {
      guard days.count <= longest else { throw tooLong(longest) }
      days.append(try farthest(from: last))
    }
    return days
  }

  /// The largest end of a day that begins at `start`: regula falsi (Illinois) on the load, which grows with the end.
  private func farthest(from start: Double) throws(PlanningError) -> Double {
    let whole = try load(from: start, to: 1)
    guard whole > 1 + Pacer.slack else { return 1 }
    var (low, lowExcess, high, highExcess) = (start, -1.0, 1.0, whole - 1)
    for _ in 0..<100 where high - low > 1e-13 {
      let guess = low - lowExcess * (high - low) / (highExcess - lowExcess)
      let end = guess > low && guess < high ? guess : (low + high) / 2
      let excess = try load(from: start, to: end) - 1
      if abs(excess) <= Pacer.slack / 2 { return end }
      if excess > 0 {
        (high, highExcess) = (end, excess)
        lowExcess /= 2
      } else {
        (low, lowExcess) = (end, excess)
        highExcess /= 2
      }
    }
    return low > start ? low : high
  }

  private func tooLong(_ longest: Int) -> PlanningError {
    PlanningError(
      .tooLong, key: "schedule.rate",
      "the correction would take more than \(longest) days at these rates; check the rates and the deformity")
  }
}

import TextOutput
import TreatmentModel

/// Divides a stage into days so that no point at risk travels further than its rate on any of them.
///
/// Several fragments that move together have a lane each: the same parts of the stage are their days.
struct Pacer {
  /// A day may exceed a rate by this fraction: rounding, not motion.
  static let slack = 1e-9

  private let lanes: [Lane]

  /// A fragment's way and what may not be pulled too fast on it.
  fileprivate struct Lane {
    let path: StagePath
    let points: [PointAtRisk]
    let measure: PathLength
    /// What each point may travel a day, with the slack.
    let limits: [Double]
  }

  init(_ path: StagePath, _ points: [PointAtRisk]) { self.init([(path, points)]) }

  /// Fragments that move together.
  init(_ lanes: [(path: StagePath, points: [PointAtRisk])]) {
    self.lanes = lanes.map { path, points in
      Lane(
        path: path, points: points, measure: PathLength(path, points),
        limits: points.map { $0.rate * (1 + Pacer.slack) })
    }
  }

  /// Days of a plan that are over when a stage begins.
  struct DaysBefore {
    /// All of them.
    let all: Int
    /// Those in which the level has waited.
    var waited = 0
  }

  /// A stage divided into days.
  struct Division {
    /// The parameters 0 = s_0 < s_1 < … < s_N = 1 at which days end; 0 alone where nothing moves.
    let ends: [Double]
    /// Lengths of the points' paths, lane by lane.
    let paths: [DayTable]
  }

  /// The stage in days.
  ///
  /// - Parameters:
  ///   - before: days of the plan that are over when the stage begins: with them it may have ``Schedule/longestPlan``.
  ///   - rateKey: what says the rate of the rim.
  ///   - ownKey: what says that of a structure of a lane, where it has one of its own.
  ///   - fewest: the smallest N allowed when the pace is even.
  /// - Throws: ``PlanningError/Code/tooLong``, ``PlanningError/Code/pathNotReachable``.
  func division(
    _ pace: Pace, before: DaysBefore, rateKey: CaseKey = CaseKey(.schedule, .rate), atLeast fewest: Int = 1,
    ownKey: (_ lane: Int, _ point: String) -> CaseKey?
  ) throws(PlanningError) -> Division {
    let longest = Schedule.longestPlan - before.all
    guard !lanes.allSatisfy(\.path.isStill) else { return Division(ends: [0], paths: tables(days: 0)) }
    let least = try load(from: 0, to: 1)
    guard least <= Double(longest) else { throw try tooLong(least, before, rateKey, ownKey) }
    switch pace {
    case .even:
      let fewest = max(min(fewest, longest), 1, Int((least / (1 + Pacer.slack)).rounded(.up)))
      guard let division = try even(atLeast: fewest, longest) else {
        throw try tooLong(least, before, rateKey, ownKey)
      }
      return division
    case .fastest:
      guard let ends = try fastest(longest) else { throw try tooLong(least, before, rateKey, ownKey) }
      var paths = tables(days: ends.count - 1)
      for (from, to) in zip(ends, ends.dropFirst()) {
        for lane in lanes.indices { try lanes[lane].measure.add(from: from, to: to, &paths[lane]) }
      }
      return Division(ends: ends, paths: paths)
    }
  }

  private func tables(days: Int) -> [DayTable] {
    lanes.map { DayTable(points: $0.points.count, days: days) }
  }

  /// Days that the tightest point of all lanes needs at the least.
  private func load(from a: Double, to b: Double) throws(PlanningError) -> Double {
    var largest = 0.0
    for lane in lanes { largest = max(largest, try lane.measure.load(from: a, to: b)) }
    return largest
  }

  /// What set the pace of a lane: the point whose daily path comes nearest to its rate.
  func pacing(_ division: Division, lane: Int = 0) -> Pacing {
    Pacing(division.paths[lane], lanes[lane].points, limits: lanes[lane].limits)
  }

  /// The smallest N from `count` on of which no day is overloaded. Days that failed are tried first at the next N.
  private func even(atLeast count: Int, _ longest: Int) throws(PlanningError) -> Division? {
    var worst = 0.0
    search: for count in count...max(count, longest) {
      func end(_ day: Int) -> Double { Double(day) / Double(count) }
      let likely = min(Int(worst * Double(count)), count - 1)
      var paths = tables(days: count)
      if likely > 0, !(try fits(from: end(likely), to: end(likely + 1))) {
        worst = (end(likely) + end(likely + 1)) / 2
        continue search
      }
      for day in 0..<count {
        for (index, lane) in lanes.enumerated() {
          try lane.measure.add(from: end(day), to: end(day + 1), &paths[index])
          guard lane.fits(paths[index][day]) else {
            worst = (end(day) + end(day + 1)) / 2
            continue search
          }
        }
      }
      return Division(ends: (0...count).map(end), paths: paths)
    }
    return nil
  }

  private func fits(from a: Double, to b: Double) throws(PlanningError) -> Bool {
    for lane in lanes where !lane.fits(try lane.measure.lengths(from: a, to: b)[...]) { return false }
    return true
  }

  /// Greedy, which is optimal: a day that ends earlier never lets a later one end later.
  private func fastest(_ longest: Int) throws(PlanningError) -> [Double]? {
    var days = [0.0]
    while let last = days.last, last < 1 {
      guard days.count <= longest else { return nil }
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

  /// Why there is no division: what of the case is likeliest to be meant otherwise, and how long it would take.
  ///
  /// - Parameter least: days that the tightest point needs.
  private func tooLong(
    _ least: Double, _ before: DaysBefore, _ rateKey: CaseKey,
    _ ownKey: (_ lane: Int, _ point: String) -> CaseKey?
  ) throws(PlanningError) -> PlanningError {
    let most = Schedule.longestPlan
    var (name, rate, share) = ("", 0.0, -1.0)
    var key: CaseKey?
    for (index, lane) in lanes.enumerated() {
      for (point, length) in zip(lane.points, try lane.measure.lengths(from: 0, to: 1))
      where length / point.rate > share {
        (name, rate, share) = (point.name, point.rate, length / point.rate)
        key = ownKey(index, name)
      }
    }
    let days = least < 1e6 ? "\(Int(least.rounded(.up)))" : "a million"
    let needs = "\(days) \(days == "1" ? "day" : "days") or more for \(name) at \(shortest(rate)) mm a day"
    // Days that are waited for are named where without them there would be enough.
    if before.all == before.waited, before.waited > 0, least <= Double(most) {
      return PlanningError(
        .tooLong, key: .top(.starts),
        "the level waits for \(counted(before.waited, "day")) and then takes \(needs), and a plan may have \(most): let it start sooner"
      )
    }
    let over = before.all > 0 ? ", and \(counted(before.all, "day is", "days are")) over before it" : ""
    return PlanningError(
      .tooLong, key: key ?? (name == PointAtRisk.rimName ? rateKey : CaseKey(.schedule, .rate)),
      "the correction would take \(needs)\(over); a plan may have \(most); check the rates and the deformity")
  }
}

extension TreatedLevel {
  /// What says the rate of one of its structures, where that has one of its own.
  ///
  /// - Parameter isOfLevel: whether it is named as a key of one level of several.
  func rateKey(ofStructure name: String, isOfLevel: Bool = false) -> CaseKey? {
    structuresAtRisk.firstIndex { $0.name == name && $0.rate != nil }.map {
      CaseKey(.structuresAtRisk, .rate, entry: $0 + 1).at(isOfLevel ? id : nil)
    }
  }
}

extension Pacer.Lane {
  fileprivate func fits(_ lengths: ArraySlice<Double>) -> Bool {
    zip(lengths, limits).allSatisfy { $0 <= $1 }
  }
}

import TreatmentModel

/// How far a structure travels on each day of a plan.
public struct DailyPaths: Sendable, Equatable {
  /// The structure, ``PointAtRisk/rimName`` or ``PointAtRisk/surfacesName``.
  public let name: String
  /// What it may travel a day, mm; of a face that docks, until the faces meet.
  public let rate: Double
  /// Of a face that docks, what it may travel a day from then on; nil of every other point, and where the faces never meet.
  public let compression: Compression?
  /// Number of the first day, 1 unless the plan was resumed.
  public let firstDay: Int
  /// Length of its path on that day and on each after it, mm; of the rim, the farthest of its points.
  public let lengths: [Double]

  /// Faces that are pressed on each other.
  public struct Compression: Sendable, Equatable {
    /// What they may travel a day, mm.
    public let rate: Double
    /// The first day of it.
    public let firstDay: Int
  }

  /// What it may travel on a day, mm.
  public func rate(onDay day: Int) -> Double {
    guard let compression, day >= compression.firstDay else { return rate }
    return compression.rate
  }

  /// The day on which it comes nearest to its rate, or goes farthest beyond it, and how far it travels then; nil for a plan without a day.
  public var tightest: (day: Int, length: Double)? {
    guard compression != nil else { return largest }
    func share(_ index: Int) -> Double { lengths[index] / rate(onDay: firstDay + index) }
    return lengths.indices.max { share($0) < share($1) }.map { (firstDay + $0, lengths[$0]) }
  }

  /// The day on which it travels farthest, and how far; nil for a plan without a day.
  public var largest: (day: Int, length: Double)? {
    lengths.indices.max { lengths[$0] < lengths[$1] }.map { (firstDay + $0, lengths[$0]) }
  }
}

extension DailyPaths {
  init(name: String, rate: Double, firstDay: Int, lengths: [Double]) {
    (self.name, self.rate, self.firstDay, self.lengths) = (name, rate, firstDay, lengths)
    compression = nil
  }

  /// The same so many days later.
  func later(by days: Int) -> DailyPaths {
    DailyPaths(name: name, rate: rate, firstDay: firstDay + days, lengths: lengths)
  }

  /// The same without its first days.
  func rest(after over: Int) -> DailyPaths {
    DailyPaths(name: name, rate: rate, firstDay: firstDay + over, lengths: Array(lengths.dropFirst(over)))
  }

  /// The same of a face that docks at the end of a day.
  fileprivate init(_ path: DailyPaths, of schedule: Schedule, contact: Int?) {
    (name, firstDay, lengths) = (path.name, path.firstDay, path.lengths)
    rate = schedule.approachRate ?? schedule.rate
    compression = contact.map { Compression(rate: schedule.compressionRate, firstDay: $0 + 1) }
  }
}

extension Plan {
  /// The daily paths of every structure at risk and of the rim of the bone cut, the rim last. What spans both cuts of a limb is no
  /// level's (``LimbCourse/paces``).
  public var dailyPaths: [DailyPaths] {
    let points = level.pointsAtRisk
    let ofPath = pacing.flatMap { stage in (0..<stage.days).map { Array(stage.dailyPaths[$0]) } }
    // A day that is behind the path, or catches up with it, has a motion of its own.
    let turning = firstDay + restDays + 1
    let travelled = days.dropFirst().map { day in
      day.shortfall?.paths
        ?? (ofPath.indices.contains(day.day - turning) ? ofPath[day.day - turning] : points.map { _ in 0 })
    }
    let structures = level.structuresAtRisk.count { !$0.spansLimb }
    let groups = (0..<structures).map { $0..<$0 + 1 } + [structures..<points.count]
    var paths = groups.map { group in
      DailyPaths(
        name: points[group.lowerBound].name, rate: points[group.lowerBound].rate,
        firstDay: firstDay + 1, lengths: travelled.map { day in day[group].reduce(0, max) })
    }
    if level.role == .defect, let rim = paths.popLast() {
      let faces = DockingFaces(level)
      let contact = days.first { faces.gap($0.fragmentPose) <= DockingState.closed }?.day
      paths.append(DailyPaths(rim, of: level.schedule, contact: contact))
    }
    return paths
  }
}

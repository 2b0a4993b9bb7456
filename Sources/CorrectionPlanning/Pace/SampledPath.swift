import HexapodKinematics
import RigidMotion
import TreatmentModel

/// The exact motion of a case with its moments: which moment of which day finds the fragment where.
package struct SampledPath: Sendable {
  package let path: CorrectionPath
  /// In order; the first is day 0, the last part of each day is its end.
  package let samples: [PathSample]
  /// One for each stage that moves.
  var pacing: [Pacing] { path.pacing }

  /// A case's own, through its stages to its target.
  package init(_ level: TreatedLevel, _ frame: MountedFrame) throws(PlanningError) {
    try self.init(CorrectionPath(level, frame), level, frame)
  }

  /// A path with the moments of a case's adjustments; before its first stage the limb rests, and after its last one through
  /// the day `last`.
  init(
    _ path: CorrectionPath, _ level: TreatedLevel, _ frame: MountedFrame, through last: Int = 0
  ) throws(PlanningError) {
    let parts = level.schedule.adjustmentsPerDay
    let first = path.firstStage
    let days = max(last, path.lastDay)
    var poses = [path.start]
    poses.reserveCapacity(days * parts + 1)
    poses += repeatElement(path.start, count: path.restDays * parts)
    for stage in path.stages {
      for day in 1..<stage.dayEnds.count {
        for part in 1...parts {
          poses.append(try stage.path.pose(at: stage.end(ofPart: part, of: parts, onDay: day)))
        }
      }
    }
    if let end = poses.last { poses += repeatElement(end, count: days * parts + 1 - poses.count) }
    var samples: [PathSample] = []
    samples.reserveCapacity(poses.count)
    var (stages, number) = (path.stages[...], first)
    frame.carrier.forEach(poses) { index, ringPose, lengths in
      let day = (index + parts - 1) / parts
      while let next = stages.first, day > next.firstDay {
        (stages, number) = (stages.dropFirst(), next.number)
      }
      samples.append(
        PathSample(
          day: day, stage: number, part: index == 0 ? 0 : index - (day - 1) * parts,
          fragmentPose: poses[index],
          ringPose: ringPose, lengths: lengths))
    }
    (self.path, self.samples) = (path, samples)
  }

  private init(_ path: CorrectionPath, _ samples: [PathSample]) {
    (self.path, self.samples) = (path, samples)
  }

  /// A motion of which only the moments are known, at least one, straight from each to the next.
  ///
  /// - Parameter points: those at risk on the way from a pose.
  init(moments samples: [PathSample], points: (RigidTransform) -> [PointAtRisk]) {
    let ends = samples.dayEnds
    let (start, end) = (samples[0].fragmentPose, samples[ends[ends.count - 1]].fragmentPose)
    let rest = ends.prefix { samples[$0].fragmentPose.isNear(start) }.count - 1
    let over = ends.reversed().prefix { samples[$0].fragmentPose.isNear(end) }.count - 1
    var tables: [(stage: Int, points: [PointAtRisk], paths: DayTable)] = []
    for (before, end) in zip(ends, ends.dropFirst()).dropFirst(rest).dropLast(over) {
      if tables.last?.stage != samples[end].stage {
        let points = points(samples[before].fragmentPose)
        tables.append((samples[end].stage, points, DayTable(points: points.count)))
      }
      for point in tables[tables.count - 1].points {
        let places = samples[before...end].map { $0.fragmentPose * point.position }
        tables[tables.count - 1].paths.append(
          zip(places, places.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0).norm })
      }
    }
    let path = CorrectionPath(
      start: start, firstStage: samples[0].stage, restDays: rest, stages: [],
      pacing: tables.map { Pacing($0.paths, $0.points) })
    self.init(path, samples)
  }

  /// Whether the way between the moments is not known.
  var isKnownByMoments: Bool { path.stages.isEmpty && !path.pacing.isEmpty }

  /// What is left of it after so many days, counted from there.
  ///
  /// - Throws: ``PlanningError/Code/pathNotReachable``, and only on paths of equal steps.
  func rest(after over: Int) throws(PlanningError) -> SampledPath {
    let ends = samples.dayEnds
    // Whoever is behind the path may be turning yet when it is over.
    let start = samples[ends[min(over, ends.count - 1)]]
    let path = try path.rest(after: over, from: start.fragmentPose)
    return SampledPath(
      path, samples.rest(from: ends[min(over, ends.count - 1)]).map { $0.later(by: -start.day) })
  }

  /// The same sampled path so many days later.
  func later(by days: Int) -> SampledPath {
    days == 0 ? self : SampledPath(path.later(by: days), samples.map { $0.later(by: days) })
  }
}

import HexapodKinematics
import RigidMotion
import TreatmentModel

/// The whole exact motion of a case, before anything is rounded: its stages one after another, divided into days.
public struct CorrectionPath: Sendable {
  /// One stage that moves.
  public struct Stage: Sendable {
    /// Which stage of the case it is, from 1; those in which nothing moves are left out.
    public let number: Int
    /// The way.
    public let path: StagePath
    /// 0 = s_0 < s_1 < … < s_N = 1: where the days begin and end.
    public let dayEnds: [Double]
    /// The day at whose end the stage begins.
    public let firstDay: Int

    /// A stage of a motion whose days are known.
    init(number: Int, path: StagePath, dayEnds: [Double], firstDay: Int) {
      (self.number, self.path) = (number, path)
      (self.dayEnds, self.firstDay) = (dayEnds, firstDay)
    }

    /// The same stage so many days later.
    func later(by days: Int) -> Stage {
      Stage(number: number, path: path, dayEnds: dayEnds, firstDay: firstDay + days)
    }

    /// What is left of it after so many of its days, counted from there.
    func rest(after over: Int) throws(PlanningError) -> Stage {
      let s = dayEnds[over]
      return Stage(
        number: number, path: try path.rest(after: s), dayEnds: dayEnds[over...].map { ($0 - s) / (1 - s) },
        firstDay: 0)
    }

    /// The day on which the fragment passes `s`, a place of the path; the day that ends there if one does.
    public func day(at s: Double) -> Int {
      firstDay + (dayEnds.firstIndex { s <= $0 + 1e-12 } ?? dayEnds.count - 1)
    }

    /// Where one of so many equal parts of a day of the stage (1, 2, …) ends.
    func end(ofPart part: Int, of parts: Int, onDay day: Int) -> Double {
      let (start, end) = (dayEnds[day - 1], dayEnds[day])
      return part == parts ? end : start + (end - start) * Double(part) / Double(parts)
    }
  }

  /// The moving fragment on day 0, or on the day from which the path begins.
  public let start: RigidTransform
  /// Number of the first of the case's stages that it has, whether that moves or not.
  let firstStage: Int
  /// Days without motion before the first stage.
  let restDays: Int
  /// In order.
  public let stages: [Stage]
  /// What set the pace, stage by stage.
  public let pacing: [Pacing]

  /// The path of a case in its frame.
  ///
  /// - Throws: ``PlanningError`` when the path cannot be followed, takes too long, or has a stage of more than half a turn.
  public init(_ level: TreatedLevel, _ frame: MountedFrame) throws(PlanningError) {
    try self.init(level, frame, resting: 0)
  }

  /// The same after so many days of rest.
  ///
  /// - Parameter share: of every rate, 0...1, with which it goes.
  init(
    _ level: TreatedLevel, _ frame: MountedFrame, resting rest: Int, atShare share: Double = 1
  ) throws(PlanningError) {
    try level.refuseHalfTurns()
    try self.init(through: level.stageEnds, resting: rest, level, frame, atShare: share)
  }

  /// The day at whose end the last stage is over.
  var lastDay: Int { stages.last.map { $0.firstDay + $0.dayEnds.count - 1 } ?? restDays }

  /// Through these poses of the moving fragment, with the path and pace of a case.
  ///
  /// - Parameters:
  ///   - ends: where the limb stands at the start, then the end of each stage.
  ///   - first: number of the first of these stages.
  ///   - rest: days without motion before it.
  ///   - least: days that the first stage takes at least, when the pace is even.
  ///   - share: of every rate, 0...1, with which it goes.
  /// - Throws: ``PlanningError`` when the path cannot be followed or takes too long.
  init(
    through ends: [RigidTransform], stage first: Int = 1, resting rest: Int = 0, leastDays least: Int = 1,
    _ level: TreatedLevel, _ frame: MountedFrame, atShare share: Double = 1
  ) throws(PlanningError) {
    let schedule = level.schedule
    let points = level.pointsAtRisk
    let kinds = level.legs.map(\.path)
    var (stages, pacing, day) = ([Stage](), [Pacing](), rest)
    for (index, (start, end)) in zip(ends, ends.dropFirst()).enumerated() {
      let kind = kinds.indices.contains(first + index - 1) ? kinds[first + index - 1] : schedule.path
      let path = try CorrectionPath.path(kind, from: start, to: end, frame)
      let pacer = Pacer(path, share == 1 ? points : points.map { $0.slowed(to: share) })
      let division = try pacer.division(
        schedule.pace, before: Pacer.DaysBefore(all: day, waited: level.own.starts == .atOnce ? 0 : rest),
        atLeast: index == 0 ? least : 1, ownKey: { level.rateKey(ofStructure: $1) })
      guard division.ends.count > 1 else { continue }
      pacing.append((share == 1 ? pacer : Pacer(path, points)).pacing(division))
      stages.append(Stage(number: first + index, path: path, dayEnds: division.ends, firstDay: day))
      day += division.ends.count - 1
    }
    self.init(start: ends[0], firstStage: first, restDays: rest, stages: stages, pacing: pacing)
  }

  /// A path through these poses that takes no time: every stage one day.
  init(_ kind: PathKind, through poses: [RigidTransform], _ frame: MountedFrame) throws(PlanningError) {
    var stages: [Stage] = []
    for (index, (start, end)) in zip(poses, poses.dropFirst()).enumerated() {
      let path = try CorrectionPath.path(kind, from: start, to: end, frame)
      guard !path.isStill else { continue }
      stages.append(Stage(number: index + 1, path: path, dayEnds: [0, 1], firstDay: stages.count))
    }
    self.init(start: poses[0], firstStage: 1, restDays: 0, stages: stages, pacing: [])
  }

  /// Stages whose days are known already, one right after another.
  init(start: RigidTransform, firstStage: Int, restDays: Int, stages: [Stage], pacing: [Pacing]) {
    (self.start, self.firstStage, self.restDays) = (start, firstStage, restDays)
    (self.stages, self.pacing) = (stages, pacing)
  }

  /// Where the fragment is at a time in days, with fractions: day 1 ends at 1.
  func pose(at time: Double) throws(PlanningError) -> RigidTransform {
    var before = start
    for stage in stages {
      let own = time - Double(stage.firstDay)
      guard own > 0 else { return before }
      let days = stage.dayEnds.count - 1
      guard own < Double(days) else {
        before = stage.path.end
        continue
      }
      let day = Int(own)
      let s = stage.dayEnds[day] + (own - Double(day)) * (stage.dayEnds[day + 1] - stage.dayEnds[day])
      return try stage.path.pose(at: s)
    }
    return before
  }

  /// The same path so many days later.
  func later(by days: Int) -> CorrectionPath {
    CorrectionPath(
      start: start, firstStage: firstStage, restDays: restDays, stages: stages.map { $0.later(by: days) },
      pacing: pacing)
  }

  /// What is left of it after so many days, counted from there: the same stages, days and way.
  ///
  /// - Parameter start: where the fragment is then.
  /// - Throws: ``PlanningError/Code/pathNotReachable``, and only on paths of equal steps.
  func rest(after over: Int, from start: RigidTransform) throws(PlanningError) -> CorrectionPath {
    var (left, paces, day) = ([Stage](), [Pacing](), restDays)
    for stage in stages {
      let (gone, days) = (over - stage.firstDay, stage.dayEnds.count - 1)
      guard gone < days else { continue }
      left.append(gone > 0 ? try stage.rest(after: gone) : stage.later(by: -over))
    }
    for paced in pacing {
      if over - day < paced.days { paces.append(paced.rest(after: over - day)) }
      day += paced.days
    }
    return CorrectionPath(
      start: start, firstStage: left.first?.number ?? firstStage, restDays: max(0, restDays - over),
      stages: left, pacing: paces)
  }

  static func path(
    _ kind: PathKind, from start: RigidTransform, to end: RigidTransform, _ frame: MountedFrame
  ) throws(PlanningError) -> StagePath {
    switch kind {
    case .straight: .straight(from: start, to: end)
    case .screw: .screw(from: start, to: end)
    case .equalSteps: try .equalSteps(from: start, to: end, frame)
    }
  }
}

extension PointAtRisk {
  /// The same at a share of its rate.
  fileprivate func slowed(to share: Double) -> PointAtRisk {
    PointAtRisk(name: name, position: position, rate: rate * share)
  }
}

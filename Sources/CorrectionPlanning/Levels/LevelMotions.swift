import RigidMotion
import TreatmentModel

/// The exact motion of every level on the days of the treatment (MODEL section 12).
struct LevelMotions {
  /// The levels, from proximal to distal, each with the target that its motion has.
  let levels: [TreatedLevel]
  /// Their motions.
  let paths: [CorrectionPath]
  /// The day on which the last of them ends.
  let lastDay: Int
  /// Of a transport, where the limb's far end belongs.
  let limbHome: RigidTransform?

  /// - Parameter rest: where the motion goes on; nil for that of the case from its day 0. Days count from there.
  /// - Throws: ``PlanningError`` when a path cannot be followed, or no level can begin.
  init(
    _ treatment: Treatment, _ settled: SettledLevels, _ chain: LimbChain, from rest: LimbRest? = nil
  ) throws(PlanningError) {
    switch treatment.motion {
    case .transport(let transport):
      let way = try TransportWay(transport, settled, chain, from: rest)
      (levels, limbHome) = (way.levels, way.limbHome)
      paths = try way.paths(resting: rest?.pause ?? 0)
    case .independent:
      (levels, limbHome) = (settled.levels, nil)
      paths = try LevelMotions.paths(settled, chain, rest)
    }
    lastDay = paths.reduce(0) { max($0, $1.lastDay) }
  }

  /// The paths of independent levels, slow enough for what spans both cuts: the whole calendar is stretched until that holds.
  private static func paths(
    _ settled: SettledLevels, _ chain: LimbChain, _ rest: LimbRest?
  ) throws(PlanningError) -> [CorrectionPath] {
    let structures = LimbStructures(settled.levels)
    var share = 1.0
    var paths = try paths(settled, rest, atShare: share)
    guard !structures.points.isEmpty else { return paths }
    for _ in 0..<mostStretches {
      let poses = try chain.poses(paths)
      let load = structures.paces(poses).reduce(0) { max($0, $1.path / $1.rate) }
      guard load > 1 + Pacer.slack else { return paths }
      // Days are whole: a little more than asked for leads to the next number of them.
      share /= max(load, 1.001)
      paths = try self.paths(settled, rest, atShare: share)
    }
    throw PlanningError(
      .tooLong, key: CaseKey(.schedule, .rate),
      "no number of days was found at which the structures that span both cuts keep their rates")
  }

  /// Each leads to at least a thousandth less of every rate.
  private static let mostStretches = 200

  /// Each level through its own stages, from the day on which it starts.
  private static func paths(
    _ settled: SettledLevels, _ limb: LimbRest?, atShare share: Double
  ) throws(PlanningError) -> [CorrectionPath] {
    var paths = [CorrectionPath?](repeating: nil, count: settled.levels.count)
    func make(_ index: Int, waitingFor waiting: Set<Int>) throws(PlanningError) -> CorrectionPath {
      if let path = paths[index] { return path }
      let (level, frame) = (settled.levels[index], settled.frames[index])
      let left: LevelRest? = if case .independent(let levels)? = limb?.motion { levels[index] } else { nil }
      var rest = limb?.pause ?? 0
      switch level.own.starts {
      case _ where left?.hasBegun == true: break
      case .afterDay(let day): rest = max(rest, min(day, Schedule.longestPlan) - (limb?.day ?? 0))
      case .after(let other):
        guard settled.levels.indices.contains(other.index), !waiting.contains(other.index) else {
          throw PlanningError(
            .pathNotReachable, about: .treatment,
            "no level can begin: each starts after another has ended")
        }
        rest = max(rest, try make(other.index, waitingFor: waiting.union([index])).lastDay)
      }
      do throws(PlanningError) {
        let path =
          if let left {
            try CorrectionPath(
              through: left.ends, stage: left.stage, resting: rest, leastDays: left.leastDays, level, frame,
              atShare: share)
          } else {
            try CorrectionPath(level, frame, resting: rest, atShare: share)
          }
        paths[index] = path
        return path
      } catch {
        throw error.at(level.id)
      }
    }
    var made: [CorrectionPath] = []
    for index in settled.levels.indices { made.append(try make(index, waitingFor: [index])) }
    return made
  }
}

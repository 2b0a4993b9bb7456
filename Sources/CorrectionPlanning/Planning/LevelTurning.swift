import HexapodKinematics
import RigidMotion
import TreatmentModel

/// The motion of two levels in whole steps: everything that their plan is made from, before it is looked at.
struct LevelTurning {
  let settled: SettledLevels
  /// How the levels move with each other.
  let motion: LevelMotion
  /// In transport, where the limb's far end belongs.
  let limbHome: RigidTransform?
  let chain: LimbChain
  /// Of each level, from proximal to distal, on the same days.
  let levels: [TurningPlan]
  /// Whether whole steps and visits were chosen over both levels, or nobody says that they were not.
  let isJoint: Bool
  /// The tightest day of each structure that spans all cuts.
  let paces: [LimbPace]
}

extension LevelTurning {
  /// - Parameters:
  ///   - middle: the fragment between the levels.
  ///   - rest: where the motion goes on; nil for the case's own from day 0.
  ///   - starts: how the struts of each level stand then; nil for the case's own.
  /// - Throws: ``PlanningError`` as ``Planner/plan(_:)``.
  init(
    _ treatment: Treatment, _ settled: SettledLevels, _ middle: MiddleFragment, from rest: LimbRest? = nil,
    starts given: [TurningStart]? = nil
  ) throws(PlanningError) {
    let frames = settled.frames
    let motions = try LevelMotions(
      treatment, settled, LimbChain(settled.levels, frames, middle), from: rest)
    let levels = motions.levels
    let starts = given ?? levels.map { TurningStart($0) }
    let chain = LimbChain(levels, frames, middle)
    var (paths, alone) = ([SampledPath](), [DiscretizedMotion]())
    for (index, level) in levels.enumerated() {
      do throws(PlanningError) {
        let path = try SampledPath(motions.paths[index], level, frames[index], through: motions.lastDay)
        paths.append(path)
        alone.append(try StrutTurning(path.samples, level, frames[index], from: starts[index]).turned())
      } catch {
        throw error.at(level.id)
      }
    }
    alone.endTogether()
    let (turned, isJoint) = JointTurning(levels: levels, frames: frames, chain: chain, starts: starts).turned(
      alone)
    let structures = LimbStructures(levels)
    self.init(
      settled: settled, motion: treatment.motion, limbHome: motions.limbHome, chain: chain,
      levels: levels.indices.map { index in
        TurningPlan(
          level: levels[index], frame: frames[index], sampledPath: paths[index].later(by: starts[index].day),
          turned: turned[index].later(by: starts[index].day), start: starts[index])
      }, isJoint: isJoint,
      paces: structures.points.isEmpty
        ? [] : structures.paces(try chain.poses(motions.paths)).map { $0.later(by: starts[0].day) })
  }
}

extension [DiscretizedMotion] {
  /// A level whose last day comes sooner stands still until the other's.
  mutating func endTogether() {
    let last = reduce(0) { Swift.max($0, $1.samples.last?.day ?? 0) }
    for index in indices {
      guard let end = self[index].samples.last, let setting = self[index].settings.last, end.day < last,
        let parts = self[index].samples.last.map({ Swift.max($0.part, 1) })
      else { continue }
      let own = self[index]
      let rest = (end.day + 1...last).flatMap { day in
        (1...parts).map {
          PathSample(
            day: day, stage: end.stage, part: $0, fragmentPose: end.fragmentPose, ringPose: end.ringPose,
            lengths: end.lengths)
        }
      }
      self[index] = DiscretizedMotion(
        samples: own.samples + rest, shortfalls: own.shortfalls, unresolvedDay: own.unresolvedDay,
        timeline: own.timeline,
        settings: own.settings + repeatElement(setting, count: rest.count))
    }
  }
}

import HexapodKinematics
import RigidMotion
import TreatmentModel

extension Planner {
  /// The schedules of two levels on one calendar, with the limb that they make.
  static func plan(levels treatment: Treatment) throws(PlanningError) -> TreatmentPlan {
    guard let middle = treatment.levels.middles.first else {
      return TreatmentPlan(treatment: treatment, levels: [try plan(treatment.soleLevel())])
    }
    let settled: SettledLevels
    do throws(PlanningError) { settled = try SettledLevels(treatment) } catch {
      throw explained(error, of: treatment)
    }
    let frames = settled.frames
    let motions = try LevelMotions(treatment, settled, LimbChain(settled.levels, frames, middle))
    let levels = motions.levels
    let chain = LimbChain(levels, frames, middle)
    var (paths, alone) = ([SampledPath](), [DiscretizedMotion]())
    for (index, level) in levels.enumerated() {
      do throws(PlanningError) {
        let path = try SampledPath(motions.paths[index], level, frames[index], through: motions.lastDay)
        paths.append(path)
        alone.append(
          try StrutTurning(path.samples, level, frames[index], from: TurningStart(level)).turned())
      } catch {
        throw error.at(level.id)
      }
    }
    alone.endTogether()
    let (turned, isJoint) = JointTurning(levels: levels, frames: frames, chain: chain).turned(alone)
    var (plans, reached) = ([Plan](), [[BatchPose]]())
    for (index, level) in levels.enumerated() {
      do throws(PlanningError) {
        let turning = TurningPlan(
          level: level, frame: frames[index], sampledPath: paths[index], turned: turned[index],
          start: TurningStart(level))
        reached.append(turning.turned.reached(frames[index]))
        plans.append(try plan(turning))
      } catch {
        throw error.at(level.id)
      }
    }
    let transport: Transport? = if case .transport(let own) = treatment.motion { own } else { nil }
    let structures = LimbStructures(levels)
    let limb = Limb(side: treatment.common.side, reference: .proximal)
    let course = LimbCourse(
      chain, turned, reached, frames, limb, levels[levels.count - 1].convention,
      home: motions.transport?.limbHome ?? chain.step, defect: transport.map { levels[$0.defectLevel.index] },
      paces: structures.points.isEmpty ? [] : structures.paces(try chain.poses(motions.paths)))
    var plan = TreatmentPlan(treatment: treatment, levels: plans, limb: course)
    var between = LevelClearance(plans, frames, turned, reached).findings
    for (index, level) in plans.enumerated() {
      between += try SurgeryChecks(
        plan: level, frame: frames[index], deformities: settled.beforeSurgery[index]
      ).findings()
    }
    let own = TreatmentChecks(plan, transport, isJoint: isJoint)?.findings ?? []
    let middleRing = MiddleRingCheck(
      middle: middle, place: levels[0].place(of: .distal, frames[0]),
      isStatedDistally: levels[0].own.followed != nil
    ).findings
    plan.checks = settled.findings + middleRing + own + between
    plan.checks = plan.checks.ordered { $0.day ?? 0 }
    return plan
  }
}

extension [DiscretizedMotion] {
  /// A level whose last day comes sooner stands still until the other's.
  fileprivate mutating func endTogether() {
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

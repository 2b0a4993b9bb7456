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
    return try plan(try LevelTurning(treatment, settled, middle), of: treatment)
  }

  /// The days of two levels, with everything that is to be known of them and of the limb.
  ///
  /// - Parameter resumption: of a plan that goes on, what was found of the limb and of each level.
  static func plan(
    _ turning: LevelTurning, of treatment: Treatment,
    resumption: (limb: LimbResumption, levels: [Resumption])? = nil
  ) throws(PlanningError) -> TreatmentPlan {
    var (plans, reached) = ([Plan](), [[BatchPose]]())
    for (index, level) in turning.levels.enumerated() {
      do throws(PlanningError) {
        reached.append(level.turned.reached(level.frame))
        plans.append(try plan(level, resumption: resumption?.levels[index]))
      } catch {
        throw error.at(level.level.id)
      }
    }
    let transport: Transport? = if case .transport(let own) = treatment.motion { own } else { nil }
    let (levels, frames) = (turning.levels.map(\.level), turning.levels.map(\.frame))
    let turned = turning.levels.map(\.turned)
    let limb = Limb(side: treatment.common.side, reference: .proximal)
    let course = LimbCourse(
      turning.chain, turned, reached, frames, limb, levels[levels.count - 1].convention,
      home: turning.motions.transport?.limbHome ?? turning.chain.step,
      defect: transport.map { levels[$0.defectLevel.index] }, paces: turning.paces)
    var plan = TreatmentPlan(treatment: treatment, levels: plans, limb: course, resumption: resumption?.limb)
    var between = LevelClearance(plans, frames, turned, reached).findings
    // Of a plan that goes on, surgery is over.
    for (index, level) in plans.enumerated() where resumption == nil {
      between += try SurgeryChecks(
        plan: level, frame: frames[index], deformities: turning.settled.beforeSurgery[index]
      ).findings()
    }
    let own = TreatmentChecks(plan, transport, isJoint: turning.isJoint)?.findings ?? []
    let middleRing = treatment.levels.middles.prefix(1).flatMap { middle in
      MiddleRingCheck(
        middle: middle, place: levels[0].place(of: .distal, frames[0]),
        isStatedDistally: levels[0].own.followed != nil
      ).findings
    }
    plan.checks =
      turning.settled.findings + middleRing + (resumption?.limb.checks ?? []) + own + between
    plan.checks = plan.checks.ordered { $0.day ?? 0 }
    return plan
  }
}

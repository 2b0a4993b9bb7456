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
    let reached = turning.levels.map { $0.turned.reached($0.frame) }
    let plans = try turning.eachLevel { (index, level) throws(PlanningError) in
      try Planner.plan(level, resumption: resumption?.levels[index])
    }
    let transport: Transport? = if case .transport(let own) = treatment.motion { own } else { nil }
    let (frames, turned) = (turning.levels.map(\.frame), turning.levels.map(\.turned))
    var plan = TreatmentPlan(
      treatment: treatment, levels: plans, limb: turning.course(reached), resumption: resumption?.limb)
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
        middle: middle, place: plans[0].level.place(of: .distal, frames[0]),
        isStatedDistally: plans[0].level.own.followed != nil
      ).findings
    }
    plan.checks =
      turning.settled.findings + middleRing + (resumption?.limb.checks ?? []) + own + between
    plan.checks = plan.checks.ordered { $0.day ?? 0 }
    return plan
  }
}

extension LevelTurning {
  /// What is made of each level; errors are said of it.
  func eachLevel<Made>(
    _ make: (Int, TurningPlan) throws(PlanningError) -> Made
  ) throws(PlanningError) -> [Made] {
    var made: [Made] = []
    for (index, level) in levels.enumerated() {
      do throws(PlanningError) { made.append(try make(index, level)) } catch {
        throw error.at(level.level.id)
      }
    }
    return made
  }

  /// The limb that the levels make.
  ///
  /// - Parameter reached: the ring poses that are really taken, of each level.
  func course(_ reached: [[BatchPose]]) -> LimbCourse {
    let own = levels.map(\.level)
    let defect: TreatedLevel? =
      if case .transport(let own) = motion { levels[own.defectLevel.index].level } else { nil }
    return LimbCourse(
      chain, levels.map(\.turned), reached, levels.map(\.frame),
      Limb(side: own[0].limb.side, reference: .proximal), own[own.count - 1].convention,
      home: limbHome ?? chain.step, defect: defect, paces: paces)
  }
}

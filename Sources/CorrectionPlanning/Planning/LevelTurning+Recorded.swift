import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

extension Planner {
  /// The plan of a treatment as it was written down, level by level from proximal to distal, as ``plan(_:asRecorded:)-(TreatedLevel,_)`` has
  /// that of one.
  ///
  /// - Throws: ``PlanningError`` as ``plan(_:)-(Treatment)``.
  public static func plan(
    _ treatment: Treatment, asRecorded records: [RecordedPlan]
  ) throws(PlanningError) -> TreatmentPlan {
    if let invalid = InvalidValues(treatment.invalidValues) { throw PlanningError(invalid) }
    if let unplanned = treatment.unplanned { throw PlanningError(unplanned) }
    try LevelTurning.refuseOtherLevels(treatment, records)
    guard let middle = treatment.levels.middles.first else {
      return TreatmentPlan(
        treatment: treatment, levels: [try plan(treatment.soleLevel(), asRecorded: records[0])])
    }
    let settled = try SettledLevels(treatment)
    if let own = LevelTurning.own(treatment, settled, middle, asRecorded: records) {
      return try plan(own, of: treatment)
    }
    let turning = try LevelTurning(recorded: records, treatment, settled, middle)
    return TreatmentPlan(
      treatment: treatment,
      levels: try turning.eachLevel { (_, level) throws(PlanningError) in try unexamined(level, pacing: []) },
      limb: turning.course(turning.levels.map { $0.turned.reached($0.frame) }))
  }
}

extension LevelTurning {
  /// The motion that records of both levels set; without them, the motion that is planned today.
  init(
    _ treatment: Treatment, _ settled: SettledLevels, _ middle: MiddleFragment,
    asRecorded records: [RecordedPlan]?
  ) throws(PlanningError) {
    guard let records else {
      self = try LevelTurning(treatment, settled, middle)
      return
    }
    try LevelTurning.refuseOtherLevels(treatment, records)
    if let own = LevelTurning.own(treatment, settled, middle, asRecorded: records) {
      self = own
    } else {
      self = try LevelTurning(recorded: records, treatment, settled, middle)
    }
  }

  /// The motion that is planned today, if it is the records' to the last reading.
  fileprivate static func own(
    _ treatment: Treatment, _ settled: SettledLevels, _ middle: MiddleFragment,
    asRecorded records: [RecordedPlan]
  ) -> LevelTurning? {
    guard records.allSatisfy({ $0.firstDay == 0 }),
      let own = try? LevelTurning(treatment, settled, middle),
      zip(own.levels, records).allSatisfy({ $0.isSet(by: $1) })
    else { return nil }
    return own
  }

  /// The motion of records from their numbers alone.
  fileprivate init(
    recorded records: [RecordedPlan], _ treatment: Treatment, _ settled: SettledLevels,
    _ middle: MiddleFragment
  ) throws(PlanningError) {
    var (levels, limbHome) = (settled.levels, RigidTransform?.none)
    var known = levels.map { RecordedStages.Known(of: $0) }
    if case .transport(let transport) = treatment.motion {
      let way = try TransportWay(transport, settled, LimbChain(levels, settled.frames, middle))
      (levels, limbHome) = (way.levels, way.limbHome)
      // A level that has days of the first part alone need not say so where the other says its own.
      let areStated = records.contains { $0.days.contains { $0.stage != nil } }
      known = records.map { record in
        let isFirst = areStated && record.days.allSatisfy { $0.stage == nil }
        return RecordedStages.Known(count: isFirst ? 1 : way.parts.count { !$0.isStill }, ends: nil)
      }
    }
    var turned: [TurningPlan] = []
    for (index, level) in levels.enumerated() {
      do throws(PlanningError) {
        turned.append(try TurningPlan(records[index], level, settled.frames[index], known[index]))
      } catch {
        throw error.at(level.id)
      }
    }
    let (chain, structures) = (LimbChain(levels, settled.frames, middle), LimbStructures(levels))
    let first = records[0].firstDay
    let poses = chain.poses(turned.map(\.samples)).map { (day: $0.day - first, pose: $0.pose) }
    self.init(
      settled: settled, motion: treatment.motion, limbHome: limbHome, chain: chain, levels: turned,
      isJoint: true,
      paces: structures.paces(poses).map { $0.later(by: first) })
  }

  /// Records of another number of levels, or of levels that do not have the same days.
  fileprivate static func refuseOtherLevels(
    _ treatment: Treatment, _ records: [RecordedPlan]
  ) throws(PlanningError) {
    let count = treatment.levels.count
    guard records.count == count else {
      throw PlanningError(
        .strutsFitNoPose, about: .treatment,
        "the plan that is followed is of \(counted(records.count, "level")), and this treatment has \(count)")
    }
    guard records.allSatisfy({ $0.firstDay == records[0].firstDay && $0.lastDay == records[0].lastDay })
    else {
      throw PlanningError(
        .strutsFitNoPose, about: .treatment,
        "the two levels of the plan that is followed do not have the same days")
    }
  }
}

import HexapodKinematics
import TextOutput
import TreatmentModel

extension Planner {
  /// The rest of the plan of two levels from the twelve struts as they are read today, as ``resume(_:from:following:)-(TreatedLevel,_,_)`` does it for
  /// one.
  ///
  /// Levels that move each by itself go on each by itself; one that has not begun waits for what it was to wait for. In transport
  /// the fragment goes on to the end of the part of the motion that it is in, and the limb, wherever the readings have it, to where
  /// its own path has it then. Whole steps and visits are chosen over both levels together. Where both frames read as the plan sets them
  /// at the end of a day, it goes on as it was planned.
  ///
  /// - Parameter records: the plan that was really followed, level by level from proximal to distal, if it is not the one that is made
  ///   of the treatment today.
  /// - Returns: a plan whose first day is today, with its ``TreatmentPlan/resumption`` and that of each level.
  /// - Throws: ``PlanningError`` as ``resume(_:from:following:)-(TreatedLevel,_,_)``; also where the readings of the two frames stand in each other's
  ///   place.
  public static func resume(
    _ treatment: Treatment, from request: TreatmentResumeRequest, following records: [RecordedPlan]? = nil
  ) throws(PlanningError) -> TreatmentPlan {
    if let invalid = InvalidValues(treatment.invalidValues) { throw PlanningError(invalid) }
    if let unplanned = treatment.unplanned { throw PlanningError(unplanned) }
    let count = treatment.levels.count
    guard request.readings.count == count, request.done.isEmpty || request.done.count == count else {
      throw PlanningError(
        .strutsFitNoPose, about: .readings,
        "the readings of \(counted(request.readings.count, "level")) were given, and this treatment has \(count)"
      )
    }
    let values = request.readings.indices.flatMap { request.level($0).invalidValues }
    if let invalid = InvalidValues(values) { throw PlanningError(invalid, about: .readings) }
    guard let middle = treatment.levels.middles.first else {
      let plan = try resume(treatment.soleLevel(), from: request.level(0), following: records?.first)
      return TreatmentPlan(treatment: treatment, levels: [plan])
    }
    let settled = try SettledLevels(treatment)
    let today = try LimbToday(request, try LevelTurning(treatment, settled, middle, asRecorded: records))
    let resumption = try today.resumption()
    if let rest = try today.restAsPlanned() { return try plan(rest, of: treatment, resumption: resumption) }
    let resumed = try LevelTurning(
      treatment, settled.slowed(by: request.slow, defect: treatment.motion.defectLevel), middle,
      from: today.rest,
      starts: today.starts)
    // Whoever goes on with this plan goes on at its rates.
    return try plan(resumed, of: treatment.slowed(by: request.slow), resumption: resumption)
  }
}

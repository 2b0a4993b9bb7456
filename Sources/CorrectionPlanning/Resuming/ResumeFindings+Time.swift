import TextOutput
import TreatmentModel

/// A limb that is where the plan has it at quite another time.
extension ResumeFindings {
  /// A limb that has been left behind for so long that new bone may have hardened, or whose day is not today.
  var behindCheck: Finding? {
    let end = line.day(at: Double(line.moving.upperBound))
    let last = Int(line.day(at: line.lastPosition))
    let behind = min(Double(day), end) - plannedDay
    let isOver = day > last
    guard behind > CheckLimits.daysBehind || (isOver && behind > 0.5) else {
      if Double(request.pause) > CheckLimits.daysBehind, plannedDay < end - 0.5 {
        return Finding(
          .inputsDisagree, .warning, day: day, value: Double(request.pause), limit: CheckLimits.daysBehind,
          unit: "days",
          what:
            "nothing is turned for the \(request.pause) days of the pause, and new bone may have hardened by then",
          remedy: .lookAtBone)
      }
      return isOver && Double(day) - end > CheckLimits.daysBehind
        ? Finding(
          .inputsDisagree, .note, day: day, value: Double(day - last), unit: "days",
          what: "the plan ended on day \(last), and the limb is where it ends: nothing is left to turn") : nil
    }
    return Finding(
      .inputsDisagree, .warning, day: day, value: Double(day) - plannedDay, limit: CheckLimits.daysBehind,
      unit: "days",
      what:
        "today is day \(day)\(isOver ? ", the plan ended on day \(last)" : ""), and the limb is where it was to be on day "
        + "\(decimal(plannedDay, 1)): nothing was turned for \(decimal(Double(day) - plannedDay, 1)) days, and new bone may have hardened, "
        + "or another day is meant", remedy: .stateDayOrLookAtBone)
  }

  /// Whether the struts of a level have been turned before it was to begin.
  var beganEarly: Bool {
    let start = line.moving.lowerBound
    return start > 0 && line.position(ofDay: day) < start && limb.position > Double(start) + 0.5
      && moved > limit
  }

  /// A level that was not to have begun, and has moved.
  var beganEarlyChecks: [Finding] {
    guard beganEarly else { return [] }
    let first = Int(line.day(at: Double(line.moving.lowerBound))) + 1
    return [
      Finding(
        .inputsDisagree, moved > CheckLimits.farOffPlan ? .error : .warning, day: day, value: moved,
        limit: limit,
        unit: "mm",
        what: "this frame was not to be turned before day \(first), and today, on day \(day), the limb is "
          + "\(decimal(moved, 1)) mm from where it was to rest till then, as on day \(decimal(plannedDay, 1))",
        remedy: .readAllOrStateDay)
    ]
  }

  /// How far the points at risk have come, mm.
  private var moved: Double { line.displacement(limb.fragmentPose, line.fragmentPose(at: 0)) }
  private var limit: Double { max(CheckLimits.offPlan, 2 * rounding) }
}

import CorrectionPlanning
import RigidMotion
import TextOutput
import TreatmentModel

/// What is a joint's own: its hinge, and the bone beside it.
extension ScheduleChecker {
  /// Beside every turn about the hinge by more than this is no rounding, mm; our own choice.
  private static let besideHinge = 3.0
  /// The same of the angle, radians.
  private static let besideHingeAngle = radians(3)

  var jointFindings: [Finding] {
    guard let joint = level.joint else { return [] }
    return [joint.hinge == nil ? nil : hingeFinding(drawnApart: joint.distraction), paceFinding].compactMap {
      $0
    }
  }

  /// A motion that is no turn about the case's hinge. While the surfaces are drawn apart it is beside it by so much.
  private func hingeFinding(drawnApart: Double) -> Finding? {
    let limit = ScheduleChecker.besideHinge + drawnApart
    func shares(_ rest: HingeRest) -> (distance: Double, angle: Double) {
      (rest.distance / limit, rest.angle / ScheduleChecker.besideHingeAngle)
    }
    func share(_ rest: HingeRest) -> Double { max(shares(rest).distance, shares(rest).angle) }
    let rests = days.filter(\.isFound).compactMap { day in
      level.hingeRest(from: day.fragmentPose, to: level.plannedEnd).map { (day: day.day, rest: $0) }
    }
    guard let (day, rest) = rests.max(by: { share($0.rest) < share($1.rest) }), share(rest) > 1 else {
      return nil
    }
    let isFar = shares(rest).distance >= shares(rest).angle
    return Finding(
      .hingeLeavesRest, share(rest) > 3 ? .error : .warning, day: day,
      value: isFar ? rest.distance : degrees(rest.angle),
      limit: isFar ? limit : degrees(ScheduleChecker.besideHingeAngle), unit: isFar ? "mm" : "deg",
      what:
        "on day \(day) the limb is \(decimal(rest.distance, 1)) mm and \(decimal(degrees(rest.angle), 1))° beside every turn "
        + "about the hinge of the case that leads to its target: this schedule turns the joint about another axis",
      remedy: .checkWhoseSchedule)
  }

  /// The bone beside the joint goes farther than structures that are stated too near to the axis would let it be told.
  private var paceFinding: Finding? {
    let rate = level.schedule.rate
    let rim = PointAtRisk.rim(of: level.junction, level.limb.side, rate: rate)
    let ends = days.filter { $0.isDayEnd && $0.isFound }
    // As the readings have it more than a millimetre beyond twice the rate, and whatever exact lengths they were rounded from beyond twice.
    let ways = zip(ends, ends.dropFirst()).compactMap { before, after -> (day: Int, way: Double)? in
      let count = Double(max(after.day - before.day, 1))
      let way =
        rim.filter { travel.exceeds(2 * rate * count, $0, from: before.pose, to: after.pose) }.reduce(0) {
          max($0, (after.fragmentPose * $1.position - before.fragmentPose * $1.position).norm)
        } / count
      return way > 2 * rate + 1 ? (after.day, way) : nil
    }
    guard let worst = ways.max(by: { $0.way < $1.way }) else { return nil }
    return Finding(
      .rateExceeded, .error, day: worst.day, value: worst.way, limit: rate, unit: "mm/day",
      what:
        "the edge of the bone beside the joint, \(decimal(level.junction.diameter, 1)) mm wide, goes \(decimal(worst.way, 2)) mm on day "
        + "\(worst.day), more than twice the \(decimal(rate, 2)) mm a day of the schedule",
      remedy: .stateFarthestStructure)
  }
}

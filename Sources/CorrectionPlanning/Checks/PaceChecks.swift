import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

extension PlanChecker {
  /// The point that the whole steps as set move furthest beyond its rate in a day.
  ///
  /// What counts is the way between the poses reached at the ends of two days: within a day whole steps go to and fro.
  /// They also run ahead on one day and lag on another, by about half a step when they are chosen together, up to one and
  /// a half when each strut is rounded alone; ``CheckLimits/rateExcess`` steps are allowed.
  var rateChecks: [Finding] {
    let step = plan.struts.reduce(0) { max($0, $1.step) }
    let play = limits.rateExcess * step
    var worst: (excess: Double, point: PointAtRisk, travel: Double, day: Int)?
    var first: Int?
    let points = level.pointsAtRisk.map { (point: $0, place: frame.inMovingRing($0.position)) }
    // No point is farther than this from the corresponding point.
    let (centre, reach) = (frame.inMovingRing(.zero), points.reduce(0) { max($0, $1.point.position.norm) })
    let least = points.reduce(.infinity) { min($0, $1.point.rate) } + play
    var previous: RigidTransform?
    for index in samples.dayEnds {
      let ring = motion.reached[index].isFound ? motion.reached[index].pose : nil
      defer { previous = ring }
      // Seen from the reference ring or its fragment, a way is as long.
      guard let ring, let previous,
        (ring * centre - previous * centre).norm + DisplacementBound(from: previous, to: ring).turn * reach
          > least
      else { continue }
      for (point, place) in points {
        let travel = (ring * place - previous * place).norm
        guard travel > point.rate + play else { continue }
        let day = samples[index].day
        first = min(first ?? day, day)
        if travel - point.rate > worst?.excess ?? 0 { worst = (travel - point.rate, point, travel, day) }
      }
    }
    guard let worst, let first else { return [] }
    return [
      Finding(
        .rateExceeded, .warning, day: first, value: worst.travel, limit: worst.point.rate + play,
        unit: "mm/day",
        what:
          "whole steps move \(worst.point.name) \(decimal(worst.travel, 2, besideLimit: worst.point.rate + play)) mm on day \(worst.day), more than its "
          + "\(decimal(worst.point.rate, 2)) mm and the \(decimal(play, 2)) mm that steps of \(decimal(step, 2)) mm are allowed "
          + "to add (first on day \(first))",
        remedy: .finerStepsOrSlowerRate(level.schedule.rounding))
    ]
  }

  /// A duration far beyond what length and rate suggest: the way of the cut's centre from start to end and the way
  /// of the rim round it, one after the other, at the rate that is for it.
  var durationChecks: [Finding] {
    let duration = plan.turningDays
    // Of a joint the structures alone say how long it takes. Of a plan that goes on the case's own has said it: a part of it may well
    // take longer for its length than the whole.
    guard plan.resumption == nil, duration > 0, let cut = level.cut else { return [] }
    let ways = ratedWays(cut)
    let (way, days) = ways.reduce((0.0, 0.0)) { ($0.0 + $1.length, $0.1 + $1.length / $1.rate) }
    let expected = max(days.rounded(.up), 1)
    guard Double(duration) > limits.durationRatio * expected else { return [] }
    let rates = ways.map { decimal($0.rate, 2) }.joined(separator: " and then ")
    let slowest = plan.pacing.max { $0.days < $1.days }
    return [
      Finding(
        .durationImplausible, .warning, value: Double(duration), limit: limits.durationRatio * expected,
        unit: "days",
        what:
          "the plan takes \(counted(duration, "day")) where the length of the way at the cut, \(decimal(way, 1)) mm at "
          + "\(rates) mm a day, suggests \(decimal(expected, 0))",
        remedy: slowest.map { .checkPoint($0.point) })
    ]
  }

  /// The way from start to end, mm, with what it may go a day, mm: of faces that dock until they meet, and from then on. The other level
  /// of a transport goes as the fragment does, at the slowest of these rates.
  private func ratedWays(_ cut: BoneCut) -> [(length: Double, rate: Double)] {
    let (centre, schedule) = (cut.place(level.limb.side).translation, level.schedule)
    func way(_ start: RigidTransform, _ end: RigidTransform) -> Double {
      (end * centre - start * centre).norm
        + cut.diameter / 2 * (start.rotation.inverse * end.rotation).angle
    }
    let (start, end) = (samples[0].fragmentPose, plan.days[plan.duration].fragmentPose)
    let approach = schedule.approachRate ?? schedule.rate
    switch level.role {
    case .defect:
      let faces = DockingFaces(level)
      guard let contact = plan.days.first(where: { faces.gap($0.fragmentPose) <= DockingState.closed })
      else { return [(way(start, end), approach)] }
      return [
        (way(start, contact.fragmentPose), approach),
        (way(contact.fragmentPose, end), schedule.compressionRate),
      ].filter { $0.0 > 0 }
    case .cut: return [(way(start, end), min(schedule.rate, approach, schedule.compressionRate))]
    default: return [(way(start, end), schedule.rate)]
    }
  }
}

extension PlanChecker {
  /// A joint that is turned faster than the bone beside it may go: the structures that are stated, which alone set the pace, lie too near to
  /// the axis to be those that are tight.
  var jointPaceChecks: [Finding] {
    guard level.joint != nil else { return [] }
    let rate = level.schedule.rate
    let rim = PointAtRisk.rim(of: level.junction, level.limb.side, rate: rate)
    let ways = zip(plan.days, plan.days.dropFirst()).map { before, after in
      let way = rim.reduce(0) {
        max($0, (after.fragmentPose * $1.position - before.fragmentPose * $1.position).norm)
      }
      return (day: after.day, way: way)
    }
    guard let worst = ways.max(by: { $0.way < $1.way }), worst.way > 1.01 * rate else { return [] }
    return [
      Finding(
        .rateExceeded, worst.way > 2 * rate ? .error : .warning, day: worst.day, value: worst.way,
        limit: rate,
        unit: "mm/day",
        what:
          "the edge of the bone beside the joint, \(decimal(level.junction.diameter, 1)) mm wide, goes \(decimal(worst.way, 2, besideLimit: rate)) mm on day "
          + "\(worst.day), more than the \(decimal(rate, 2)) mm a day of the schedule: no structure that is stated lies farther from the "
          + "axis than that", remedy: .stateFarthestStructure)
    ]
  }
}

extension Plan {
  /// Days on which the fragment is on its way; those of catching up with the path, not those of a pause, nor those on which another
  /// level of the limb alone moves.
  fileprivate var turningDays: Int {
    days.contains { $0.shortfall != nil }
      ? duration - restDays : pacing.reduce(0) { $0 + $1.days }
  }
}

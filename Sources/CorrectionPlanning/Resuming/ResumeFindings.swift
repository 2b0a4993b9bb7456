import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

/// Holds a limb as it is today against the plan that it was to follow.
struct ResumeFindings {
  let request: ResumeRequest
  let line: PlannedTrajectory
  let today: MountedToday
  /// Where the limb was on the days that were written down.
  let done: [MountedRecord.Entry]
  /// The farthest that whole steps put a point at risk from the plan, mm.
  let rounding: Double

  init(
    _ request: ResumeRequest, _ line: PlannedTrajectory, _ today: MountedToday,
    _ done: [MountedRecord.Entry], rounding: Double
  ) {
    (self.request, self.line, self.rounding) = (request, line, rounding)
    (self.today, self.done) = (today, done)
  }

  var limb: LimbPlace { today.limb }
  var day: Int { today.day }

  /// What is left to do: where the limb is, then the end of each stage still to go.
  struct Rest {
    let ends: [RigidTransform]
    /// Number of the first of these stages.
    let stage: Int
    /// Days that it took in the plan, from where the limb is, at the rates of today.
    let leastDays: Int
  }

  /// What is left, of all stages' poses. A stage is done with when no place of it is nearer to the limb than
  /// its end.
  func rest(through ends: [RigidTransform]) -> Rest {
    let end = line.stageEnd(after: limb.position)
    let isOver = end.stage + 1 < ends.count && limb.position > end.position - 1e-6
    let stage = isOver ? end.stage + 1 : end.stage
    let left = line.movingDays(from: limb.position, to: end.position) / request.slow
    return Rest(
      ends: [limb.fragmentPose] + ends[min(stage, ends.count - 1)...], stage: stage,
      leastDays: isOver ? 1 : Int(min(max(1, left.rounded()), Double(Schedule.longestPlan))))
  }

  /// - Parameter isJudgedAlone: whether what is behind the plan is said here; of a transport it is said once, of the limb.
  func resumption(isJudgedAlone: Bool = true) throws(PlanningError) -> Resumption {
    let level = line.turningPlan.level
    let nearest = line.fragmentPose(at: limb.position)
    let wanted = line.fragmentPose(at: min(Double(line.position(ofDay: day)), line.lastPosition))
    let turnedRightly = try line.turnedDays(believed, until: limb, on: day, rounding: rounding)
    // What single mistakes come to is told as it is written, what whole columns come to is not.
    let turned =
      areColumnsWrong ? turnedRightly : try line.turnedDays(done, until: limb, on: day, rounding: rounding)
    return Resumption(
      day: day, isDayGiven: !request.isDayAssumed && (request.day != nil || !request.done.isEmpty),
      readings: limb.readings,
      isAsSet: limb.isAsSet, plannedDay: line.day(at: limb.position),
      offDistance: (limb.fragmentPose.translation - nearest.translation).norm,
      offAngle: (nearest.rotation.inverse * limb.fragmentPose.rotation).angle,
      farthestOff: line.displacement(limb.fragmentPose, nearest),
      planned: Deformity(
        referenceFromMoving: wanted, level.limb, level.convention),
      residual: limb.residual, lastPlannedDay: Int(line.day(at: line.lastPosition)),
      pause: request.pause, slow: request.slow, turned: turned,
      checks: dayChecks + mountedChecks + visitChecks + recordChecks + recordDayChecks + recordOffChecks
        + recordGapChecks
        + offChecks + offHingeChecks + (isJudgedAlone ? [behindCheck].compactMap { $0 } : [])
        + beganEarlyChecks
        + (turnedRightly.isEmpty ? aheadChecks : rateChecks(turnedRightly)))
  }

  var plannedDay: Double { line.day(at: limb.position) }

  private var dayChecks: [Finding] {
    guard request.day == nil else { return [] }
    let why =
      request.done.isEmpty
      ? "whose end the limb is nearest to"
      : "the one that was written down with these readings, or else the last"
    return [
      Finding(
        .defaultAssumed, .note, day: day, what: "not given, so assumed: today is day \(day), \(why)",
        remedy: request.done.isEmpty ? .stateDay : nil)
    ]
  }

  /// Visits that were on other days than planned, and classes that explain the readings as well.
  private var mountedChecks: [Finding] {
    let timeline = line.turningPlan.timeline
    let moved = MovedVisits(timeline, done.map { ($0.day, $0.limb.mounted) } + [(day, limb.mounted)])
    let severity: Finding.Severity = today.isStated ? .note : .warning
    var found = moved.moves.map { move in
      Finding(
        .strutChangeMoved, severity, day: day, struts: move.changes.map(\.strut),
        what: move.words(today: day) + "; this plan goes on from the struts that are on",
        remedy: today.isStated ? nil : .stateMountedIfWrong)
    }
    found += moved.strangers.map { strut in
      Finding(
        .strutChangeMoved, severity, day: day, strut: strut,
        what:
          "strut \(strut) is \(limb.mounted[strut].name), which the plan never has on it; this plan goes on from there",
        remedy: today.isStated ? nil : .stateMountedIfWrong)
    }
    guard let other = today.others.min(by: { $0.misfit < $1.misfit }) else { return found }
    found.append(
      Finding(
        .strutChangeMoved, .note, day: day,
        what:
          "taken for \(limb.mounted.names), as the plan has them on today and the limb where it was to be; but "
          + other.words, remedy: .stateMountedIfWrong))
    return found
  }

  /// Struts that the plan changes between where the limb is and where it was to be today: what is on then depends on whether
  /// the visit was on its day all the same. Readings tell where the scales of the two classes begin elsewhere.
  private var visitChecks: [Finding] {
    guard !today.isStated else { return [] }
    let (early, late) = (min(plannedDay, Double(day)), max(plannedDay, Double(day)))
    let between = line.turningPlan.timeline.changes.filter {
      Double($0.day) > early + 1e-6 && Double($0.day) <= late
        && $0.from.readingOffset == $0.to.readingOffset
        && limb.mounted[$0.strut] == line.turningPlan.timeline.hardware($0.strut, onDay: day)
    }
    guard let first = between.first else { return [] }
    let list = between.map { "\($0.strut) from \($0.from.name) to \($0.to.name) (day \($0.day))" }
      .joined(separator: ", ")
    let isBehind = plannedDay < Double(day)
    return [
      Finding(
        .defaultAssumed, .warning, day: day, strut: first.strut,
        what:
          "the plan changes strut \(list), and the limb is where it was to be on day \(decimal(plannedDay, 1)): assumed, "
          + "because today is day \(day), that this \(isBehind ? "has been done" : "has not been done yet"); if that is "
          + "wrong, this plan is too")
    ]
  }

  /// Other readings of today in the record than those of today.
  private var recordChecks: [Finding] {
    guard let record = request.done.first(where: { $0.day == day }) else { return [] }
    func difference(_ strut: Int) -> Double { abs(record.readings[strut] - limb.readings[strut]) }
    let worst = (0..<6).max { difference($0) < difference($1) } ?? 0
    guard difference(worst) > PlannedTrajectory.sameReading,
      exchangedColumns?.corrected(record.readings) != limb.readings
    else { return [] }
    return [
      Finding(
        .inputsDisagree, .warning, day: day, strut: StrutNumber(index: worst), value: difference(worst),
        limit: PlannedTrajectory.sameReading, unit: "mm",
        what:
          "the record", naming: .record,
        then:
          " has strut \(worst + 1) at \(decimal(record.readings[worst], 2)) mm on day \(day), it was read as "
          + "\(decimal(limb.readings[worst], 2)) mm; the latter was taken")
    ]
  }

  /// A limb that is far from every day of the plan: the struts are likely to be misread.
  var offChecks: [Finding] {
    let limit = max(CheckLimits.offPlan, 2 * rounding)
    let nearest = line.fragmentPose(at: limb.position)
    let off = line.displacement(limb.fragmentPose, nearest)
    guard off > limit else { return [] }
    let angle = (nearest.rotation.inverse * limb.fragmentPose.rotation).angle
    let found =
      "the limb is \(decimal(off, 1)) mm and \(decimal(degrees(angle), 1))° from where any day of the plan has it "
      + "(nearest: day \(decimal(plannedDay, 1)))"
    guard !request.hasRecorded(limb.readings) else {
      return [
        Finding(
          .inputsDisagree, .note, day: day, value: off, limit: limit, unit: "mm",
          what: "\(found); the record", naming: .record,
          then: " has these readings too, so the plan goes on from there")
      ]
    }
    let misreading = misreading
    return [
      Finding(
        .inputsDisagree, off > CheckLimits.farOffPlan ? .error : .warning, day: day,
        struts: misreading?.struts ?? [], value: off, limit: limit, unit: "mm", what: found,
        remedy: misreading?.remedy(limb.readings) ?? .readAllAgain)
    ]
  }

  /// The one mistake in reading that explains why the limb is off the plan, where readings are today's alone.
  var misreading: Misreading? {
    let off = line.displacement(limb.fragmentPose, line.fragmentPose(at: limb.position))
    guard off > max(CheckLimits.offPlan, 2 * rounding), !request.hasRecorded(limb.readings) else {
      return nil
    }
    return line.misreading(limb.readings, of: limb.mounted, near: day)
  }

  /// A joint that is beside every turn about its hinge: what turning does not correct is corrected on the same days.
  private var offHingeChecks: [Finding] {
    let (level, stage) = (line.turningPlan.level, line.stageEnd(after: limb.position).stage)
    let legs = level.legs
    guard !limb.isAsSet, legs.indices.contains(stage - 1), case .turning = legs[stage - 1].purpose,
      let rest = level.hingeRest(from: limb.fragmentPose, to: legs[stage - 1].end), rest.isLarge
    else { return [] }
    return [
      Finding(
        .hingeLeavesRest, .warning, day: day, value: rest.distance, limit: HingeRest.noDistance, unit: "mm",
        what:
          "today the limb is \(decimal(rest.distance, 1)) mm and \(decimal(degrees(rest.angle), 1))° beside every turn about the hinge "
          + "that leads to where this stage ends; the plan makes that good on the same days, by a motion that is no turn about the hinge alone",
        remedy: .readAllAgain)
    ]
  }

  /// Days of the record on which a point went further than its rate.
  private func rateChecks(_ turned: [RecordedInterval]) -> [Finding] {
    let exceeded = turned.filter(\.isExceeded)
    guard let worst = exceeded.max(by: { $0.path / $0.allowed < $1.path / $1.allowed }) else { return [] }
    let names = exceeded.map(\.words)
    let days =
      names.count == 1
      ? "day \(names[0])" : "days \(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1])"
    return [
      Finding(
        .rateExceeded, .warning, day: worst.days.lowerBound, value: worst.path, limit: worst.allowed,
        unit: "mm",
        what:
          "more was turned than the rates allow on \(days); most on day \(worst.words): \(worst.point) went "
          + "\(decimal(worst.path, 2, besideLimit: worst.allowed)) mm, \(decimal(worst.allowed, 2, besideLimit: worst.path)) mm are allowed",
        remedy: .lookAtStructures)
    ]
  }

  /// A limb that is ahead of the plan, without a record of how it came there.
  private var aheadChecks: [Finding] {
    guard plannedDay > Double(day) + 0.5, offChecks.isEmpty, !beganEarly else { return [] }
    let paths = line.paths(from: 0, to: limb.position)
    let points = line.points
    let slack = limb.isAsSet ? 1e-6 : rounding
    let over = points.indices.filter { paths[$0] > points[$0].rate * Double(day - line.firstDay) + slack }
    guard let worst = over.max(by: { paths[$0] / points[$0].rate < paths[$1] / points[$1].rate }) else {
      return []
    }
    let allowed = points[worst].rate * Double(day - line.firstDay)
    return [
      Finding(
        .rateExceeded, .warning, day: day, value: paths[worst], limit: allowed, unit: "mm",
        what:
          "the limb is \(decimal(plannedDay - Double(day), 1)) days ahead of the plan: \(points[worst].name) has gone "
          + "\(decimal(paths[worst], 1, besideLimit: allowed)) mm until day \(day), \(decimal(allowed, 1, besideLimit: paths[worst])) mm are allowed",
        remedy: .lookAtStructuresAndRecord)
    ]
  }
}

extension RecordedInterval {
  /// `7`, or `7-9`.
  fileprivate var words: String {
    days.count == 1 ? "\(days.lowerBound)" : "\(days.lowerBound)-\(days.upperBound)"
  }
}

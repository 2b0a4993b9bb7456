import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

/// Where a limb of two levels is on the day on which its plan goes on, beside that plan.
struct LimbToday {
  let request: TreatmentResumeRequest
  let turning: LevelTurning
  let lines: [PlannedTrajectory]
  /// Of each level.
  let found: [ResumeFindings]
  let places: [LimbPlace]
  let day: Int
  private let isDayGiven: Bool

  /// - Throws: ``PlanningError`` as ``Planner/resume(_:from:following:)``.
  init(_ request: TreatmentResumeRequest, _ turning: LevelTurning) throws(PlanningError) {
    let lines = turning.levels.map { PlannedTrajectory($0) }
    let hypotheses = lines.map { MountedHypotheses($0) }
    try FrameExchange(lines, request.readings).refuse()
    try FrameExchange.refuse(request.done, lines)
    let given = request.day ?? request.recordedDay
    if let given { try lines[0].refuseToday(given) }
    let day: Int
    if let given { day = given } else { day = try LimbToday.likeliestDay(request, lines, hypotheses) }
    var own: [(request: ResumeRequest, today: MountedToday, done: [MountedRecord.Entry], rounding: Double)] =
      []
    for (index, line) in lines.enumerated() {
      do throws(PlanningError) {
        var level = request.level(index)
        (level.day, level.isDayAssumed) = (day, given == nil)
        try Planner.refuseDaysOutOfOrder(level.done, today: day)
        let rounding = line.roundingDisplacement
        let (today, done) = try Planner.today(level, hypotheses[index], rounding: rounding)
        own.append((level, today, done, rounding))
      } catch {
        throw error.ofFrame(line.turningPlan.level.id)
      }
    }
    if case .transport = turning.motion,
      let moment = LimbToday.moment(lines, own.map(\.today.limb), near: day)
    {
      for index in own.indices { own[index].today = own[index].today.at(moment, on: lines[index]) }
    }
    found = zip(lines, own).map { line, own in
      ResumeFindings(own.request, line, own.today, own.done, rounding: own.rounding)
    }
    places = own.map(\.today.limb)
    (self.request, self.turning, self.lines, self.day, isDayGiven) = (
      request, turning, lines, day, given != nil
    )
  }

  /// The moment at which the plan sets the readings of both frames: whole steps may be the same on several.
  private static func moment(_ lines: [PlannedTrajectory], _ places: [LimbPlace], near day: Int) -> Int? {
    guard places.allSatisfy(\.isAsSet), lines[0].parts == lines[1].parts else { return nil }
    let own = zip(lines, places).map { $0.samples(setting: $1.mounted.lengths(of: $1.readings)) }
    return lines[0].likeliest(own[0].filter(Set(own[1]).contains), near: day)
  }

  /// The day at whose end the plan has all twelve struts most nearly as they read.
  private static func likeliestDay(
    _ request: TreatmentResumeRequest, _ lines: [PlannedTrajectory], _ hypotheses: [MountedHypotheses]
  ) throws(PlanningError) -> Int {
    for (line, own) in zip(lines, hypotheses) {
      guard own.isOne || line.turningPlan.level.strutsMounted != nil else {
        throw PlanningError(
          .daysOutOfOrder, about: .day,
          "struts are changed in this plan, and without the day it cannot be told which of them are read",
          remedy: .stateDayOfChanges)
      }
    }
    let lengths = zip(lines, request.readings).map { line, readings in
      (line.turningPlan.level.strutsMounted ?? line.turningPlan.timeline.starts).lengths(of: readings)
    }
    let (first, last) = (lines[0].firstDay, lines[0].day(at: lines[0].lastPosition))
    func misfit(_ day: Int) -> Double {
      zip(lines, lengths).reduce(0) { sum, level in
        let set = level.0.setLengths[level.0.position(ofDay: day)]
        return (0..<6).reduce(sum) { $0 + (level.1[$1] - set[$1]) * (level.1[$1] - set[$1]) }
      }
    }
    return (first...max(first, Int(last))).min { misfit($0) < misfit($1) } ?? first
  }

  /// How the struts of each level stand.
  var starts: [TurningStart] {
    zip(lines, places).map { line, limb in
      TurningStart(
        readings: limb.readings, on: limb.mounted, base: Planner.base(of: limb, line.turningPlan), day: day,
        resting: request.pause)
    }
  }

  /// What is left to do.
  var rest: LimbRest {
    let motion: LimbRest.Motion
    if let transport {
      let (part, leastDays) = self.part
      motion = .transport(
        TransportRest(
          defect: places[transport.defectLevel.index].fragmentPose, limb: limb, part: part,
          leastDays: Int(min(max(1, (leastDays / request.slow).rounded()), Double(Schedule.longestPlan)))))
    } else {
      motion = .independent(
        lines.indices.map { index in
          let rest = found[index].rest(through: turning.levels[index].level.stageEnds)
          let start = Double(lines[index].moving.lowerBound)
          let isOnWay = places[index].position > start && Double(lines[index].position(ofDay: day)) >= start
          return LevelRest(
            ends: rest.ends, stage: rest.stage, leastDays: rest.leastDays,
            hasBegun: isOnWay || goesBesideWhatItWaitsFor(lines[index]))
        })
    }
    return LimbRest(day: day, pause: request.pause, motion: motion)
  }

  /// Whether the plan that is followed turns a level that starts after another together with that one: it was resumed when both had
  /// begun.
  private func goesBesideWhatItWaitsFor(_ line: PlannedTrajectory) -> Bool {
    guard case .after(let other) = line.turningPlan.level.own.starts, lines.indices.contains(other.index)
    else {
      return false
    }
    return line.moving.lowerBound * lines[other.index].parts < lines[other.index].moving.upperBound
      * line.parts
  }

  /// What is left of the plan, to the last reading, where both frames are where it has them at the end of one of its days; nil elsewhere,
  /// and where the rest cannot be as it was (``PlannedTrajectory/rest(from:on:)``).
  ///
  /// - Throws: ``PlanningError/Code/pathNotReachable``, and only on paths of equal steps.
  func restAsPlanned() throws(PlanningError) -> LevelTurning? {
    guard request.slow == 1, request.pause == 0, let moment = LimbToday.moment(lines, places, near: day)
    else {
      return nil
    }
    var levels: [TurningPlan] = []
    for (line, place) in zip(lines, places) {
      guard let rest = try line.rest(from: place.at(moment, on: line), on: day) else { return nil }
      levels.append(rest)
    }
    let over = moment / lines[0].parts
    return LevelTurning(
      settled: turning.settled, motion: turning.motion, limbHome: turning.limbHome, chain: turning.chain,
      levels: levels, isJoint: turning.isJoint,
      paces: turning.paces.map { $0.rest(after: over).later(by: day - lines[0].firstDay - over) })
  }

  /// - Throws: ``PlanningError/Code/strutsFitNoPose``.
  func resumption() throws(PlanningError) -> (limb: LimbResumption, levels: [Resumption]) {
    var levels: [Resumption] = []
    for (line, found) in zip(lines, found) {
      do throws(PlanningError) { levels.append(try found.resumption(isJudgedAlone: transport == nil)) } catch
      {
        throw error.ofFrame(line.turningPlan.level.id)
      }
    }
    let off = transport == nil ? nil : offPath
    let exchange = FrameExchange(lines, request.readings).finding(onDay: day, isGiven: isDayGiven)
    return (
      LimbResumption(
        day: day, isDayGiven: isDayGiven, offPath: off,
        lastPlannedDay: Int(lines[0].day(at: lines[0].lastPosition)), pause: request.pause,
        slow: request.slow,
        checks: dayChecks + [exchange, behindCheck].compactMap { $0 } + offChecks(off)), levels
    )
  }

  /// Of a transport the frame that is farther behind says how far the limb is.
  private var behindCheck: Finding? {
    transport == nil
      ? nil : found.compactMap(\.behindCheck).max { ($0.value ?? 0) < ($1.value ?? 0) }
  }

  private var dayChecks: [Finding] {
    guard !isDayGiven else { return [] }
    return [
      Finding(
        .defaultAssumed, .note, day: day,
        what: "not given, so assumed: today is day \(day), whose readings all twelve struts are nearest to",
        remedy: .stateDay)
    ]
  }
}

extension PlanningError {
  /// The same error, said of one of two frames.
  fileprivate func ofFrame(_ level: LevelID) -> PlanningError {
    guard key == nil else { return at(level) }
    return PlanningError(code, about: subject, "\(level.name) frame: \(message)", remedy: remedy)
  }
}

import CorrectionPlanning
import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

/// Puts together what is wrong with a schedule.
struct ScheduleChecker {
  let level: TreatedLevel
  let frame: MountedFrame
  let scales: StrutScales
  let schedule: TypedSchedule
  let days: [OpinionDay]
  let diagnosis: FaultDiagnosis
  /// Exact readings of the case's own plan, day by day; empty without one.
  let planned: [SixReadings]
  let travel: LeastTravel
  /// Where the plan's days are along the line of readings, mm, not falling.
  private let planProgress: [Double]
  /// Where a plan that was resumed begins; nil for one that begins with the deformity of the case.
  let resumed: RigidTransform?

  init(
    _ level: TreatedLevel, _ frame: MountedFrame, _ scales: StrutScales, _ schedule: TypedSchedule,
    _ days: [OpinionDay],
    _ diagnosis: FaultDiagnosis, planned: [SixReadings], _ travel: LeastTravel, resumed: RigidTransform?
  ) {
    (self.level, self.frame, self.scales, self.schedule, self.days) = (level, frame, scales, schedule, days)
    (self.diagnosis, self.planned, self.travel, self.resumed) = (diagnosis, planned, travel, resumed)
    planProgress = planned.reduce(into: []) { marks, row in
      marks.append(max(marks.last ?? 0, diagnosis.curve.place(row).progress))
    }
  }

  /// Mistakes first, the one that explains most at the head; then what follows from them, errors before warnings.
  ///
  /// - Throws: never; a straight way from pose to pose can always be followed.
  func findings() throws(PlanningError) -> [Finding] {
    let mistakes = mistakes
    let consequences =
      startFindings + endFindings(isExplained: mistakes.contains { $0.severity != .note }) + assemblyFindings
      + DefectRates(level, noise: diagnosis.noise).findings(days.filter(\.isDayEnd), travel)
      + rangeFindings + jointFindings + (try motionFindings())
    let dates = ScheduleDateFindings(schedule, level.calendar)
    return assumed + dates.errors + mistakes + dates.others + consequences.ordered { _ in 0 }
  }

  /// What the days are a guess from: whatever is said of rates goes by it.
  private var assumed: [Finding] {
    guard let what = schedule.daySource.assumption else { return [] }
    return [
      Finding(.defaultAssumed, .note, what: "\(what), and rates go by that", remedy: .stateDays)
    ]
  }

  private var mistakes: [Finding] {
    let work = diagnosis.work
    func findings(_ faults: [ScheduleFault]) -> [Finding] {
      faults.map { $0.finding(level, clock, last: work.days.last) }
    }
    guard diagnosis.isExplained else {
      // The motion is not the case's: what can be told is told from the readings alone.
      let smooth = Smoothness(WorkingSchedule(schedule, scales), noise: diagnosis.noise)
      let steps = zip(work.rows, work.rows.dropFirst()).map { one, next in
        // Without the strut that moves most, which may be misread.
        (0..<6).map { abs(next[$0] - one[$0]) }.sorted().dropLast().reduce(0, +)
      }
      let gaps = RowGaps(days: work.days, steps: steps, parts: clock.parts)
      return findings(work.faults + gaps.faults(work.days) + smooth.faults) + smooth.jumps.map(jump)
    }
    let onLine = work.rows.map { diagnosis.curve.place($0) }
    let progress = onLine.map(\.progress)
    let offLine = onLine.reduce(0) { $0 + $1.squared } / Double(max(1, onLine.count))
    let places = progress.map(planPlace)
    let gaps = RowGaps(
      days: work.days, steps: zip(places, places.dropFirst()).map { abs($1 - $0) }, parts: clock.parts,
      known: knownGaps)
    return findings(
      diagnosis.faults + work.faults + gaps.faults(work.days) + timing(progress, offLine, gaps.turnDays)
        + rest(progress))
  }

  private var clock: ScheduleClock { schedule.clock }

  private func jump(_ number: Int, _ struts: [StrutNumber]) -> Finding {
    let list = struts.map(\.description).joined(separator: ", ")
    return Finding(
      .jump, .warning, day: clock.day(number), part: clock.parts > 1 ? clock.part(number) : nil,
      struts: struts,
      what:
        "on \(clock.words(number)) strut\(struts.count > 1 ? "s" : "") \(list) leave\(struts.count > 1 ? "" : "s") the even course "
        + "of the rows around it",
      remedy: .lookAtNeighbours)
  }

  /// Whether the rows are those of the case's own plan on the days that they name, or one after the other.
  private var knownGaps: RowGaps.Known? {
    let work = diagnosis.work
    func arePlanned(_ days: [Int]) -> Bool {
      zip(days, work.rows).allSatisfy { day, row in
        guard planned.indices.contains(day) else { return false }
        let gap = row - planned[day]
        return (gap * gap).sum() <= diagnosis.noise.rowLimit
      }
    }
    if arePlanned(work.days) { return .numbered }
    return arePlanned(work.rows.indices.map { work.days[0] + $0 }) ? .oneByOne : nil
  }

  /// A place along the line of readings in days of the case's own plan, whose days are not alike; without a plan in mm.
  private func planPlace(_ progress: Double) -> Double {
    guard !planProgress.isEmpty else { return progress }
    let next = planProgress.firstIndex { $0 >= progress } ?? planProgress.count
    guard next > 0 else { return 0 }
    guard next < planProgress.count else { return Double(planProgress.count - 1) }
    let (before, after) = (planProgress[next - 1], planProgress[next])
    return Double(next - 1) + (progress - before) / (after - before)
  }

  /// Days left out or doubled that no number shows.
  private func timing(_ progress: [Double], _ offLine: Double, _ turnDays: [Int]) -> [ScheduleFault] {
    let work = diagnosis.work
    guard work.rows.count > 1 else { return [] }
    let isOwn = !diagnosis.faults.contains { if case .understoodAs = $0 { true } else { false } }
    return ScheduleTiming(
      rows: work.rows, progress: progress, offLine: offLine, stageEnds: diagnosis.curve.stageEnds,
      days: work.days, turnDays: turnDays, planned: isOwn ? planned : [],
      arePlanRows: diagnosis.arePlanRows, noise: diagnosis.noise
    ).faults
  }

  /// That nothing is turned any more although the line of readings goes on.
  private func rest(_ progress: [Double]) -> [ScheduleFault] {
    let work = diagnosis.work
    // A plan whose last steps are all rounded away stands still as this does.
    guard diagnosis.faults.isEmpty, !diagnosis.arePlanRows, let last = work.rows.last,
      let place = progress.last,
      let moving = work.rows.lastIndex(where: { $0 != last }), work.rows.count - moving > 3,
      diagnosis.curve.length - place > 3 * diagnosis.noise.step
    else { return [] }
    return [.standsStill(strut: nil, afterDay: work.days[moving + 1], rows: work.rows.count - moving - 2)]
  }

  /// What a day lies off from where the case wants it, when that is more than rounding can make.
  private func miss(_ day: OpinionDay, _ wanted: RigidTransform) -> (distance: Double, angle: Double)? {
    guard day.isFound else { return nil }
    let lengths = frame.hexapod.strutLengths(at: frame.ringPose(ofFragment: wanted))
    let struts = scales.hardware(onDay: day.day)
    let worst = (0..<6).reduce(0) {
      max($0, abs(struts[$1].reading(ofLength: lengths[$1]) - day.readings[$1]))
    }
    guard worst > diagnosis.noise.readingLimit else { return nil }
    let distance = (day.fragmentPose.translation - wanted.translation).norm
    let angle = (wanted.rotation.inverse * day.fragmentPose.rotation).angle
    guard distance > ScheduleChecker.lostDistance || angle > ScheduleChecker.lostAngle else { return nil }
    return (distance, angle)
  }

  /// The corresponding point off by more than this is a start or a target missed, mm.
  static let lostDistance = 1.0
  /// The same for the angle, radians (1°).
  static let lostAngle = Double.pi / 180

  private var startFindings: [Finding] {
    guard let first = days.first, let miss = miss(first, resumed ?? level.stageEnds[0]) else { return [] }
    return [
      Finding(
        .startMissed, .warning, day: first.day, value: miss.distance, limit: ScheduleChecker.lostDistance,
        unit: "mm",
        what:
          "the first row puts the fragment \(decimal(miss.distance, 1)) mm and \(decimal(degrees(miss.angle), 1))° away "
          + "from \(resumed == nil ? "the deformity of the case" : "where the plan was resumed")",
        remedy: .checkWhoseSchedule)
    ]
  }

  private func endFindings(isExplained: Bool) -> [Finding] {
    guard let last = days.last, let miss = miss(last, level.plannedEnd) else { return [] }
    return [
      Finding(
        .targetMissed, .error, day: last.day, value: miss.distance, limit: ScheduleChecker.lostDistance,
        unit: "mm",
        what: "the last row, day \(last.day), leaves the fragment \(decimal(miss.distance, 1)) mm and "
          + "\(decimal(degrees(miss.angle), 1))° away from the target",
        remedy: isExplained ? .seeOtherFindings : .completeSchedule)
    ]
  }

  private var assemblyFindings: [Finding] {
    guard let lost = days.first(where: { !$0.isFound }) else { return [] }
    let count = days.count { !$0.isFound }
    let more = count > 1 ? " and of \(count - 1) other row\(count > 2 ? "s" : "")" : ""
    return [
      Finding(
        .wrongAssembly, .error, day: lost.day,
        what: "the readings of day \(lost.day)\(more) belong to no pose that the frame can reach "
          + "(\(lost.outcome.word))")
    ]
  }

  private var rangeFindings: [Finding] {
    (0..<6).compactMap { strut in
      func excess(_ day: OpinionDay) -> Double {
        let range = scales.hardware(onDay: day.day)[strut].range
        return max(range.lowerBound - day.readings[strut], day.readings[strut] - range.upperBound) - 1e-6
      }
      guard let first = days.first(where: { excess($0) > 0 }),
        let worst = days.max(by: { excess($0) < excess($1) })
      else { return nil }
      let hardware = scales.hardware(onDay: worst.day)[strut]
      let range = hardware.range
      let reading = worst.readings[strut]
      let limit = reading < range.lowerBound ? range.lowerBound : range.upperBound
      return Finding(
        .strutOutOfRange, .error, day: first.day, strut: StrutNumber(index: strut), value: reading,
        limit: limit,
        unit: "mm",
        what: "strut \(strut + 1) leaves its range on day \(first.day): it is to read "
          + "\(first.day == worst.day ? "" : "as far as ")\(decimal(reading, 1, besideLimit: limit)) mm, \(hardware.name) ends at "
          + "\(decimal(limit, 1, besideLimit: reading)) mm")
    }
  }
}

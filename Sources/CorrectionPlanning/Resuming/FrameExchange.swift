import HexapodKinematics
import TextOutput
import TreatmentModel

/// Whether the readings of two frames stand in each other's place.
struct FrameExchange {
  private let lines: [PlannedTrajectory]
  private let readings: [StrutReadings]

  init(_ lines: [PlannedTrajectory], _ readings: [StrutReadings]) {
    (self.lines, self.readings) = (lines, readings)
  }

  /// Lengths that are off the plan's by no more than this, mm, can be those of a limb that is on its way.
  private static let near = MountedHypotheses.allowedMisfit

  /// - Throws: ``PlanningError/Code/strutsFitNoPose`` where each frame's readings are far from its own plan, and both together near
  ///   one day of each other's.
  func refuse() throws(PlanningError) {
    let own = lines.indices.map { index in days.reduce(.infinity) { min($0, misfit(index, index, $1)) } }
    let worst = own.reduce(0, max)
    guard worst > FrameExchange.near, let (day, exchanged) = nearest, exchanged <= FrameExchange.near else {
      return
    }
    throw PlanningError(
      .strutsFitNoPose, about: .readings,
      "the readings of the two frames stand in each other's place: as given they are \(decimal(worst, 1)) mm from every day of the "
        + "plan, exchanged \(decimal(exchanged, 1)) mm from day \(day); give the proximal frame's readings first"
    )
  }

  /// The same of a record of days: refused where on most of them each frame's readings are far from what it was to read, and those of
  /// the other are near.
  static func refuse(
    _ record: [[DayReadings]], _ lines: [PlannedTrajectory]
  ) throws(PlanningError) {
    guard record.count == 2 else { return }
    let distal = Dictionary(record[1].map { ($0.day, $0.readings) }) { $1 }
    let days = FrameExchange(lines, []).days
    let both = record[0].compactMap { row in
      distal[row.day].map { (row.day, FrameExchange(lines, [row.readings, $0])) }
    }.filter { days.contains($0.0) }
    let exchanged = both.filter { day, pair in pair.own(day) > near && pair.exchanged(day) <= near }
    guard exchanged.count > 1, 2 * exchanged.count > both.count else { return }
    let first = exchanged[0]
    throw PlanningError(
      .strutsFitNoPose, about: .daysDone(first.0),
      "the readings of the two frames stand in each other's place on \(exchanged.count) of \(both.count) days of the record: as written "
        + "they are \(decimal(first.1.own(first.0), 1)) mm from those that the plan has on this day, exchanged "
        + "\(decimal(first.1.exchanged(first.0), 1)) mm; write each frame's under its own name")
  }

  /// How far the worst strut is from where the plan has it on a day, mm.
  private func own(_ day: Int) -> Double { lines.indices.reduce(0) { max($0, misfit($1, $1, day)) } }
  private func exchanged(_ day: Int) -> Double {
    lines.indices.reduce(0) { max($0, misfit($1, 1 - $1, day)) }
  }

  /// Said where both ways lie on the plan: on a day that is given, when only exchanged they are that day's; without one, when they are
  /// some day's either way.
  func finding(onDay day: Int, isGiven: Bool) -> Finding? {
    let step = lines.flatMap { $0.turningPlan.timeline.starts.map(\.step) }.reduce(0, max) + 1e-6
    guard isGiven else {
      guard let (other, exchanged) = nearest, exchanged <= step else { return nil }
      return Finding(
        .inputsDisagree, .warning, day: day, value: exchanged, limit: FrameExchange.near, unit: "mm",
        what:
          "no day was given, and with the two frames in each other's place the readings are those of day \(other) as well, to "
          + "\(decimal(exchanged, 1)) mm", remedy: .exchangeFrames)
    }
    let today = min(max(day, days.lowerBound), days.upperBound)
    let (own, exchanged) = (own(today), exchanged(today))
    guard own > FrameExchange.near, exchanged <= step else { return nil }
    return Finding(
      .inputsDisagree, own > CheckLimits.farOffPlan ? .error : .warning, day: day, value: own,
      limit: FrameExchange.near, unit: "mm",
      what:
        "the readings are \(decimal(own, 1)) mm from those of day \(today), and with the two frames in each other's place they are those "
        + "of that day to \(decimal(exchanged, 1)) mm", remedy: .exchangeFrames)
  }

  private var days: ClosedRange<Int> {
    let first = lines[0].firstDay
    return first...max(first, lines.reduce(Int.max) { min($0, Int($1.day(at: $1.lastPosition))) })
  }

  /// The day to which both frames' readings fit best in each other's place.
  private var nearest: (day: Int, misfit: Double)? {
    days.map { ($0, exchanged($0)) }.min {
      $0.1 < $1.1
    }
  }

  /// How far the worst strut of a level is from where the plan has it on a day, mm, with the readings of one of the levels.
  private func misfit(_ level: Int, _ source: Int, _ day: Int) -> Double {
    let line = lines[level]
    let mounted = line.turningPlan.level.strutsMounted ?? line.turningPlan.timeline.hardware(onDay: day)
    let lengths = mounted.lengths(of: readings[source])
    let set = line.setLengths[line.position(ofDay: day)]
    return (0..<6).reduce(0) { max($0, abs(lengths[$1] - set[$1])) }
  }
}

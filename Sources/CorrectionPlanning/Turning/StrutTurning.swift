import HexapodKinematics
import TreatmentModel

/// Turns struts along a path and changes them on the way.
///
/// What is changed when follows from the set lengths, and what can be set from what is mounted. So the path is turned as if
/// struts had no ends, and its changes are chosen (``StrutPlanner``). That is all when every strut can be served. Else it is
/// turned again within the ranges of the classes that are mounted then: a strut that cannot be changed in time waits at the
/// end of its range for the visit (MODEL section 7, held struts), and the changes are chosen anew for that.
struct StrutTurning {
  private let level: TreatedLevel
  private let frame: MountedFrame
  private let path: [PathSample]
  private let pointsAtRisk: [PointAtRisk]
  /// What whole steps are weighed by.
  private let weight: PointMoments
  private let pathLengths: [StrutLengths]
  private let pathResponses: PoseResponses
  private let start: TurningStart
  private let planner: StrutPlanner
  /// The lengths of the path, strut by strut.
  private let exact: [StrutLengthSeries]
  /// For each strut a class on whose scale the readings of day 0 are whole steps.
  private let scale: PerStrut<StrutHardware>

  /// - Parameters:
  ///   - path: from day 0, whichever day of the case's calendar that is.
  ///   - start: how the struts stand then; nil for the case's own start.
  /// - Throws: ``PlanningError/Code/frameUnusable`` when there is no class to choose from.
  init(
    _ path: [PathSample], _ level: TreatedLevel, _ frame: MountedFrame,
    from start: TurningStart? = nil
  ) throws(PlanningError) {
    (self.path, self.level, self.frame) = (path, level, frame)
    pointsAtRisk = level.pointsAtRisk
    weight = .ofWholeSteps(level, frame)
    pathResponses = frame.batch.responses(of: weight, at: path.map(\.ringPose))
    self.start = start ?? TurningStart(level)
    planner = StrutPlanner(level, days: path.map(\.day), from: self.start)
    pathLengths = path.map(\.lengths)
    exact = StrutLengthSeries.all(pathLengths)
    scale = try planner.scale(for: exact)
  }

  /// A second and third strut may only come late because the first did; more rounds than these help nobody.
  private static let mostRounds = 4

  /// The path, waiting for visits where it must.
  ///
  /// - Throws: ``PlanningError/Code/tooLong`` when catching up takes too long.
  func turned() throws(PlanningError) -> DiscretizedMotion {
    var best = try unhindered()
    // A frame that does not fit on day 0 has nothing to wait for.
    guard best.fitsAtStart else { return best }
    for _ in 0..<StrutTurning.mostRounds where best.faults > 0 {
      let next = try turned(within: best.timeline).path
      let isBetter = next.faults < best.faults
      best = DiscretizedMotion(
        samples: next.samples, shortfalls: next.shortfalls, unresolvedDay: next.unresolvedDay,
        timeline: next.timeline.delayed(from: best.timeline), settings: next.settings)
      guard isBetter else { break }
    }
    return best
  }

  /// The path without waiting for anything; struts may leave their ranges.
  func unhindered() throws(PlanningError) -> DiscretizedMotion {
    let (free, struts) = try turned(within: nil)
    guard free.faults > 0 || !free.timeline.changes.isEmpty else { return free }
    // Whole steps can lie outside a range that the exact lengths only touch: others next to them do not.
    let lengths = free.shortfalls.isEmpty ? exact : StrutLengthSeries.all(free.samples.map(\.lengths))
    guard free.faults > 0 || zip(struts, lengths).contains(where: { $0.mightNeedFewer(isExactly: $1) }) else {
      return free
    }
    let planner = planner(for: free.samples).exact
    let exactly = planner.struts(lengths, scale: scale)
    guard free.faults > 0 || exactly.fewestChanges < free.timeline.changes.count else { return free }
    let timeline = planner.timeline(of: exactly, scale: scale)
    guard follows(free.samples, timeline),
      free.faults > 0 || timeline.changes.count < free.timeline.changes.count
    else { return free }
    let within = try turned(within: timeline).path
    let (a, b) = (
      (within.faults, within.timeline.changes.count, within.timeline.visitDays.count),
      (free.faults, free.timeline.changes.count, free.timeline.visitDays.count)
    )
    return a < b ? within : free
  }

  /// The planner of changes for what can be done of the path.
  private func planner(for samples: [PathSample]) -> StrutPlanner {
    samples.count == path.count
      ? planner : StrutPlanner(level, days: samples.map(\.day), from: start)
  }

  /// Whether every strut is within half a step of its range all along, and every change can be made.
  private func follows(_ samples: [PathSample], _ timeline: StrutTimeline) -> Bool {
    timeline.changes.allSatisfy { $0.obstacle == nil }
      && samples.allSatisfy { sample in
        let mounted = timeline.hardware(onDay: sample.day)
        return mounted.indices.allSatisfy { strut in
          let hardware = mounted[strut]
          return hardware.holds(length: sample.lengths[strut], slack: hardware.step / 2)
        }
      }
  }

  /// The path within the ranges of what is mounted, and the changes that follow from that.
  private func turned(
    within timeline: StrutTimeline?
  ) throws(PlanningError) -> (path: DiscretizedMotion, struts: [OneStrut]) {
    let holds = level.holds.from(day: start.day, resting: start.rest)
    let turning = BoundedTurning(
      frame: frame, struts: scale, points: pointsAtRisk, edges: level.joint == nil ? [] : level.rim,
      weight: weight,
      rounding: level.schedule.rounding, side: level.limb.side,
      adjustmentsPerDay: level.schedule.adjustmentsPerDay,
      bounds: StrutBounds(ranges: timeline.map(ranges) ?? [], held: holds))
    let (pursued, readings) = try turning.turn(path, pathLengths, pathResponses, from: start)
    let samples = pursued.samples
    let offsets = scale.readingOffsets
    let planner = planner(for: samples)
    let lengths = readings.map(offsets.lengths)
    let struts = planner.struts(StrutLengthSeries.all(lengths), scale: scale)
    let mounted = planner.timeline(of: struts, scale: scale)
    let settings = mounted.readings(readings, at: samples, from: scale)
    return (
      DiscretizedMotion(
        samples: samples, shortfalls: pursued.shortfalls, unresolvedDay: pursued.unresolvedDay,
        timeline: mounted, settings: settings), struts
    )
  }

  /// What the scales of day 0 may show, day by day.
  private func ranges(_ timeline: StrutTimeline) -> [StrutRanges<StrutReadings>] {
    (0...max(path[path.count - 1].day, timeline.visitDays.last ?? 0)).map { day in
      let mounted = timeline.hardware(onDay: day)
      return StrutRanges { strut in
        let lengths = mounted[strut].lengths
        return scale[strut].reading(
          ofLength: lengths.lowerBound)...scale[strut].reading(ofLength: lengths.upperBound)
      }
    }
  }
}

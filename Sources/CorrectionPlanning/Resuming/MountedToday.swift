import HexapodKinematics
import TextOutput
import TreatmentModel

/// Which struts are on today, and so where the limb is: as the plan's calendar has it, as somebody says, or, where the visits
/// were on other days, as readings and rates tell. What cannot be told is asked for, and never chosen in silence.
struct MountedToday {
  private(set) var limb: LimbPlace
  let day: Int
  /// Other classes that explain the readings as well, on another day of the plan.
  let others: [MountedPlace]
  /// Whether somebody said which struts are on.
  let isStated: Bool

  /// The same with the limb at another moment for which the plan sets these readings.
  func at(_ sample: Int, on line: PlannedTrajectory) -> MountedToday {
    var moved = self
    moved.limb = limb.at(sample, on: line)
    return moved
  }

  /// What the calendar has on, without a question.
  init(_ limb: LimbPlace, onDay day: Int) {
    (self.limb, self.day, others, isStated) = (limb, day, [], false)
  }

  /// - Parameters:
  ///   - solver: one that knows of more distances than six; nil when there are none.
  ///   - reach: how far the limb can have come.
  /// - Throws: ``PlanningError/Code/strutsMountedUnclear`` when two sets of classes explain the readings,
  ///   ``PlanningError/Code/strutsFitNoPose`` when none does.
  init(
    _ readings: StrutReadings, onDay day: Int, _ hypotheses: MountedHypotheses, _ solver: PoseSolver?,
    _ reach: LimbReach
  ) throws(PlanningError) {
    let line = hypotheses.line
    let calendar = line.turningPlan.timeline.hardware(onDay: day)
    func limb(_ mounted: PerStrut<StrutHardware>) throws(PlanningError) -> LimbPlace {
      try LimbPlace(readings, of: mounted, on: line, solver, near: day, about: .readings)
    }
    self.day = day
    if let stated = line.turningPlan.level.strutsMounted {
      (self.limb, others, isStated) = (try limb(stated), [], true)
      return
    }
    isStated = false
    let rivals =
      hypotheses.isOne
      ? []
      : hypotheses.candidates(readings, calendar: calendar).filter { !$0.mounted.isSame(as: calendar) }
    guard !rivals.isEmpty else {
      (self.limb, others) = (try limb(calendar), [])
      return
    }
    func place(_ limb: LimbPlace, _ misfit: Double) -> MountedPlace {
      MountedPlace(
        limb: limb, misfit: misfit, isInReach: reach.has(limb.position, onDay: day), day: day, line: line)
    }
    var found: [MountedPlace] = []
    for rival in rivals {
      if let limb = try? limb(rival.mounted) { found.append(place(limb, rival.misfit)) }
    }
    let planned: MountedPlace
    do throws(PlanningError) {
      planned = place(try limb(calendar), hypotheses.misfit(readings, of: calendar))
    } catch {
      // Nobody's struts but those of another day can read so.
      guard !found.isEmpty else { throw error }
      let likely = found.filter(\.isInReach)
      guard likely.count == 1 else { throw MountedToday.unclear(found, day: day, line) }
      (self.limb, others) = (likely[0].limb, [])
      return
    }
    let fits = planned.misfit <= MountedHypotheses.allowedMisfit
    if fits && planned.isInReach {
      let step = (0..<6).reduce(0) { max($0, calendar[$1].step) }
      let asGood = found.filter { $0.isInReach && $0.misfit <= max(planned.misfit, step) + 1e-6 }
      let best = asGood.reduce(planned.misfit) { min($0, $1.misfit) }
      guard asGood.isEmpty || (abs(planned.behind) <= 1 && planned.misfit <= best + step / 2) else {
        throw MountedToday.unclear([planned] + asGood, day: day, line)
      }
      (self.limb, others) = (planned.limb, asGood.filter { $0.misfit <= planned.misfit + step / 2 })
      return
    }
    guard !found.isEmpty else {
      (self.limb, others) = (planned.limb, [])
      return
    }
    let likely = found.filter(\.isInReach)
    let isPossible = fits || (planned.isInReach && planned.off <= CheckLimits.farOffPlan)
    guard !isPossible, likely.count == 1 else {
      throw MountedToday.unclear(
        (isPossible ? [planned] : []) + (likely.isEmpty ? found : likely), day: day, line)
    }
    (self.limb, others) = (likely[0].limb, [])
  }

  /// The same without a day: that on which the plan has the limb where it is.
  ///
  /// - Returns: nil where no class that the plan has on puts the limb near to it.
  /// - Throws: ``PlanningError/Code/strutsMountedUnclear`` when several do.
  init?(
    undated readings: StrutReadings, _ hypotheses: MountedHypotheses, _ solver: PoseSolver?
  ) throws(PlanningError) {
    let line = hypotheses.line
    let timeline = line.turningPlan.timeline
    func place(_ limb: LimbPlace, _ misfit: Double) -> MountedPlace {
      MountedPlace(limb: limb, misfit: misfit, isInReach: true, day: nil, line: line)
    }
    func day(_ limb: LimbPlace) -> Int { Int(line.day(at: limb.position).rounded()) }
    if let stated = line.turningPlan.level.strutsMounted {
      let limb = try LimbPlace(readings, of: stated, on: line, solver, near: nil, about: .readings)
      (self.limb, self.day, others, isStated) = (limb, day(limb), [], true)
      return
    }
    guard !hypotheses.haveOneScale else { return nil }
    var found: [MountedPlace] = []
    for first in [line.firstDay] + timeline.visitDays {
      for one in hypotheses.candidates(readings, calendar: timeline.hardware(onDay: first)) {
        guard
          let limb = try? LimbPlace(
            readings, of: one.mounted, on: line, solver, near: first, about: .readings)
        else { continue }
        let next = place(limb, one.misfit)
        // Scales that begin at the same place have the limb at the same place: the struts that are on by then are taken.
        let isCalendars = one.mounted.isSame(as: timeline.hardware(onDay: day(limb)))
        if let known = found.firstIndex(where: {
          $0.mounted.readingOffsets == next.mounted.readingOffsets
        }) {
          if isCalendars { found[known] = next }
        } else {
          found.append(next)
        }
      }
    }
    let best = found.reduce(Double.infinity) { min($0, $1.misfit) }
    guard best <= MountedHypotheses.allowedMisfit else { return nil }
    // As good as each other to half a step.
    found = found.filter { found in
      found.misfit <= best + (0..<6).reduce(0) { max($0, found.mounted[$1].step) } / 2
    }
    guard found.count == 1 else { throw MountedToday.unclear(found, day: nil, line) }
    (limb, self.day, others, isStated) = (found[0].limb, day(found[0].limb), [], false)
  }

  /// How many sets of classes are told apart in words.
  private static let mostTold = 4

  private static func unclear(
    _ places: [MountedPlace], day: Int?, _ line: PlannedTrajectory
  ) -> PlanningError {
    let inReach = places.filter(\.isInReach)
    let likely = day != nil && places.count > 1 && inReach.count == 1 ? inReach[0].mounted : nil
    var words = places.prefix(mostTold).map(\.words).joined(separator: "; ")
    if places.count > mostTold { words += "; and so with \(places.count - mostTold) other sets of classes" }
    if let likely { words += "; \(likely.names) is what the rates allow, and likely" }
    let visits = line.turningPlan.timeline.visitDays.map(String.init).joined(separator: ", ")
    return PlanningError(
      .strutsMountedUnclear, about: .readings,
      "the plan changes struts (day \(visits)), and from these readings it cannot be told which struts are "
        + "mounted\(day.map { " on day \($0)" } ?? ""): \(words)", remedy: .stateMounted)
  }
}

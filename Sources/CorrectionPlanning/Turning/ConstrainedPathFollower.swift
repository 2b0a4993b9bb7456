import HexapodKinematics
import RigidMotion
import TreatmentModel

/// Follows a path as well as bounded struts can, before anything is rounded (MODEL section 7, held struts).
///
/// Day by day. While every strut can go where the path wants it, the path's own moments are taken, untouched. A day on
/// which one cannot, and the days until the path is caught up, go in equal steps of each strut and never further than a
/// day allows:
///
/// - while a strut is held, or at an end of its range, towards the pose in which the points at risk are closest to where
///   the path wants them (``ClosestPose``);
/// - when all are free again, back to the path, as far along it as can be reached in the days that it takes to be back
///   at all. From there the path is followed, so that none of its corners is cut, at full rate until the plan is caught
///   up, on days after its last if need be.
struct ConstrainedPathFollower {
  /// What can be done of a path.
  struct Result {
    /// Day 0 and every adjustment of every day.
    var samples: [PathSample]
    /// By day.
    var shortfalls: [Int: Shortfall] = [:]
    /// The day from which on it was not looked for any more how far the limb can come: it rests.
    var unresolvedDay: Int?
  }

  /// Poses that are solved for at most: ten times what any plan of a patient has asked for, and less than half a second.
  static let mostSolves = 30_000
  private var solves = 0

  private let trace: PathTrace
  private let struts: PerStrut<StrutHardware>
  private let bounds: StrutBounds
  private let motions: DayMotions
  private let closest: ClosestPose

  /// Where the frame is at the end of the day before.
  private var state: FrameConfiguration
  private var isBehind = false
  /// The position of the path that the limb was asked to go to last.
  private var asked = 0.0
  /// The position at which the limb last was on the path.
  private var left = 0.0

  /// - Parameter edges: points that the limb is kept near its path by too; they have no rate.
  init(
    _ trace: PathTrace, _ struts: PerStrut<StrutHardware>, _ points: [PointAtRisk], edges: [PointAtRisk],
    _ bounds: StrutBounds
  ) {
    (self.trace, self.struts, self.bounds) = (trace, struts, bounds)
    motions = DayMotions(frame: trace.frame, points: points, parts: trace.parts)
    closest = ClosestPose(
      frame: trace.frame, points: (points + edges).map { trace.frame.inMovingRing($0.position) })
    state = trace.configuration(at: 0)
  }

  /// What can be done of the path.
  ///
  /// - Throws: ``PlanningError/Code/tooLong`` when catching up takes too long.
  mutating func run() throws(PlanningError) -> Result {
    var result = Result(samples: [trace.samples[0]])
    var day = 1
    while day <= trace.lastDay || isBehind {
      let own = trace.samples(ofDay: day)
      if !isBehind && own.allSatisfy({ fits($0.lengths, on: day) }) {
        result.samples += own
        (state, asked, left) = (
          trace.configuration(endOfDay: day), trace.position(endOfDay: day), trace.position(endOfDay: day)
        )
      } else {
        let before = asked
        let isSearched = solves < ConstrainedPathFollower.mostSolves
        if !isSearched { result.unresolvedDay = result.unresolvedDay ?? day }
        let motion = isSearched ? try advance(on: day) : rest()
        let isOver = isBehind && day > trace.lastDay && day >= bounds.lastChange && asked == before
        if isOver && motion.load < ConstrainedPathFollower.standstill { break }
        guard day <= Schedule.longestPlan else { throw tooLong }
        let ends = samples(of: motion, on: day)
        result.samples += ends
        result.shortfalls[day] = shortfall(motion, ends[ends.count - 1].fragmentPose, on: day)
      }
      day += 1
    }
    return result
  }

  /// A day of less than this share of what is allowed brings nothing.
  private static let standstill = 1e-7

  private var tooLong: PlanningError {
    PlanningError(
      .tooLong, key: .top(.held),
      "with these struts held the correction would take more than \(Schedule.longestPlan) days")
  }

  // MARK: - One day

  private mutating func rest() -> DayMotion {
    isBehind = true
    return motions.rest(state)
  }

  /// Goes through a day on which the path cannot be followed, or on which the limb is behind it.
  private mutating func advance(on day: Int) throws(PlanningError) -> DayMotion {
    isBehind = true
    let position = trace.position(endOfDay: day)
    let isHeld = bounds[day].contains { $0 == .held }
    return isHeld || !fits(trace.configuration(at: position).lengths, on: day)
      ? try approach(position, on: day) : try rejoin(position, on: day)
  }

  /// Towards the pose closest to the path, which is asked to go on by one day.
  private mutating func approach(_ position: Double, on day: Int) throws(PlanningError) -> DayMotion {
    asked = min(position, asked + Double(trace.parts))
    let goal = closest.state(
      closestTo: trace.configuration(at: asked).ringPose, within: lengthBounds(on: day), from: state,
      solves: &solves)
    return try towards(goal?.state.lengths ?? state.lengths)
  }

  /// Back to the path, and along it.
  private mutating func rejoin(_ position: Double, on day: Int) throws(PlanningError) -> DayMotion {
    let goals = trace.daysEnds(from: left, to: position)
    let loads = goals.map { goal in
      let goal = trace.configuration(at: goal)
      return fits(goal.lengths, on: day) ? chordLoad(goal.ringPose) : .infinity
    }
    let least = loads.reduce(.infinity, min)
    let days = max(1, (least / DayMotions.fullDay).rounded(.up))
    let farthest = loads.lastIndex { $0 <= days * DayMotions.fullDay } ?? goals.count - 1
    let beyond = min(farthest + 1, goals.count - 1)
    if days == 1 {
      if let found = try along(from: goals[farthest], to: goals[beyond], on: day) {
        return reach(found.position, found.motion, position)
      }
      if let own = try ownDay(on: day) { return reach(left + Double(trace.parts), own, position) }
    }
    asked = goals[loads.firstIndex(of: least) ?? 0]
    return try towards(trace.configuration(at: goals[farthest]).lengths)
  }

  /// Notes that the limb is on the path again, and whether it has caught up.
  private mutating func reach(_ reached: Double, _ motion: DayMotion, _ position: Double) -> DayMotion {
    (asked, left, state) = (reached, reached, trace.configuration(at: reached))
    isBehind = reached < position
    return motion
  }

  /// To the farthest position between two that can be reached today; nil when the nearer cannot.
  private mutating func along(
    from near: Double, to far: Double, on day: Int
  ) throws(PlanningError) -> (position: Double, motion: DayMotion)? {
    var tried = 0
    defer { solves += tried * motions.solves }
    let found = try motions.farthest { share throws(PlanningError) in
      tried += 1
      let goal = trace.configuration(at: share == 1 ? far : near + share * (far - near))
      return fits(goal.lengths, on: day) ? try motions.motion(from: state, to: goal.lengths) : nil
    }
    guard let found, found.motion.load <= DayMotions.fullDay else { return nil }
    return (found.parameter == 1 ? far : near + found.parameter * (far - near), found.motion)
  }

  /// The next of the path's own days, which is paced already, if the limb stands where one begins.
  private func ownDay(on day: Int) throws(PlanningError) -> DayMotion? {
    let start = Int(left)
    guard Double(start) == left, start % trace.parts == 0, start + trace.parts < trace.samples.count,
      state.lengths == trace.configuration(at: left).lengths
    else { return nil }
    let configurations = (1...trace.parts).map { trace.configuration(at: Double(start + $0)) }
    guard configurations.allSatisfy({ fits($0.lengths, on: day) }) else { return nil }
    return try motions.motion(from: state, through: configurations)
  }

  /// As far towards these lengths as a day allows.
  private mutating func towards(_ lengths: StrutLengths) throws(PlanningError) -> DayMotion {
    let from = state
    var tried = 0
    defer { solves += tried * motions.solves }
    let found = try motions.farthest { share throws(PlanningError) in
      tried += 1
      return try motions.motion(
        from: from,
        to: share == 1
          ? lengths : StrutLengths { from.lengths[$0] + share * (lengths[$0] - from.lengths[$0]) })
    }
    let motion = found?.motion ?? motions.rest(from)
    state = motion.end
    return motion
  }

  /// Days that it takes at least to go to a pose.
  private func chordLoad(_ ringPose: RigidTransform) -> Double {
    // The edges, which come last, have no rate.
    zip(closest.points, motions.points).reduce(0) { load, pair in
      max(load, (ringPose * pair.0 - state.ringPose * pair.0).norm / pair.1.rate)
    }
  }

  // MARK: - Bounds

  /// Whether each strut can take its length: held struts do not move, the others have a whole step within their range.
  private func fits(_ lengths: StrutLengths, on day: Int) -> Bool {
    let bound = bounds[day]
    return lengths.indices.allSatisfy { strut in
      switch bound[strut] {
      case .held: return abs(lengths[strut] - state.lengths[strut]) <= 1e-9
      case .within(let range):
        let half = struts[strut].step / 2
        let reading = struts[strut].reading(ofLength: lengths[strut])
        let now = struts[strut].reading(ofLength: state.lengths[strut])
        return reading >= min(now, range.lowerBound - half) && reading <= max(now, range.upperBound + half)
      }
    }
  }

  /// The day's bounds as lengths. A strut that stands further outside its range than rounding to whole steps puts it may
  /// only come nearer.
  private func lengthBounds(on day: Int) -> StrutRanges<StrutLengths> {
    let bound = bounds[day]
    return StrutRanges { strut in
      let now = state.lengths[strut]
      guard case .within(let range) = bound[strut] else { return now...now }
      let low = struts[strut].length(ofReading: range.lowerBound)
      let high = struts[strut].length(ofReading: range.upperBound)
      let slack = struts[strut].step / 2 + 1e-9
      return (now < low - slack ? now : low)...(now > high + slack ? now : high)
    }
  }

  // MARK: - Moments

  /// The day's adjustments. On the day that catches up the last is the path's own moment.
  private func samples(of motion: DayMotion, on day: Int) -> [PathSample] {
    let own = trace.end(ofDay: day)
    return motion.ends.enumerated().map { index, end in
      let isOwn = !isBehind && index + 1 == motion.ends.count
      return PathSample(
        day: day, stage: own.stage, part: index + 1,
        fragmentPose: isOwn ? own.fragmentPose : trace.frame.fragmentPose(ofRing: end.ringPose),
        ringPose: isOwn ? own.ringPose : end.ringPose, lengths: isOwn ? own.lengths : end.lengths)
    }
  }

  private func shortfall(_ motion: DayMotion, _ reached: RigidTransform, on day: Int) -> Shortfall {
    let own = trace.end(ofDay: day)
    let bound = bounds[day]
    return Shortfall(
      wanted: own.fragmentPose,
      distance: isBehind ? (reached.translation - own.fragmentPose.translation).norm : 0,
      angle: isBehind ? (own.fragmentPose.rotation.inverse * reached.rotation).angle : 0,
      held: StrutNumber.allCases.filter { bound[$0] == .held },
      atRangeEnd: StrutNumber.allCases.filter { isAtRangeEnd($0, bound[$0], wanted: own.lengths[$0]) },
      paths: motion.paths)
  }

  /// Whether a strut stands at, or beyond, the end of its range that lies towards what the path wants of it.
  private func isAtRangeEnd(_ strut: StrutNumber, _ bound: StrutBound, wanted: Double) -> Bool {
    guard isBehind, case .within(let range) = bound else { return false }
    let reading = struts[strut].reading(ofLength: state.lengths[strut])
    let goal = struts[strut].reading(ofLength: wanted)
    return (reading >= range.upperBound - 1e-9 && goal > reading)
      || (reading <= range.lowerBound + 1e-9 && goal < reading)
  }
}

import Hexapod
import RigidMotion

/// A plan under examination: the exact motion, continuous, and every moment as it is really set.
struct Examination {
  let plan: Plan
  /// The moments of the plan: those of the path, or where struts are held what can be done of it.
  let moments: [Moment]
  /// The readings set at each of them.
  let settings: [PerStrut<Double>]
  let frame: MountedFrame
  /// The exact motion.
  let search: PathSearch
  /// The state really reached at each moment; nil where the readings belong to no pose near the exact one.
  let reached: [FrameState?]

  var correctionCase: CorrectionCase { plan.correctionCase }
  /// Every class that is mounted at some time: those of day 0, strut by strut, then those of the changes.
  var struts: [StrutHardware] { Array(plan.struts) + plan.strutTimeline.changes.map(\.to) }
  var limits: CheckLimits { plan.correctionCase.limits }

  init(
    _ plan: Plan, _ itinerary: Itinerary, _ turned: TurnedPath, _ frame: MountedFrame
  ) throws(PlanningError) {
    (moments, settings) = (turned.moments, turned.settings)
    (self.plan, self.frame) = (plan, frame)
    let isOnPath = moments.count == itinerary.moments.count && turned.shortfalls.isEmpty
    search =
      isOnPath
      ? try PathSearch(itinerary, plan.correctionCase.schedule.adjustmentsPerDay, frame)
      : try PathSearch(through: moments, frame)
    reached = zip(moments, settings).map { moment, readings in
      let lengths = PerStrut {
        plan.strutTimeline.hardware($0, onDay: moment.day).length(ofReading: readings[$0])
      }
      return frame.ringPose(settingLengths: lengths, near: moment.ringPose).map {
        FrameState(ring: $0, frame)
      }
    }
  }

  /// A margin that falls below its limit.
  struct Violation {
    /// The first day on which it is below.
    let first: Int
    /// The smallest value, and the day on which it is found.
    let worst: Double
    let worstDay: Int

    /// `on day 7 (limit 20 mm, crossed on day 3)`.
    func when(limit: String) -> String {
      "on day \(worstDay) (limit \(limit)\(first == worstDay ? "" : ", crossed on day \(first)"))"
    }

    /// The earlier of the first days, the worse of the values.
    func joined(_ other: Violation?) -> Violation {
      guard let other else { return self }
      let worse = other.worst < worst ? other : self
      return Violation(first: min(first, other.first), worst: worse.worst, worstDay: worse.worstDay)
    }
  }

  /// Whether and how far a margin falls below a limit, on the exact path or at a moment as it is set.
  ///
  /// - Parameter lever: for a margin in millimetres that changes by no more than any point of the one ring moves that is at
  ///   most this far from the centre of the other, mm: moments that cannot matter are then left out.
  func violation(
    _ margin: some PathMargin, below limit: Double, lever: Double? = nil
  ) throws(PlanningError) -> Violation? {
    var found: Violation?
    if let place = try search.firstBelow(limit, margin) {
      let least = try search.minimum(margin)
      found = Violation(first: place.day, worst: least.value, worstDay: least.place.day)
    } else if let lever {
      guard try search.firstBelow(limit + play(lever), margin) != nil else { return nil }
    }
    var known: (value: Double, ring: RigidTransform)?
    for (moment, state) in zip(moments, reached) {
      guard let state else { continue }
      let sought = found.map { moment.day < $0.first ? limit : min(limit, $0.worst) } ?? limit
      if let known, let lever, known.value - known.ring.displacement(to: state.ring, lever) >= sought {
        continue
      }
      let value = margin.value(at: state)
      known = (value, state.ring)
      guard value < limit else { continue }
      let here = Violation(first: moment.day, worst: value, worstDay: moment.day)
      found = found?.joined(here) ?? here
    }
    return found
  }

  /// The most by which any ring is away from its exact place at any moment, seen from the other, mm.
  private func play(_ lever: Double) -> Double {
    zip(moments, reached).reduce(0) { most, moment in
      guard let state = moment.1 else { return most }
      return max(most, moment.0.ringPose.displacement(to: state.ring, lever))
    }
  }
}

extension RigidTransform {
  /// The most by which a point moves from one pose to the other that is at most `lever` from the frame's origin; of the
  /// other frame's points the same, seen from this one, if they never are further from that origin.
  fileprivate func displacement(to other: RigidTransform, _ lever: Double) -> Double {
    (other.translation - translation).norm + 2 * (rotation.inverse * other.rotation).v.norm * lever
  }
}

import HexapodKinematics
import RigidMotion
import TreatmentModel

/// A motion of the frame under examination, continuous, and the moments as they are really set: what can be in its way,
/// whoever made it.
package struct MotionChecker {
  /// Who made the motion: what can be advised depends on it.
  package enum Origin {
    /// The plan of the case.
    case plan
    /// A plan that begins where the struts were read.
    case resumedPlan
    /// Somebody's readings.
    case readings
  }

  let level: TreatedLevel
  let frame: MountedFrame
  let search: PathSearch
  /// In order, at least one.
  let samples: [PathSample]
  /// The ring's pose really reached at each moment, if one was found near the exact one. Empty for a motion that is followed
  /// as it is.
  let reached: [BatchPose]
  /// How far that is from the exact one at most.
  private let play: DisplacementBound
  /// Of the cylinders that hold the struts, mm.
  let strutRadii: PerStrut<Double>
  let origin: Origin
  /// What is known before of the frame's stiffness: in neutral, and for each stage of ``search`` at moments equally many
  /// apart, from its first to its last.
  var stiffness: (neutral: Double, stages: [ArraySlice<Double>])?

  var limits: CheckLimits { level.limits }
  var firstDay: Int { samples[0].day }

  package init(
    _ level: TreatedLevel, _ frame: MountedFrame, _ search: PathSearch, _ samples: [PathSample],
    reached: [BatchPose], strutRadii: PerStrut<Double>, origin: Origin
  ) {
    (self.level, self.frame, self.search, self.samples) = (level, frame, search, samples)
    (self.reached, self.strutRadii, self.origin) = (reached, strutRadii, origin)
    var play = DisplacementBound()
    for (index, found) in reached.enumerated() where found.isFound {
      play.join(DisplacementBound(from: samples[index].ringPose, to: found.pose))
    }
    self.play = play
  }

  /// A margin that falls below its limit.
  struct Violation {
    /// The first day on which it is below.
    let first: Int
    /// The smallest value, and the day on which it is found.
    let worst: Double
    let worstDay: Int
    /// Whether it was found; where it was not, the search of the path has ended before it could be told, and `worst` is what bounds leave
    /// possible.
    var isSettled = true

    /// `on day 7 (limit 20 mm, crossed on day 3)`.
    func when(limit: String) -> String {
      "on day \(worstDay) (limit \(limit)\(first == worstDay ? "" : ", crossed on day \(first)"))"
    }

    /// The earlier of the first days, the worse of the values.
    func joined(_ other: Violation?) -> Violation {
      guard let other else { return self }
      guard isSettled == other.isSettled else { return isSettled ? self : other }
      let worse = other.worst < worst ? other : self
      return Violation(
        first: min(first, other.first), worst: worse.worst, worstDay: worse.worstDay, isSettled: isSettled)
    }
  }

  /// Whether and how far a margin falls below a limit, on the exact path or at a moment as it is set.
  ///
  /// - Parameter change: what the margin changes by at most when the ring is displaced by so much. A path that keeps that
  ///   much more than the limit, and moments that are near one which is known, need not be looked at.
  func violation(
    _ margin: some PathMargin, below limit: Double, change: (DisplacementBound) -> Double
  ) throws(PlanningError) -> Violation? {
    let suspects = search.suspects(limit + change(play), margin)
    guard !suspects.isEmpty else { return nil }
    var found: Violation?
    if let place = try search.firstBelow(limit, margin) {
      let least = try search.minimum(margin)
      // What was not found to the end is known by what was found, if that is below the limit.
      let isFound = least.isSettled || least.found < limit
      found = Violation(
        first: place.day, worst: isFound && !least.isSettled ? least.found : least.value,
        worstDay: least.place.day, isSettled: isFound)
    }
    guard !reached.isEmpty else { return found }
    var known: (value: Double, ring: RigidTransform)?
    for index in suspects.joined() where reached[index].isFound {
      let (sample, ring) = (samples[index], reached[index].pose)
      let sought = found.map { sample.day < $0.first ? limit : min(limit, $0.worst) } ?? limit
      if let known, known.value - change(DisplacementBound(from: known.ring, to: ring)) >= sought { continue }
      let value = margin.value(at: FrameState(ring: ring, frame))
      known = (value, ring)
      guard value < limit else { continue }
      let here = Violation(first: sample.day, worst: value, worstDay: sample.day)
      found = found?.joined(here) ?? here
    }
    return found
  }
}

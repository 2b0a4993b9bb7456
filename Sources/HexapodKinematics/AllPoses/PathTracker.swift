import Glibc
import LinearAlgebra

/// Follows one pose while a frame and its lengths change, along a straight way of all their parameters.
///
/// Each step predicts by a ``PowerSeries`` and corrects by Newton. Every step has a patch of its own, the plane that
/// touches the unit sphere where the step begins, so that coordinates neither grow nor meet the patch's horizon. A step is
/// taken only if the prediction was nearly right and Newton contracts as a quadratic iteration must: a path so followed
/// does not jump to another.
package struct PathTracker: ~Copyable {
  /// What a step has to keep to; coordinates have length 1.
  package struct Tolerance: Sendable {
    /// The last terms of the series are at most this.
    let series: Double
    /// Newton's first correction is at most this.
    let prediction: Double

    /// For the first attempt.
    package static let ordinary = Tolerance(series: 1e-6, prediction: 1e-4)
    /// For another attempt: steps of half the length.
    package static let tight = Tolerance(series: 1e-9, prediction: 1e-6)
  }

  /// How a path ended.
  package enum End: Sendable {
    /// In a solution, perhaps at infinity.
    case arrived(StudyPoint)
    /// `x·x` went to 0 like a power of what was left of the way: the frame has no such pose with these lengths.
    case atInfinity
    /// In what a tracker cannot reach: a singular pose (`rest`, the part of the way that was left, is tiny) or, `rest` being
    /// larger, nowhere.
    case stuck(StudyPoint, rest: Double)
  }

  private let elimination = LaneElimination()
  private let series = PowerSeries()

  package init() {}

  private static let maximumSteps = 1000
  /// Newton's second correction is at most this; nearly at infinity, rounding alone makes 1e-9.
  private static let correction = 1e-7
  /// A way of which less than this is left is at its end.
  private static let leastRest = 1e-10

  /// A solution on the way, of whose parameters `rest` is left.
  private struct Place {
    let z: ComplexLanes
    let rest: Double
    let frame: DualQuaternionFrame
  }

  /// Follows `start`, a solution of `origin`, to `goal`.
  package func follow(
    _ start: StudyPoint, from origin: DualQuaternionFrame, to goal: DualQuaternionFrame,
    _ tolerance: Tolerance
  ) -> End {
    let rate = goal.adding(-1, origin)
    // A start may come with few digits.
    guard let near = settle(start.z, on: origin, rest: 1, 1e-3),
      var place = settle(near.z, on: origin, rest: 1, PathTracker.correction)
    else { return .stuck(start, rest: 1) }
    var decay = Decay()
    for _ in 0..<PathTracker.maximumSteps {
      series.expand(place.frame, rate: rate, round: place.z, factors: elimination)
      guard let next = advance(from: place.rest, to: goal, rate: rate, tolerance) else { break }
      place = next
      if place.rest == 0 { return .arrived(StudyPoint(place.z)) }
      if decay.vanishes(place.frame.finiteness(of: place.z), rest: place.rest) { return .atInfinity }
      if place.rest < PathTracker.leastRest { break }
    }
    return decay.hadAlmostVanished ? .atInfinity : .stuck(StudyPoint(place.z), rest: place.rest)
  }

  /// The next place on the way, as far on as the series and Newton allow.
  private func advance(
    from rest: Double, to goal: DualQuaternionFrame, rate: DualQuaternionFrame, _ tolerance: Tolerance
  ) -> Place? {
    var length = min(series.reach(tolerance: tolerance.series), rest)
    let patch = series.origin.conjugate
    for _ in 0..<40 {
      let left = length == rest ? 0 : rest - length
      // Backwards from the goal, so that nothing cancels near it.
      let frame = goal.adding(-left, rate)
      let guess = series.value(at: length)
      let values = frame.evaluate(guess, patch: patch, columns: elimination.columns, legs: series.legs)
      if elimination.factor() {
        let correction = elimination.solve(values)
        if correction.norm <= tolerance.prediction,
          let place = settle(guess - correction, on: frame, rest: left, PathTracker.correction)
        {
          return place
        }
      }
      length /= 2
    }
    return nil
  }

  /// The last Newton step to a solution of `frame`, with its factors and legs left for the next expansion.
  private func settle(_ z: ComplexLanes, on frame: DualQuaternionFrame, rest: Double, _ limit: Double)
    -> Place?
  {
    let unit = (1 / z.norm) * z
    let values = frame.evaluate(unit, patch: unit.conjugate, columns: elimination.columns, legs: series.legs)
    guard elimination.factor() else { return nil }
    let correction = elimination.solve(values)
    guard correction.norm <= limit else { return nil }
    return Place(z: unit - correction, rest: rest, frame: frame)
  }
}

import HexapodKinematics
import LinearAlgebra
import RigidMotion
import TreatmentModel

/// A frame at rest: its lengths and the pose that belongs to them.
struct FrameConfiguration: Sendable, Equatable {
  let lengths: StrutLengths
  let ringPose: RigidTransform
}

/// Finds the pose, among those that bounded struts allow, in which points of the moving ring are closest to where they
/// should be (MODEL section 7): least squares of their distances by BVLS on the linearised frame, repeated until it stands
/// still.
struct ClosestPose {
  /// Steps taken at most.
  static let maximumIterations = 60
  /// It stands still when no length would change by more than this, mm.
  static let stillness = 1e-10

  let frame: MountedFrame
  /// In the moving ring's frame, all of one weight.
  let points: [Vector3]

  /// The closest state to the ring pose `wanted`.
  ///
  /// - Parameters:
  ///   - bounds: of the lengths, joint to joint.
  ///   - start: near where the search begins; the same branch of the frame as what is found.
  ///   - solves: is counted up by the poses that were solved for.
  /// - Returns: the state, and whether the search stood still there; nil when no pose near `start` keeps the bounds.
  ///   Where it did not stand still (near a singular pose), the state is the best that was met.
  func state(
    closestTo wanted: RigidTransform, within bounds: StrutRanges<StrutLengths>,
    from start: FrameConfiguration, solves: inout Int
  ) -> (state: FrameConfiguration, standsStill: Bool)? {
    let goals = points.map { wanted * $0 }
    guard var state = clamped(start, bounds) else { return nil }
    var cost = cost(state.ringPose, goals)
    for _ in 0..<ClosestPose.maximumIterations {
      guard let step = step(from: state, to: goals, bounds) else { return (state, false) }
      let length = step.reduce(0) { max($0, abs($1)) }
      guard length > ClosestPose.stillness else { return (state, true) }
      guard let next = advance(state, by: step, length, bounds, goals, cost, &solves) else {
        // The sum of squares has no digits left for so short a step.
        return (state, length < 1e-6)
      }
      (state, cost) = next
    }
    return (state, false)
  }

  private func clamped(_ start: FrameConfiguration, _ bounds: StrutRanges<StrutLengths>)
    -> FrameConfiguration?
  {
    let lengths = StrutLengths { min(max(start.lengths[$0], bounds.low[$0]), bounds.high[$0]) }
    guard lengths != start.lengths else { return start }
    let solution = frame.solver.solve(lengths, from: start.ringPose)
    return solution.isFound ? FrameConfiguration(lengths: lengths, ringPose: solution.pose) : nil
  }

  /// The change of the lengths that is best to first order.
  private func step(
    from state: FrameConfiguration, to goals: [Vector3], _ bounds: StrutRanges<StrutLengths>
  ) -> PerStrut<Double>? {
    guard let response = LengthResponse(frame.hexapod, at: state.ringPose) else { return nil }
    var matrix = Matrix(rows: 3 * points.count, columns: 6)
    var misfit = [Double](repeating: 0, count: 3 * points.count)
    for (index, point) in points.enumerated() {
      let displacements = response.displacements(of: point)
      let off = goals[index] - state.ringPose * point
      for axis in 0..<3 {
        misfit[3 * index + axis] = off[axis]
        for strut in 0..<6 { matrix[3 * index + axis, strut] = displacements[strut][axis] }
      }
    }
    let room = (0..<6).map { strut in
      (bounds.low[strut] - state.lengths[strut])...(bounds.high[strut] - state.lengths[strut])
    }
    let found = LeastSquares.bounded(matrix, misfit, room)
    return found.outcome == .notFinite ? nil : PerStrut(found.x)
  }

  /// Goes along the step, no farther than the linear picture holds, until the points are closer than before.
  private func advance(
    _ state: FrameConfiguration, by step: PerStrut<Double>, _ length: Double,
    _ bounds: StrutRanges<StrutLengths>, _ goals: [Vector3], _ cost: Double, _ solves: inout Int
  ) -> (FrameConfiguration, Double)? {
    var scale = min(1, 0.2 * frame.hexapod.meanRadius / length)
    for _ in 0..<12 {
      let lengths = StrutLengths { strut in
        min(max(state.lengths[strut] + scale * step[strut], bounds.low[strut]), bounds.high[strut])
      }
      let solution = frame.solver.solve(lengths, from: state.ringPose)
      solves += 1
      if solution.isFound {
        let reached = self.cost(solution.pose, goals)
        if reached < cost { return (FrameConfiguration(lengths: lengths, ringPose: solution.pose), reached) }
      }
      scale /= 2
    }
    return nil
  }

  private func cost(_ ringPose: RigidTransform, _ goals: [Vector3]) -> Double {
    zip(points, goals).reduce(0) { sum, pair in
      let off = ringPose * pair.0 - pair.1
      return sum + off.dot(off)
    }
  }
}

import HexapodKinematics
import RigidMotion
import TreatmentModel

/// Turns bounded struts along a path: what can be done of it, and whole steps for that (MODEL section 7, held struts).
struct BoundedTurning {
  let frame: MountedFrame
  let struts: PerStrut<StrutHardware>
  /// The points at risk, in the moving fragment's frame.
  let points: [PointAtRisk]
  /// Of a joint, whose points at risk may lie in one line, the edge of the bone beside it; else none.
  let edges: [PointAtRisk]
  /// What whole steps are weighed by.
  let weight: PointMoments
  let rounding: Rounding
  /// Mirrored limbs have mirrored plans.
  let side: Side
  /// ≥ 1.
  let adjustmentsPerDay: Int
  let bounds: StrutBounds

  /// What can be reached of the path, and the readings to set at each moment.
  ///
  /// No strut is turned back while the length aimed at goes one way (``StepScale``).
  ///
  /// - Parameters:
  ///   - path: day 0, then each day's adjustments.
  ///   - lengths: those of its moments.
  ///   - responses: of the weight at each of them.
  ///   - start: from what whole steps are counted.
  /// - Throws: ``PlanningError/Code/tooLong`` when catching up takes too long.
  func turn(
    _ path: [PathSample], _ lengths: [StrutLengths], _ responses: PoseResponses, from start: TurningStart
  ) throws(PlanningError) -> (path: ConstrainedPathFollower.Result, settings: [StrutReadings]) {
    guard !bounds.areFree else {
      return (ConstrainedPathFollower.Result(samples: path), settings(path, lengths, responses, from: start))
    }
    let trace = PathTrace(frame: frame, samples: path, parts: adjustmentsPerDay)
    var follower = ConstrainedPathFollower(trace, struts, points, edges: edges, bounds)
    let result = try follower.run()
    let samples = result.samples
    let isPath = result.shortfalls.isEmpty && samples.count == path.count
    return (
      result,
      settings(
        samples, isPath ? lengths : samples.map(\.lengths),
        isPath ? responses : frame.batch.responses(of: weight, at: samples.map(\.ringPose)), from: start)
    )
  }

  /// The readings to set at each moment.
  private func settings(
    _ samples: [PathSample], _ lengths: [StrutLengths], _ responses: PoseResponses, from start: TurningStart
  ) -> [StrutReadings] {
    let scale = StepScale(
      zero: struts.lengths(of: start.base), base: start.base, step: struts.mapped(\.step),
      order: side.lowerFirst)
    let responses = rounding == .together ? responses : nil
    var settings = [StrutReadings](repeating: start.base, count: samples.count)
    var current = PerStrut(repeating: 0)
    func choose(_ moments: Range<Int>, _ allowed: StepRange) {
      scale.choose(lengths, responses, moments, allowed: allowed, current: &current, &settings)
    }
    if let steps = start.steps(struts) {
      current = steps
      settings[0] = StrutReadings { start.base[$0] + Double(steps[$0]) * scale.step[$0] }
    } else {
      // At the start a strut stands where the limb wants it, if need be outside its range.
      let nearest = scale.nearest(to: lengths[0])
      choose(
        0..<1,
        bounds.areFree ? .free : StepRange(bounds[samples[0].day], on: scale, current: nearest))
    }
    guard !bounds.areFree else {
      choose(1..<samples.count, .free)
      return settings
    }
    var first = 1
    for end in samples.dayEnds.dropFirst() {
      choose(first..<end + 1, StepRange(bounds[samples[end].day], on: scale, current: current))
      first = end + 1
    }
    return settings
  }
}

extension Side {
  /// The struts as they come when of equal settings the lower is taken (MODEL section 7): the same struts of a mirrored limb.
  var lowerFirst: PerStrut<StrutNumber> {
    let order: InlineArray<6, StrutNumber> = self == .left ? [1, 2, 3, 4, 5, 6] : [2, 1, 6, 5, 4, 3]
    return PerStrut { order[$0] }
  }
}

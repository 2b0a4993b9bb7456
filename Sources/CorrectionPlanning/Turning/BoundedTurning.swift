import HexapodKinematics
import RigidMotion
import TreatmentModel

/// Turns bounded struts along a path: what can be done of it, and whole steps for that (MODEL section 7, held struts).
struct BoundedTurning {
  let frame: MountedFrame
  let struts: PerStrut<StrutHardware>
  /// The points at risk, in the moving fragment's frame.
  let points: [PointAtRisk]
  /// The same as the moving ring carries them.
  let carried: PointMoments
  let rounding: Rounding
  /// ≥ 1.
  let adjustmentsPerDay: Int
  let bounds: StrutBounds

  /// What can be reached of the path, and the readings to set at each moment.
  ///
  /// Within a day no strut is turned back: each adjustment lies between the one before and the day's end, which is chosen
  /// first.
  ///
  /// - Parameters:
  ///   - path: day 0, then each day's adjustments.
  ///   - lengths: those of its moments.
  ///   - responses: of the points at risk at each of them.
  ///   - start: from what whole steps are counted.
  /// - Throws: ``PlanningError/Code/tooLong`` when catching up takes too long.
  func turn(
    _ path: [PathSample], _ lengths: [StrutLengths], _ responses: PoseResponses, from start: TurningStart
  ) throws(PlanningError) -> (path: ConstrainedPathFollower.Result, settings: [StrutReadings]) {
    guard !bounds.areFree else {
      return (ConstrainedPathFollower.Result(samples: path), settings(path, lengths, responses, from: start))
    }
    let trace = PathTrace(frame: frame, samples: path, parts: adjustmentsPerDay)
    var follower = ConstrainedPathFollower(trace, struts, points, bounds)
    let result = try follower.run()
    let samples = result.samples
    let isPath = result.shortfalls.isEmpty && samples.count == path.count
    return (
      result,
      settings(
        samples, isPath ? lengths : samples.map(\.lengths),
        isPath ? responses : frame.batch.responses(of: carried, at: samples.map(\.ringPose)), from: start)
    )
  }

  /// The readings to set at each moment.
  private func settings(
    _ samples: [PathSample], _ lengths: [StrutLengths], _ responses: PoseResponses, from start: TurningStart
  ) -> [StrutReadings] {
    let scale = StepScale(
      zero: struts.lengths(of: start.base), base: start.base,
      step: struts.mapped(\.step))
    let responses = rounding == .together ? responses : nil
    var settings = [StrutReadings](repeating: start.base, count: samples.count)
    var current = PerStrut(repeating: 0)
    func choose(from first: Int, dayEnds ends: [Int32], allowed: StepRange) {
      scale.choose(
        lengths, responses, from: first, dayEnds: ends, allowed: allowed, current: &current, &settings)
    }
    if let steps = start.steps(struts) {
      current = steps
      settings[0] = StrutReadings { start.base[$0] + Double(steps[$0]) * scale.step[$0] }
    } else {
      // At the start a strut stands where the limb wants it, if need be outside its range.
      let nearest = scale.nearest(to: lengths[0])
      choose(
        from: 0, dayEnds: [0],
        allowed: bounds.areFree
          ? .free : StepRange(bounds[samples[0].day], on: scale, current: nearest))
    }
    let ends = samples.dayEnds.dropFirst()
    guard !bounds.areFree else {
      choose(from: 1, dayEnds: ends.map { Int32($0 - 1) }, allowed: .free)
      return settings
    }
    var first = 1
    for end in ends {
      let allowed = StepRange(bounds[samples[end].day], on: scale, current: current)
      choose(from: first, dayEnds: [Int32(end - first)], allowed: allowed)
      first = end + 1
    }
    return settings
  }
}

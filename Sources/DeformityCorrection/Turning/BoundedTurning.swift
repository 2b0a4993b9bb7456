import Hexapod
import RigidMotion

/// Turns bounded struts along a path: what can be done of it, and whole steps for that (MODEL section 7, held struts).
struct BoundedTurning {
  let choice: StepChoice
  let struts: PerStrut<StrutHardware>
  /// The points at risk, in the moving fragment's frame.
  let points: [PointAtRisk]
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
  ///   - responses: of the points at risk at each of its moments.
  ///   - start: from what whole steps are counted.
  /// - Throws: ``PlanningError/Code/tooLong`` when catching up takes too long.
  func turn(
    _ path: [Moment], _ responses: PoseResponses, from start: TurningStart
  ) throws(PlanningError) -> (path: Pursuit.Result, settings: [PerStrut<Double>]) {
    let trace = PathTrace(frame: choice.frame, moments: path, parts: adjustmentsPerDay)
    var pursuit = Pursuit(trace, struts, points, bounds)
    let result = try pursuit.run()
    let moments = result.moments
    let responses =
      result.shortfalls.isEmpty && moments.count == path.count
      ? responses : choice.frame.batch.responses(of: choice.points, at: moments.map(\.ringPose))
    var steps = start.steps(struts)
    var settings: [PerStrut<Double>] = []
    settings.reserveCapacity(moments.count)
    var index = 0
    while index < moments.count {
      var last = index
      while last + 1 < moments.count, moments[last + 1].day == moments[index].day { last += 1 }
      var dayEnd = steps ?? PerStrut(repeating: 0)
      if index > 0 || steps == nil {
        dayEnd = choice.steps(last, of: moments, responses, allowed: allowed(moments[last], current: steps))
      }
      var current = steps ?? dayEnd
      for part in index..<last {
        current = choice.steps(part, of: moments, responses, allowed: StepRange(between: current, and: dayEnd))
        settings.append(choice.readings(current))
      }
      settings.append(choice.readings(dayEnd))
      (steps, index) = (dayEnd, last + 1)
    }
    return (result, settings)
  }

  /// At the start a strut stands where the limb wants it, if need be outside its range.
  private func allowed(_ moment: Moment, current: PerStrut<Int>?) -> StepRange {
    guard !bounds.areFree else { return .free }
    return choice.allowedSteps(bounds[moment.day], current: current ?? choice.nearest(to: moment.lengths))
  }
}

import Hexapod
import RigidMotion

/// Turns bounded struts along a path: what can be done of it, and whole steps for that (MODEL section 7, held struts).
struct BoundedTurning {
  let choice: StepChoice
  /// The points at risk, in the moving fragment's frame.
  let points: [PointAtRisk]
  /// ≥ 1.
  let adjustmentsPerDay: Int
  let bounds: StrutBounds

  /// The moments that can be reached, and the readings to set at each.
  ///
  /// - Parameters:
  ///   - path: day 0, then each day's adjustments.
  ///   - start: from what whole steps are counted.
  /// - Throws: ``PlanningError/Code/tooLong`` when catching up takes too long.
  func turn(
    _ path: [Moment], from start: TurningStart
  ) throws(PlanningError) -> (moments: [Moment], settings: [PerStrut<Double>]) {
    let trace = PathTrace(frame: choice.frame, moments: path, parts: adjustmentsPerDay)
    var pursuit = Pursuit(trace, choice.struts, points, bounds)
    let moments = try pursuit.run()
    let base = start.base
    var steps = start.steps(choice.struts) ?? PerStrut(repeating: 0)
    var dayEnd = steps
    var settings: [PerStrut<Double>] = []
    for (index, moment) in moments.enumerated() {
      if index == 0 {
        if start.readings == nil {
          steps = choose(moment, from: base, allowed(moment, from: base, current: nil))
        }
      } else {
        if moment.day > moments[index - 1].day {
          let last = moments[index...].prefix { $0.day == moment.day }.last ?? moment
          dayEnd = choose(last, from: base, allowed(last, from: base, current: steps))
        }
        // Within a day no strut is turned back again: each adjustment lies between the one before and the day's end.
        steps = choose(
          moment, from: base,
          PerStrut { min(steps[$0], dayEnd[$0])...max(steps[$0], dayEnd[$0]) })
        if index + 1 == moments.count || moments[index + 1].day > moment.day { steps = dayEnd }
      }
      settings.append(choice.readings(steps, from: base))
    }
    return (moments, settings)
  }

  private func choose(
    _ moment: Moment, from base: PerStrut<Double>, _ allowed: PerStrut<ClosedRange<Int>>
  ) -> PerStrut<Int> {
    choice.steps(moment.lengths, at: moment.ringPose, from: base, allowed: allowed)
  }

  /// At the start a strut stands where the limb wants it, if need be outside its range.
  private func allowed(
    _ moment: Moment, from base: PerStrut<Double>, current: PerStrut<Int>?
  ) -> PerStrut<ClosedRange<Int>> {
    let nearest = PerStrut { strut in
      let reading = choice.struts[strut].reading(ofLength: moment.lengths[strut])
      return Int(((reading - base[strut]) / choice.struts[strut].step).rounded())
    }
    return choice.allowedSteps(bounds[moment.day], from: base, current: current ?? nearest)
  }
}

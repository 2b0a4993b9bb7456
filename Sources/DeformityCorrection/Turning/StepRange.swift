import Hexapod

extension StepChoice {
  /// The whole steps from `base` that a day's bounds allow each strut, which stands at `current` steps. A strut that stands
  /// outside its bounds may stay there or come nearer.
  func allowedSteps(
    _ bounds: PerStrut<StrutBound>, from base: PerStrut<Double>, current: PerStrut<Int>
  ) -> PerStrut<ClosedRange<Int>> {
    PerStrut { strut in
      let now = current[strut]
      guard case .within(let range) = bounds[strut] else { return now...now }
      // A millionth of a step is how readings in decimals differ from their ranges, not a strut's end.
      let low = ((range.lowerBound - base[strut]) / step[strut] - 1e-6).rounded(.up)
      let high = ((range.upperBound - base[strut]) / step[strut] + 1e-6).rounded(.down)
      return min(now, StepChoice.steps(low))...max(now, StepChoice.steps(high))
    }
  }

  /// A count of steps that no trap and no reading reaches, for bounds that are not there.
  private static func steps(_ count: Double) -> Int { Int(min(max(count, -1e9), 1e9)) }
}

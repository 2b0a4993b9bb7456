import Hexapod

import Hexapod

extension StepChoice {
  /// The whole steps that a day's bounds allow each strut, which stands at `current` steps. A strut that stands
  /// outside its bounds may stay there or come nearer.
  func allowedSteps(_ bounds: PerStrut<StrutBound>, current: PerStrut<Int>) -> StepRange {
    var allowed = StepRange(between: current, and: current)
    for strut in 0..<6 {
      guard case .within(let range) = bounds[strut] else { continue }
      // A millionth of a step is how readings in decimals differ from their ranges, not a strut's end.
      let low = ((range.lowerBound - base[strut]) / step[strut] - 1e-6).rounded(.up)
      let high = ((range.upperBound - base[strut]) / step[strut] + 1e-6).rounded(.down)
      allowed.low[strut] = min(current[strut], StepRange.steps(low))
      allowed.high[strut] = max(current[strut], StepRange.steps(high))
    }
    return allowed
  }
}

extension StepRange {
  /// A count for bounds that are not there, too.
  fileprivate static func steps(_ count: Double) -> Int {
    Int(min(max(count, -Double(farthest)), Double(farthest)))
  }
}

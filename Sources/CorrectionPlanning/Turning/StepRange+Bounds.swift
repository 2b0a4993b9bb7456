import HexapodKinematics
import TreatmentModel

extension StepRange {
  /// The whole steps that a day's bounds allow each strut, which stands at `current` steps. A strut that stands outside its
  /// bounds may stay there or come nearer.
  init(_ bounds: PerStrut<StrutBound>, on scale: StepScale<StrutReadings>, current: PerStrut<Int>) {
    self.init(between: current, and: current)
    for strut in 0..<6 {
      guard case .within(let range) = bounds[strut] else { continue }
      // A millionth of a step is how readings in decimals differ from their ranges, not a strut's end.
      let low = ((range.lowerBound - scale.base[strut]) / scale.step[strut] - 1e-6).rounded(.up)
      let high = ((range.upperBound - scale.base[strut]) / scale.step[strut] + 1e-6).rounded(.down)
      self.low[strut] = min(current[strut], StepRange.steps(low))
      self.high[strut] = max(current[strut], StepRange.steps(high))
    }
  }

  /// A count for bounds that are not there, too.
  private static func steps(_ count: Double) -> Int {
    Int(min(max(count, -Double(farthest)), Double(farthest)))
  }
}

import Glibc

/// Least-squares steps in the coordinates of a singular value decomposition, `J = U diag(σ) Vᵀ`: the one piece of
/// Levenberg-Marquardt that every caller shares.
public enum DampedStep {
  /// Writes the step `V (σ/(σ²+λ)) c`, of those that are at most `radius` long the one with the least λ ≥ 0.
  ///
  /// - Parameters:
  ///   - values: σ, descending.
  ///   - along: c = Uᵀ m, as many numbers.
  ///   - rightTransposed: Vᵀ, square, column by column.
  ///   - radius: > 0.
  ///   - rankTolerance: no step goes along directions with `σ ≤ rankTolerance · σ_1`.
  ///   - exponents: λ is sought between these powers of two of σ_1²; when even the largest leaves the step too long, that is
  ///     taken.
  /// - Returns: λ; 0 where the undamped step is short enough.
  @discardableResult
  public static func solve(
    values: DoubleBuffer, along: DoubleBuffer, rightTransposed: DoubleBuffer, radius: Double,
    rankTolerance: Double, exponents: ClosedRange<Double>, into step: DoubleBuffer
  ) -> Double {
    let (size, largest) = (values.count, values[0])
    func component(_ k: Int, _ lambda: Double) -> Double {
      let value = values[k]
      return value > rankTolerance * largest ? along[k] * value / (value * value + lambda) : 0
    }
    func length(_ lambda: Double) -> Double {
      var sum = 0.0
      for k in 0..<size {
        let component = component(k, lambda)
        sum += component * component
      }
      return sum.squareRoot()
    }
    var lambda = 0.0
    if length(0) > radius {
      // Bisection on the exponent: the length falls monotonically with λ.
      var (low, high) = (exponents.lowerBound, exponents.upperBound)
      for _ in 0..<60 {
        let middle = (low + high) / 2
        if length(largest * largest * exp2(middle)) > radius {
          low = middle
        } else {
          high = middle
        }
      }
      lambda = largest * largest * exp2(high)
    }
    for axis in 0..<size { step[axis] = 0 }
    for k in 0..<size {
      let component = component(k, lambda)
      for axis in 0..<size { step[axis] += rightTransposed[axis * size + k] * component }
    }
    return lambda
  }
}

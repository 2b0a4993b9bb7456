/// Mean and variance of the values that are numbers, in two passes.
struct Moments {
  let count: Int
  let mean: Double
  let variance: Double

  init(_ values: [Double]) {
    var (sum, count) = (0.0, 0)
    for value in values where !value.isNaN {
      sum += value
      count += 1
    }
    let mean = count > 0 ? sum / Double(count) : .nan
    var square = 0.0
    for value in values where !value.isNaN { square += (value - mean) * (value - mean) }
    self.count = count
    self.mean = mean
    variance = count > 1 ? square / Double(count - 1) : .nan
  }
}

extension EndSpread {
  /// The spread of the values that are numbers.
  init(
    _ number: EndNumber, _ values: [Double], target: Double, stated: Double, linear: Double?,
    _ tolerance: Tolerance
  ) {
    let moments = Moments(values)
    var found = values.filter { !$0.isNaN }
    let limit = tolerance.of(number.unit)
    let outside = found.count { abs($0 - target) > limit }
    let quantiles = found.isEmpty ? [.nan, .nan, .nan, 0, 0] : Quantiles.of([0.05, 0.5, 0.95, 0, 1], &found)
    self.init(
      number: number, target: target, stated: stated, mean: moments.mean,
      standardDeviation: moments.variance.squareRoot(), linearStandardDeviation: linear,
      quantiles: (quantiles[0], quantiles[1], quantiles[2]),
      outside: found.isEmpty ? .nan : Double(outside) / Double(found.count),
      histogram: Histogram(found, from: quantiles[3], to: quantiles[4]))
  }
}

extension Histogram {
  /// Forty bins from the least to the largest value.
  init(_ values: [Double], from lower: Double, to upper: Double) {
    var counts = [Int](repeating: 0, count: 40)
    let scale = upper > lower ? 40 / (upper - lower) : 0
    for value in values { counts[min(Int((value - lower) * scale), 39)] += 1 }
    self.init(lower: lower, upper: upper, counts: counts)
  }
}

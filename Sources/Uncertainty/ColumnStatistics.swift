/// What is asked of one column of values, not-a-numbers left out. Everything is exact: quantiles are order statistics.
package struct ColumnStatistics {
  package let count: Int
  package let mean: Double
  package let variance: Double
  package let least: Double
  package let most: Double

  /// Moments in two passes, in the order of the values.
  package init(_ values: UnsafeBufferPointer<Double>) {
    var (sum, count, least, most) = (0.0, 0, Double.infinity, -Double.infinity)
    for value in values where !value.isNaN {
      sum += value
      count += 1
      least = min(least, value)
      most = max(most, value)
    }
    let mean = count > 0 ? sum / Double(count) : .nan
    var square = 0.0
    for value in values where !value.isNaN { square += (value - mean) * (value - mean) }
    (self.count, self.mean) = (count, mean)
    variance = count > 1 ? square / Double(count - 1) : .nan
    (self.least, self.most) = count > 0 ? (least, most) : (.nan, .nan)
  }
}

/// Values sorted into many narrow bins, in which order statistics are quickly found.
package struct BinnedColumn {
  /// Bins of a histogram, and how many narrow ones make one of them.
  private static let (bars, narrow) = (40, 100)

  private let values: UnsafeBufferPointer<Double>
  private let statistics: ColumnStatistics
  private let counts: [Int]
  private let scale: Double

  package init(_ values: UnsafeBufferPointer<Double>, _ statistics: ColumnStatistics) {
    let bins = BinnedColumn.bars * BinnedColumn.narrow
    let extent = statistics.most - statistics.least
    let scale = extent > 0 && extent.isFinite ? Double(bins) / extent : 0
    var counts = [Int](repeating: 0, count: bins)
    for value in values where !value.isNaN {
      counts[BinnedColumn.bin(value, statistics.least, scale)] += 1
    }
    (self.values, self.statistics, self.counts, self.scale) = (values, statistics, counts, scale)
  }

  @inline(__always)
  private static func bin(_ value: Double, _ least: Double, _ scale: Double) -> Int {
    // The greatest value falls onto the upper edge of the last bin.
    min(Int((value - least) * scale), bars * narrow - 1)
  }

  /// Counts of the values in forty bins from the least to the greatest.
  var histogram: Histogram {
    let counts = (0..<BinnedColumn.bars).map { bar in
      self.counts[bar * BinnedColumn.narrow..<(bar + 1) * BinnedColumn.narrow].reduce(0, +)
    }
    return Histogram(lower: statistics.least, upper: statistics.most, counts: counts)
  }

  /// The values below or at which the fractions lie (nearest rank); not numbers without values.
  package func quantiles(_ fractions: [Double]) -> [Double] {
    guard statistics.count > 0 else { return fractions.map { _ in .nan } }
    let places = fractions.map { fraction -> (bin: Int, rank: Int) in
      var rank = min(
        max(Int((fraction * Double(statistics.count)).rounded(.up)) - 1, 0), statistics.count - 1)
      var bin = 0
      while rank >= counts[bin] {
        rank -= counts[bin]
        bin += 1
      }
      return (bin, rank)
    }
    // Bins are in order, so the value of a rank is in its bin.
    var wanted = [Bool](repeating: false, count: counts.count)
    for place in places { wanted[place.bin] = true }
    var found: [Int: [Double]] = [:]
    for value in values where !value.isNaN {
      let bin = BinnedColumn.bin(value, statistics.least, scale)
      if wanted[bin] { found[bin, default: []].append(value) }
    }
    for bin in found.keys { found[bin]?.sort() }
    return places.map { found[$0.bin]?[$0.rank] ?? .nan }
  }
}

extension EndSpread {
  /// The spread of the values that are numbers.
  init(
    _ number: EndNumber, _ values: UnsafeBufferPointer<Double>, target: Double, stated: Double,
    linear: Double?, _ tolerance: Tolerance
  ) {
    let statistics = ColumnStatistics(values)
    let bins = BinnedColumn(values, statistics)
    let limit = tolerance.of(number.unit)
    var outside = 0
    for value in values where abs(value - target) > limit { outside += 1 }
    let quantiles = bins.quantiles([0.05, 0.5, 0.95])
    self.init(
      number: number, target: target, stated: stated, mean: statistics.mean,
      standardDeviation: statistics.variance.squareRoot(), linearStandardDeviation: linear,
      quantiles: (quantiles[0], quantiles[1], quantiles[2]),
      outside: statistics.count > 0 ? Double(outside) / Double(statistics.count) : .nan,
      histogram: bins.histogram)
  }
}

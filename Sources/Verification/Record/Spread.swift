/// How large errors are: the worst of them and their mean.
package struct Spread: Sendable, Equatable {
  /// The largest.
  package private(set) var worst = 0.0
  private var sum = 0.0
  /// How many there are.
  package private(set) var count = 0

  init() {}

  init(_ values: some Sequence<Double>) { for value in values { add(value) } }

  /// Of what is no number nothing is better.
  mutating func add(_ value: Double) {
    let size = value.isFinite ? abs(value) : .infinity
    (worst, sum, count) = (max(worst, size), sum + size, count + 1)
  }

  mutating func add(_ other: Spread) {
    (worst, sum, count) = (max(worst, other.worst), sum + other.sum, count + other.count)
  }

  /// 0 of none.
  package var mean: Double { count == 0 ? 0 : sum / Double(count) }
}

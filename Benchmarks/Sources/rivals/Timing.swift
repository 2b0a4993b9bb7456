/// Times of one repeat after the other, in nanoseconds a pose.
struct Timing: Sendable {
  private var sorted: [Double] = []

  mutating func add(_ times: some Sequence<Double>) {
    sorted += times
    sorted.sort()
  }

  var minimum: Double { quantile(0) }
  var median: Double { quantile(0.5) }
  /// Distance between the quartiles over the median.
  var spread: Double { (quantile(0.75) - quantile(0.25)) / median }

  private func quantile(_ part: Double) -> Double {
    guard let last = sorted.last else { return .nan }
    let place = part * Double(sorted.count - 1)
    let index = Int(place)
    guard index + 1 < sorted.count else { return last }
    return sorted[index] + (place - Double(index)) * (sorted[index + 1] - sorted[index])
  }
}

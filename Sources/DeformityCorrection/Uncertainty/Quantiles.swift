/// Exact order statistics without a full sort.
enum Quantiles {
  /// The values below or at which the fractions of `values` lie (nearest rank); `values` must not be empty. Reorders them.
  static func of(_ fractions: [Double], _ values: inout [Double]) -> [Double] {
    let count = values.count
    return values.withUnsafeMutableBufferPointer { buffer in
      fractions.map { fraction in
        let rank = min(max(Int((fraction * Double(count)).rounded(.up)) - 1, 0), count - 1)
        return select(rank, buffer)
      }
    }
  }

  /// Hoare's selection, the median of three as pivot: afterwards everything before `rank` is not larger.
  private static func select(_ rank: Int, _ values: UnsafeMutableBufferPointer<Double>) -> Double {
    var (low, high) = (0, values.count - 1)
    while low < high {
      let middle = low + (high - low) / 2
      if values[middle] < values[low] { values.swapAt(middle, low) }
      if values[high] < values[low] { values.swapAt(high, low) }
      if values[high] < values[middle] { values.swapAt(high, middle) }
      let pivot = values[middle]
      var (i, j) = (low, high)
      while i <= j {
        while values[i] < pivot { i += 1 }
        while values[j] > pivot { j -= 1 }
        if i <= j {
          values.swapAt(i, j)
          i += 1
          j -= 1
        }
      }
      if rank <= j { high = j } else if rank >= i { low = i } else { return values[rank] }
    }
    return values[rank]
  }
}

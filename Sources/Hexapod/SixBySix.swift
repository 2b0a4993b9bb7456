/// Thirty-six doubles, column by column, without a heap allocation: the matrix of a Jacobian where it is made many times.
public struct SixBySix: Sendable {
  @usableFromInline var entries: InlineArray<36, Double>

  /// Zeros.
  @inlinable
  public init() { entries = InlineArray(repeating: 0) }

  /// The entry at `row` and `column`, each 0...5.
  @inlinable
  public subscript(row: Int, column: Int) -> Double {
    get { entries[column * 6 + row] }
    set { entries[column * 6 + row] = newValue }
  }

  /// Inverse by Gauss-Jordan elimination with partial pivoting, and the sign of the determinant; nil for a matrix that is
  /// singular to the last bit.
  public func inverted() -> (inverse: SixBySix, determinantSign: Int)? {
    var (a, inverse, sign) = (self, SixBySix(), 1)
    for k in 0..<6 { inverse[k, k] = 1 }
    for k in 0..<6 {
      var pivot = k
      for row in k + 1..<6 where abs(a[row, k]) > abs(a[pivot, k]) { pivot = row }
      let value = a[pivot, k]
      guard value != 0, value.isFinite else { return nil }
      if value < 0 { sign = -sign }
      if pivot != k {
        sign = -sign
        a.swapRows(k, pivot)
        inverse.swapRows(k, pivot)
      }
      let scale = 1 / value
      for column in 0..<6 {
        a[k, column] *= scale
        inverse[k, column] *= scale
      }
      for row in 0..<6 where row != k {
        let factor = a[row, k]
        for column in 0..<6 {
          a[row, column] -= factor * a[k, column]
          inverse[row, column] -= factor * inverse[k, column]
        }
      }
    }
    return (inverse, sign)
  }

  private mutating func swapRows(_ one: Int, _ other: Int) {
    for column in 0..<6 {
      (self[one, column], self[other, column]) = (self[other, column], self[one, column])
    }
  }
}

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
  ///
  /// Columns are eliminated among each other, in place: column k of the inverse grows where column k is used up.
  public func inverted() -> (inverse: SixBySix, determinantSign: Int)? {
    withUnsafeTemporaryAllocation(of: SIMD8<Double>.self, capacity: 6) { columns in
      for column in 0..<6 {
        var lanes = SIMD8<Double>.zero
        for row in 0..<6 { lanes[row] = entries[column * 6 + row] }
        columns.initializeElement(at: column, to: lanes)
      }
      guard let sign = SixBySix.invert(columns) else { return nil }
      var inverse = SixBySix()
      for column in 0..<6 {
        for row in 0..<6 { inverse.entries[column * 6 + row] = columns[column][row] }
      }
      return (inverse, sign)
    }
  }

  /// Inverts six columns, the last two lanes of which are not used; the sign of the determinant, or nil.
  @inline(__always)
  private static func invert(_ columns: UnsafeMutableBufferPointer<SIMD8<Double>>) -> Int? {
    var (sign, pivots) = (1, InlineArray<6, Int>(repeating: 0))
    for k in 0..<6 {
      var pivot = k
      for other in k + 1..<6 where abs(columns[other][k]) > abs(columns[pivot][k]) { pivot = other }
      pivots[k] = pivot
      let value = columns[pivot][k]
      guard value != 0, value.isFinite else { return nil }
      if value < 0 { sign = -sign }
      if pivot != k {
        sign = -sign
        columns.swapAt(k, pivot)
      }
      var own = columns[k]
      own[k] = 1
      own *= 1 / value
      columns[k] = own
      for other in 0..<6 where other != k {
        let factor = columns[other][k]
        columns[other][k] = 0
        columns[other] -= factor * own
      }
    }
    // Exchanged columns of the matrix are exchanged rows of the inverse.
    for k in stride(from: 5, through: 0, by: -1) where pivots[k] != k {
      for column in 0..<6 {
        let lane = columns[column][k]
        columns[column][k] = columns[column][pivots[k]]
        columns[column][pivots[k]] = lane
      }
    }
    return sign
  }
}

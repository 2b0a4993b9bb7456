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
    var inverse = self
    let sign = withUnsafeMutableBytes(of: &inverse.entries) { bytes in
      bytes.withMemoryRebound(to: Double.self) { SixBySix.invert($0) }
    }
    return sign.map { (inverse, $0) }
  }

  /// Inverts thirty-six numbers, column by column; the sign of the determinant, or nil.
  @inline(__always)
  private static func invert(_ entries: UnsafeMutableBufferPointer<Double>) -> Int? {
    var (sign, pivots) = (1, InlineArray<6, Int>(repeating: 0))
    for k in 0..<6 {
      var pivot = k
      for other in k + 1..<6 where abs(entries[other * 6 + k]) > abs(entries[pivot * 6 + k]) { pivot = other }
      pivots[k] = pivot
      let value = entries[pivot * 6 + k]
      guard value != 0, value.isFinite else { return nil }
      if value < 0 { sign = -sign }
      if pivot != k {
        sign = -sign
        for row in 0..<6 { entries.swapAt(k * 6 + row, pivot * 6 + row) }
      }
      entries[k * 6 + k] = 1
      let scale = 1 / value
      for row in 0..<6 { entries[k * 6 + row] *= scale }
      let own = column(k, of: entries)
      for other in 0..<6 where other != k {
        let factor = entries[other * 6 + k]
        entries[other * 6 + k] = 0
        for row in 0..<6 { entries[other * 6 + row] -= factor * own[row] }
      }
    }
    // Exchanged columns of the matrix are exchanged rows of the inverse.
    for k in stride(from: 5, through: 0, by: -1) where pivots[k] != k {
      for column in 0..<6 { entries.swapAt(column * 6 + k, column * 6 + pivots[k]) }
    }
    return sign
  }

  /// A column, so that it cannot be one that is written.
  @inline(__always)
  private static func column(_ k: Int, of entries: UnsafeMutableBufferPointer<Double>) -> InlineArray<
    6, Double
  > {
    InlineArray { entries[k * 6 + $0] }
  }
}

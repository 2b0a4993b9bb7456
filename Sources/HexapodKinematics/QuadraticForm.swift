/// A symmetric form of six numbers, `xᵀ G x`: its lower triangle, row after row.
public struct QuadraticForm: Sendable {
  @usableFromInline let packed: InlineArray<21, Double>

  init(packed: InlineArray<21, Double>) { self.packed = packed }

  /// The form whose entry at row i and column k, k ≤ i, is `entry(i, k)`.
  public init(_ entry: (_ row: Int, _ column: Int) -> Double) {
    var (packed, place) = (InlineArray<21, Double>(repeating: 0), 0)
    for row in 0..<6 {
      for column in 0...row {
        packed[place] = entry(row, column)
        place += 1
      }
    }
    self.packed = packed
  }

  /// The entry at `row` and `column`, each 0...5.
  @inlinable
  public subscript(row: Int, column: Int) -> Double {
    let (high, low) = row > column ? (row, column) : (column, row)
    return packed[(high * (high + 1)) >> 1 + low]
  }
}

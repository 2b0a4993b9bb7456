import LinearAlgebra

/// An 8 × 8 complex matrix, a column a vector of lanes, and its factors: Gauss-Jordan elimination with partial pivoting.
///
/// Where a whole column is one vector operation, eliminating above the pivot too costs nothing and spares the backward
/// substitution; rows are not swapped but taken in the order of their pivots.
package struct LaneElimination: ~Copyable {
  /// The eight columns, before ``factor()``.
  package let columns: UnsafeMutablePointer<ComplexLanes>
  private let rows: UnsafeMutablePointer<Int>
  /// `unit[k]`: 1 in lane k.
  private let unit: UnsafeMutablePointer<SIMD8<Double>>

  package init() {
    (columns, rows, unit) = (.allocate(capacity: 8), .allocate(capacity: 8), .allocate(capacity: 8))
    columns.initialize(repeating: .zero, count: 8)
    rows.initialize(repeating: 0, count: 8)
    unit.initialize(repeating: .zero, count: 8)
    for lane in 0..<8 { unit[lane][lane] = 1 }
  }

  deinit {
    columns.deallocate()
    rows.deallocate()
    unit.deallocate()
  }

  /// Factors the columns in place. False when a pivot is zero or not finite.
  @inline(__always)
  package func factor() -> Bool {
    var free = SIMD8<Double>(repeating: 1)
    for k in 0..<8 {
      let column = columns[k]
      let row = LaneElimination.largest((column.re * column.re + column.im * column.im) * free)
      let pivot = entry(row, k)
      guard pivot.squaredNorm > 0, pivot.squaredNorm.isFinite else { return false }
      let inverse = pivot.reciprocal
      let (hot, cold) = (unit[row], 1 - unit[row])
      free -= hot
      // In the pivot's lane, b - factor b is b / pivot.
      let scaled = inverse * column
      let factor = ComplexLanes(
        re: scaled.re * cold + (1 - inverse.re) * hot, im: scaled.im * cold - inverse.im * hot)
      columns[k] = factor
      rows[k] = row
      for j in k + 1..<8 { columns[j] -= entry(row, j) * factor }
    }
    return true
  }

  /// Solves for one right side: lanes by equation in, lanes by unknown out.
  @inline(__always)
  package func solve(_ rightSide: ComplexLanes) -> ComplexLanes {
    var b = rightSide
    for k in 0..<8 { b -= b[rows[k]] * columns[k] }
    var x = ComplexLanes.zero
    for k in 0..<8 { x[k] = b[rows[k]] }
    return x
  }

  @inline(__always)
  private func entry(_ row: Int, _ column: Int) -> Complex {
    let doubles = UnsafeRawPointer(columns + column).assumingMemoryBound(to: Double.self)
    return Complex(doubles[row], doubles[8 + row])
  }

  /// The lane of the largest of eight numbers that are not negative. The lane's own number takes the last three bits;
  /// numbers that differ in more than those order as before.
  @inline(__always)
  private static func largest(_ v: SIMD8<Double>) -> Int {
    let bits = unsafeBitCast(v, to: SIMD8<Int64>.self) & ~7 | SIMD8<Int64>(0, 1, 2, 3, 4, 5, 6, 7)
    let marked = unsafeBitCast(bits, to: SIMD8<Double>.self)
    let four = pointwiseMax(marked.lowHalf, marked.highHalf)
    let two = pointwiseMax(four.lowHalf, four.highHalf)
    return Int(max(two.x, two.y).bitPattern & 7)
  }
}

import CLAPACK

/// `A = Q R` by Householder reflections in place, for inner loops: nothing is allocated, and one factorization serves a
/// least-squares step, more right sides, and the determinant's sign (LAPACK `dgeqr2`, `dorm2r`, BLAS `dtrsv`: the
/// parts of `dgels`).
public enum HouseholderQR {
  /// Factors `rows × columns` entries, column by column, rows ≥ columns: R above and on the diagonal, the reflections
  /// below it and in the `columns` entries of `tau`. `work` has room for `columns` doubles.
  public static func factor(
    rows: Int, columns: Int, _ entries: UnsafeMutableBufferPointer<Double>,
    tau: UnsafeMutableBufferPointer<Double>, work: UnsafeMutableBufferPointer<Double>
  ) {
    var (m, n, info) = (lapack_int(rows), lapack_int(columns), lapack_int(0))
    dgeqr2_(&m, &n, entries.baseAddress, &m, tau.baseAddress, work.baseAddress, &info)
  }

  /// Solves `min |A x - b|` of a factored A; `rightSide` has `rows` entries, of which the first `columns` become x.
  ///
  /// - Returns: whether R has no zero on its diagonal.
  public static func solve(
    rows: Int, columns: Int, _ factored: UnsafeMutableBufferPointer<Double>,
    tau: UnsafeMutableBufferPointer<Double>, _ rightSide: UnsafeMutableBufferPointer<Double>,
    work: UnsafeMutableBufferPointer<Double>
  ) -> Bool {
    var (m, n, one, info) = (lapack_int(rows), lapack_int(columns), lapack_int(1), lapack_int(0))
    dorm2r_(
      "L", "T", &m, &one, &n, factored.baseAddress, &m, tau.baseAddress, rightSide.baseAddress, &m,
      work.baseAddress, &info, 1, 1)
    for k in 0..<columns where factored[k * rows + k] == 0 { return false }
    dtrsv_(
      "U", "N", "N", &n, factored.baseAddress, &m, rightSide.baseAddress, &one, 1, 1, 1)
    return true
  }

  /// Writes the first `columns` entries of `Qᵀ b` of a factored A to the start of `rightSide`, which has `rows` entries.
  static func project(
    rows: Int, columns: Int, _ factored: DoubleBuffer, tau: DoubleBuffer, _ rightSide: DoubleBuffer,
    work: DoubleBuffer
  ) {
    var (m, n, one, info) = (lapack_int(rows), lapack_int(columns), lapack_int(1), lapack_int(0))
    dorm2r_(
      "L", "T", &m, &one, &n, factored.baseAddress, &m, tau.baseAddress, rightSide.baseAddress, &m,
      work.baseAddress, &info, 1, 1)
  }

  /// Solves `R x = y` in place of y, R without a zero on its diagonal.
  static func solveTriangle(rows: Int, columns: Int, _ factored: DoubleBuffer, _ y: DoubleBuffer) {
    var (m, n, one) = (lapack_int(rows), lapack_int(columns), lapack_int(1))
    dtrsv_("U", "N", "N", &n, factored.baseAddress, &m, y.baseAddress, &one, 1, 1, 1)
  }

  /// Estimate of the reciprocal of R's condition in the 1-norm: no less than the true one, and hardly ever more than three times it
  /// (Higham 1988). `work` has room for `3 * columns` doubles.
  static func reciprocalCondition(
    rows: Int, columns: Int, _ factored: DoubleBuffer, work: DoubleBuffer
  ) -> Double {
    var (m, n, info, estimate) = (lapack_int(rows), lapack_int(columns), lapack_int(0), 0.0)
    for k in 0..<columns where factored[k * rows + k] == 0 { return 0 }
    withUnsafeTemporaryAllocation(of: lapack_int.self, capacity: columns) { whole in
      dtrcon_(
        "1", "U", "N", &n, factored.baseAddress, &m, &estimate, work.baseAddress, whole.baseAddress, &info, 1,
        1, 1)
    }
    return info == 0 && estimate.isFinite ? estimate : 0
  }

  /// The first columns of Q and the inverse of R, of a factored A whose R has no zero on its diagonal.
  static func parts(_ factored: Matrix, tau: [Double]) -> (q: Matrix, inverse: Matrix) {
    var q = factored
    var inverse = Matrix(rows: factored.columns, columns: factored.columns) {
      $0 <= $1 ? factored[$0, $1] : 0
    }
    var (m, n, info) = (lapack_int(factored.rows), lapack_int(factored.columns), lapack_int(0))
    var work = [Double](repeating: 0, count: factored.columns)
    dorg2r_(&m, &n, &n, &q.entries, &m, tau, &work, &info)
    dtrti2_("U", "N", &n, &inverse.entries, &n, &info, 1, 1)
    return (q, inverse)
  }

  /// Sign of the determinant of a factored square A: that of R's diagonal, turned by each reflection.
  public static func determinantSign(
    order: Int, _ factored: UnsafeMutableBufferPointer<Double>, tau: UnsafeMutableBufferPointer<Double>
  ) -> Int {
    var sign = 1
    for k in 0..<order {
      let pivot = factored[k * order + k]
      guard pivot != 0, pivot.isFinite else { return 0 }
      if (pivot < 0) != (tau[k] != 0) { sign = -sign }
    }
    return sign
  }
}

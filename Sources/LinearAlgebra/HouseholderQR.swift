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

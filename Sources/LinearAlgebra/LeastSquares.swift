import CLAPACK

/// Least squares on LAPACK, for matrices with at least as many rows as columns unless said otherwise.
public enum LeastSquares {
  /// Solves `min |A x - b|` by Householder QR (LAPACK `dgels`).
  ///
  /// - Returns: `x` of `a.columns` entries and the residual norm, or nil when `a` has not full column rank to the
  ///   last bit. A rank that is lost only nearly is not seen here: use ``rankRevealing(_:_:tolerance:)``.
  public static func fullRank(_ a: Matrix, _ b: [Double]) -> (x: [Double], residualNorm: Double)? {
    precondition(a.rows >= a.columns && b.count == a.rows, "shapes do not fit")
    var factor = a.entries
    var solution = b
    var (m, n, one) = (lapack_int(a.rows), lapack_int(a.columns), lapack_int(1))
    var (size, info) = (lapack_int(workSize(rows: a.rows, columns: a.columns)), lapack_int(0))
    var work = [Double](repeating: 0, count: Int(size))
    dgels_("N", &m, &n, &one, &factor, &m, &solution, &m, &work, &size, &info, 1)
    guard info == 0 else { return nil }
    return (Array(solution[..<a.columns]), norm(solution[a.columns...]))
  }

  /// Solves `min |A x - b|`, of all solutions the shortest, by complete orthogonal factorization (LAPACK `dgelsy`).
  ///
  /// - Parameter tolerance: columns count as dependent when the factor's estimated condition exceeds `1 / tolerance`.
  /// - Returns: `x` and the rank that was found. Rows may be fewer than columns.
  public static func rankRevealing(
    _ a: Matrix, _ b: [Double], tolerance: Double = 1e-12
  ) -> (x: [Double], rank: Int) {
    precondition(b.count == a.rows && a.rows > 0 && a.columns > 0, "shapes do not fit")
    var factor = a.entries
    var solution = b + Array(repeating: 0, count: max(0, a.columns - a.rows))
    var pivots = [lapack_int](repeating: 0, count: a.columns)
    var (m, n, one) = (lapack_int(a.rows), lapack_int(a.columns), lapack_int(1))
    var leading = lapack_int(max(a.rows, a.columns))
    var (rank, info, rcond) = (lapack_int(0), lapack_int(0), tolerance)
    var size = lapack_int(workSize(rows: a.rows, columns: a.columns))
    var work = [Double](repeating: 0, count: Int(size))
    dgelsy_(&m, &n, &one, &factor, &m, &solution, &leading, &pivots, &rcond, &rank, &work, &size, &info)
    return (Array(solution[..<a.columns]), Int(rank))
  }

  /// Scratch doubles that the drivers used here need for this shape.
  @inlinable
  public static func workSize(rows: Int, columns: Int) -> Int { 34 * (rows + columns) + 64 }

  static func norm(_ v: some Sequence<Double>) -> Double {
    v.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}

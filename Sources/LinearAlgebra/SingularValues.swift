import CLAPACK

/// `A = U diag(s) Vᵀ` with orthonormal columns, `s` descending (LAPACK `dgesvd`).
public struct SingularValueDecomposition: Sendable {
  /// `rows × rows`; its columns beyond the rank span what A cannot reach.
  public let left: Matrix
  /// `min(rows, columns)` values, descending, all ≥ 0.
  public let values: [Double]
  /// `columns × columns`, transposed: its rows beyond the rank span what A does not see.
  public let rightTransposed: Matrix

  /// Decomposes `a`; nil when the iteration does not converge, which for finite entries does not happen.
  public init?(_ a: Matrix) {
    guard a.entries.allSatisfy(\.isFinite), a.rows > 0, a.columns > 0 else { return nil }
    var entries = a.entries
    var (m, n, info) = (lapack_int(a.rows), lapack_int(a.columns), lapack_int(0))
    var u = Matrix(rows: a.rows, columns: a.rows)
    var vt = Matrix(rows: a.columns, columns: a.columns)
    var s = [Double](repeating: 0, count: min(a.rows, a.columns))
    var size = lapack_int(LeastSquares.workSize(rows: a.rows, columns: a.columns))
    var work = [Double](repeating: 0, count: Int(size))
    dgesvd_(
      "A", "A", &m, &n, &entries, &m, &s, &u.entries, &m, &vt.entries, &n, &work, &size, &info, 1, 1)
    guard info == 0 else { return nil }
    (left, values, rightTransposed) = (u, s, vt)
  }
}

extension SingularValueDecomposition {
  /// The allocation-free form, for inner loops and rows ≥ columns: `entries` (`rows × columns`, column by column) becomes
  /// the first `columns` columns of U, `values` and `rightTransposed` receive σ and Vᵀ. `work` has
  /// `columns² + LeastSquares.workSize(rows:columns:)` doubles or more.
  ///
  /// - Returns: false for entries that are not finite, with which LAPACK would end the process, and when the iteration does not converge,
  ///   which for others does not happen.
  static func inPlace(
    rows: Int, columns: Int, _ entries: DoubleBuffer, values: DoubleBuffer, rightTransposed: DoubleBuffer,
    work: DoubleBuffer
  ) -> Bool {
    guard entries[..<(rows * columns)].allSatisfy(\.isFinite) else { return false }
    var (m, n, one) = (lapack_int(rows), lapack_int(columns), lapack_int(1))
    var (size, info) = (lapack_int(work.count), lapack_int(0))
    dgesvd_(
      "O", "A", &m, &n, entries.baseAddress, &m, values.baseAddress, nil, &one, rightTransposed.baseAddress,
      &n,
      work.baseAddress, &size, &info, 1, 1)
    return info == 0
  }
}

/// Singular values alone.
public enum SingularValues {
  /// The singular values of `a`, descending.
  public static func of(_ a: Matrix) -> [Double] {
    var entries = a.entries
    var values = [Double](repeating: 0, count: min(a.rows, a.columns))
    let found = entries.withUnsafeMutableBufferPointer { entries in
      values.withUnsafeMutableBufferPointer { values in
        withUnsafeTemporaryAllocation(
          of: Double.self, capacity: workSize(rows: a.rows, columns: a.columns)
        ) { work in
          ofInPlace(rows: a.rows, columns: a.columns, entries, values: values, work: work)
        }
      }
    }
    return found ? values : Array(repeating: .nan, count: values.count)
  }

  /// Scratch doubles that ``ofInPlace(rows:columns:_:values:work:)`` needs at least.
  @inlinable
  public static func workSize(rows: Int, columns: Int) -> Int {
    let (short, long) = (min(rows, columns), max(rows, columns))
    return max(3 * short + long, 5 * short)
  }

  /// The allocation-free form of ``of(_:)``, for inner loops: `entries` is overwritten, `values` receives
  /// `min(rows, columns)` numbers, `work` has ``workSize(rows:columns:)`` doubles or more.
  ///
  /// - Returns: false for entries that are not finite, with which LAPACK would end the process, and when the iteration does not converge,
  ///   which for others does not happen.
  public static func ofInPlace(
    rows: Int, columns: Int, _ entries: UnsafeMutableBufferPointer<Double>,
    values: UnsafeMutableBufferPointer<Double>, work: UnsafeMutableBufferPointer<Double>
  ) -> Bool {
    guard entries[..<(rows * columns)].allSatisfy(\.isFinite) else { return false }
    var (m, n, one) = (lapack_int(rows), lapack_int(columns), lapack_int(1))
    var (size, info) = (lapack_int(work.count), lapack_int(0))
    dgesvd_(
      "N", "N", &m, &n, entries.baseAddress, &m, values.baseAddress, nil, &one, nil, &one,
      work.baseAddress, &size, &info, 1, 1)
    return info == 0
  }
}

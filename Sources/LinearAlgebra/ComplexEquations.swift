import CLAPACK

/// Square systems of complex linear equations on LAPACK.
public enum ComplexEquations {
  /// Solves `A X = B` by LU factorization with partial pivoting (LAPACK `zgesv`).
  ///
  /// - Parameters:
  ///   - matrix: A, `size * size` entries, column by column; overwritten by its factors.
  ///   - rightSides: B, `size` rows and any number of columns, column by column; overwritten by X.
  ///   - size: number of equations, > 0.
  /// - Returns: false when A is singular to the last bit; `rightSides` is then not to be used.
  public static func solve(_ matrix: inout [Complex], _ rightSides: inout [Complex], size: Int) -> Bool {
    precondition(size > 0 && matrix.count == size * size && rightSides.count % size == 0, "shapes do not fit")
    var pivots = [lapack_int](repeating: 0, count: size)
    var (n, columns) = (lapack_int(size), lapack_int(rightSides.count / size))
    var (rows, info) = (n, lapack_int(0))
    matrix.withUnsafeMutableBytes { matrix in
      rightSides.withUnsafeMutableBytes { rightSides in
        zgesv_(
          &n, &columns, matrix.assumingMemoryBound(to: Double.self).baseAddress, &rows, &pivots,
          rightSides.assumingMemoryBound(to: Double.self).baseAddress, &n, &info)
      }
    }
    return info == 0
  }
}

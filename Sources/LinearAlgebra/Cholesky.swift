extension Matrix {
  /// The lower triangular L with `L Lᵀ` this symmetric matrix, of which the lower triangle is read; nil when it is not
  /// positive definite. For small matrices.
  public var choleskyFactor: Matrix? {
    precondition(rows == columns, "a square matrix")
    var factor = Matrix(rows: rows, columns: rows)
    for column in 0..<rows {
      for row in column..<rows {
        let rest = (0..<column).reduce(self[row, column]) { $0 - factor[row, $1] * factor[column, $1] }
        if row == column {
          guard rest > 0, rest.isFinite else { return nil }
          factor[row, row] = rest.squareRoot()
        } else {
          factor[row, column] = rest / factor[column, column]
        }
      }
    }
    return factor
  }

  /// The inverse of a lower triangular matrix without a zero on its diagonal; what is above the diagonal is not read.
  var lowerInverse: Matrix {
    var inverse = Matrix(rows: rows, columns: rows)
    for column in 0..<rows {
      for row in column..<rows {
        let sum = (column..<row).reduce(row == column ? 1 : 0) { $0 - self[row, $1] * inverse[$1, column] }
        inverse[row, column] = sum / self[row, row]
      }
    }
    return inverse
  }
}

/// A small dense matrix of doubles, stored column by column as LAPACK wants it.
public struct Matrix: Sendable, Equatable {
  /// Number of rows, at least 0.
  public let rows: Int
  /// Number of columns, at least 0.
  public let columns: Int
  /// `rows * columns` entries, column by column.
  public var entries: [Double]

  /// A matrix of zeros.
  public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    self.entries = Array(repeating: 0, count: rows * columns)
  }

  /// A matrix whose entry at (row, column) is `entry(row, column)`.
  public init(rows: Int, columns: Int, _ entry: (Int, Int) -> Double) {
    self.init(rows: rows, columns: columns)
    for column in 0..<columns {
      for row in 0..<rows { self[row, column] = entry(row, column) }
    }
  }

  /// The entry at `row` in `0..<rows` and `column` in `0..<columns`.
  public subscript(row: Int, column: Int) -> Double {
    get { entries[column * rows + row] }
    set { entries[column * rows + row] = newValue }
  }

  /// The square matrix with ones on its diagonal.
  public static func identity(_ size: Int) -> Matrix {
    Matrix(rows: size, columns: size) { $0 == $1 ? 1 : 0 }
  }

  /// Rows become columns.
  public var transposed: Matrix {
    Matrix(rows: columns, columns: rows) { self[$1, $0] }
  }

  /// Matrix product; `left.columns` must be `right.rows`.
  public static func * (left: Matrix, right: Matrix) -> Matrix {
    precondition(left.columns == right.rows, "inner dimensions differ")
    var product = Matrix(rows: left.rows, columns: right.columns)
    let (rows, inner) = (left.rows, left.columns)
    left.entries.withUnsafeBufferPointer { left in
      right.entries.withUnsafeBufferPointer { right in
        product.entries.withUnsafeMutableBufferPointer { product in
          for column in 0..<right.count / max(inner, 1) {
            for k in 0..<inner {
              let factor = right[column * inner + k]
              for row in 0..<rows { product[column * rows + row] += left[k * rows + row] * factor }
            }
          }
        }
      }
    }
    return product
  }

  /// The product with a finite matrix of which much is zero, such as a triangle.
  func times(withZeros right: Matrix) -> Matrix {
    var product = Matrix(rows: rows, columns: right.columns)
    let (rows, inner) = (rows, columns)
    entries.withUnsafeBufferPointer { left in
      product.entries.withUnsafeMutableBufferPointer { product in
        for (place, factor) in right.entries.enumerated() where factor != 0 {
          let (to, from) = (place / inner * rows, place % inner * rows)
          for row in 0..<rows { product[to + row] += left[from + row] * factor }
        }
      }
    }
    return product
  }

  /// The matrix times its transpose, exactly symmetric.
  var timesOwnTranspose: Matrix {
    var product = Matrix(rows: rows, columns: rows)
    let (size, inner) = (rows, columns)
    entries.withUnsafeBufferPointer { own in
      product.entries.withUnsafeMutableBufferPointer { product in
        for k in 0..<inner {
          for column in 0..<size {
            let factor = own[k * size + column]
            for row in 0...column { product[column * size + row] += own[k * size + row] * factor }
          }
        }
        for column in 0..<size {
          for row in 0..<column { product[row * size + column] = product[column * size + row] }
        }
      }
    }
    return product
  }

  /// Matrix times vector; `right.count` must be `left.columns`.
  public static func * (left: Matrix, right: [Double]) -> [Double] {
    precondition(left.columns == right.count, "inner dimensions differ")
    var product = [Double](repeating: 0, count: left.rows)
    for k in 0..<left.columns {
      for row in 0..<left.rows { product[row] += left[row, k] * right[k] }
    }
    return product
  }
}

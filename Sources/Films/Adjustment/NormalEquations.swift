import LinearAlgebra

/// `JᵀJ` and `Jᵀm` in a point, on memory of the caller. A mark has a part in its film and its target only, so that they are summed
/// mark by mark, and no Jacobian is ever written down.
struct NormalEquations {
  let size: Int
  /// The upper triangle, row by row.
  let matrix: DoubleBuffer
  let gradient: DoubleBuffer
  /// `|m|²`; infinite where the model has no value.
  private(set) var square = Double.infinity

  static func scratchSize(_ size: Int) -> Int { size * (size + 1) }

  init(_ size: Int, _ scratch: inout ScratchParts) {
    self.size = size
    (matrix, gradient) = (scratch.take(size * size), scratch.take(size))
  }

  mutating func set(_ problem: FilmAdjustment, at point: FilmPoint) {
    for entry in 0..<size * size { matrix[entry] = 0 }
    for entry in 0..<size { gradient[entry] = 0 }
    let (matrix, gradient, size) = (matrix, gradient, size)
    var sum = 0.0
    let isSound = problem.eachRows(at: point) { observation, columns, rows in
      for row in 0..<observation.size {
        let misfit = rows.misfits[row]
        sum += misfit * misfit
        for k in 0..<columns.filmCount {
          let (entry, first) = (rows[row, k], (columns.film + k) * size)
          gradient[columns.film + k] += entry * misfit
          for other in k..<columns.filmCount {
            matrix[first + columns.film + other] += entry * rows[row, other]
          }
          for other in 0..<columns.targetCount {
            matrix[first + columns.target + other] += entry * rows[row, columns.filmCount + other]
          }
        }
        for k in 0..<columns.targetCount {
          let (entry, first) = (rows[row, columns.filmCount + k], (columns.target + k) * size)
          gradient[columns.target + k] += entry * misfit
          for other in k..<columns.targetCount {
            matrix[first + columns.target + other] += entry * rows[row, columns.filmCount + other]
          }
        }
      }
    }
    square = isSound && sum.isFinite ? sum : .infinity
  }

  /// Length of a column of the Jacobian.
  func columnLength(_ column: Int) -> Double { matrix[column * size + column].squareRoot() }
}

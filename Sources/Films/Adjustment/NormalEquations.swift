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

/// `D⁻¹ (JᵀJ + λ D²) D⁻¹ = RᵀR`, D the scales of the columns, on memory of the caller.
struct NormalFactor {
  let size: Int
  /// R, row by row; what is below its diagonal means nothing.
  let factor: DoubleBuffer

  static func scratchSize(_ size: Int) -> Int { size * size }

  init(_ size: Int, _ scratch: inout ScratchParts) {
    self.size = size
    factor = scratch.take(size * size)
  }

  /// Below this a pivot of columns of unit length is too little: what orthogonal transformations show of the columns is then better
  /// than what the squares of the columns show.
  static let leastPivot = 1e-4

  /// Whether the matrix is surely positive definite; if it is not, the factor means nothing.
  func factor(_ equations: NormalEquations, scales: DoubleBuffer, damping: Double) -> Bool {
    for row in 0..<size {
      let scale = 1 / scales[row]
      for column in row..<size {
        factor[row * size + column] = equations.matrix[row * size + column] * scale / scales[column]
      }
      factor[row * size + row] += damping
    }
    for row in 0..<size {
      let first = row * size
      let pivot = factor[first + row]
      guard pivot > NormalFactor.leastPivot * NormalFactor.leastPivot else { return false }
      let root = pivot.squareRoot()
      factor[first + row] = root
      for column in (row + 1)..<max(row + 1, size) { factor[first + column] /= root }
      for below in (row + 1)..<max(row + 1, size) {
        let entry = factor[first + below]
        guard entry != 0 else { continue }
        let start = below * size
        for column in below..<size { factor[start + column] -= entry * factor[first + column] }
      }
    }
    return true
  }

  /// Writes `R⁻ᵀ y` in place.
  func solveTransposed(_ y: DoubleBuffer) {
    for row in 0..<size {
      let value = y[row] / factor[row * size + row]
      y[row] = value
      for column in (row + 1)..<max(row + 1, size) { y[column] -= factor[row * size + column] * value }
    }
  }

  /// Writes `R⁻¹ y` in place.
  func solve(_ y: DoubleBuffer) {
    for row in stride(from: size - 1, through: 0, by: -1) {
      var rest = y[row]
      for column in (row + 1)..<max(row + 1, size) { rest -= factor[row * size + column] * y[column] }
      y[row] = rest / factor[row * size + row]
    }
  }
}

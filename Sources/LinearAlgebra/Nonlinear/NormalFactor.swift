/// `D⁻¹ (JᵀJ + λ D²) D⁻¹ = RᵀR`, D the scales of the columns, on memory of the caller.
package struct NormalFactor {
  package let size: Int
  /// R, row by row; what is below its diagonal means nothing.
  package let factor: DoubleBuffer

  /// Doubles of scratch that ``init(_:_:)`` takes.
  package static func scratchSize(_ size: Int) -> Int { size * size }

  /// Room for a factor of so many rows.
  package init(_ size: Int, _ scratch: inout ScratchParts) {
    self.size = size
    factor = scratch.take(size * size)
  }

  /// Below this a pivot of columns of unit length is too little: what orthogonal transformations show of the columns is then better
  /// than what the squares of the columns show.
  package static let leastPivot = 1e-4

  /// Factors the normal equations.
  ///
  /// - Parameters:
  ///   - matrix: `JᵀJ`, of which the upper triangle is read, row by row.
  ///   - scales: D, > 0.
  ///   - damping: λ.
  /// - Returns: whether the matrix is surely positive definite; if it is not, the factor means nothing.
  package func factor(_ matrix: DoubleBuffer, scales: DoubleBuffer, damping: Double) -> Bool {
    for row in 0..<size {
      let scale = 1 / scales[row]
      for column in row..<size {
        factor[row * size + column] = matrix[row * size + column] * scale / scales[column]
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
  package func solveTransposed(_ y: DoubleBuffer) {
    for row in 0..<size {
      let value = y[row] / factor[row * size + row]
      y[row] = value
      for column in (row + 1)..<max(row + 1, size) { y[column] -= factor[row * size + column] * value }
    }
  }

  /// Writes `R⁻¹ y` in place.
  package func solve(_ y: DoubleBuffer) {
    for row in stride(from: size - 1, through: 0, by: -1) {
      var rest = y[row]
      for column in (row + 1)..<max(row + 1, size) { rest -= factor[row * size + column] * y[column] }
      y[row] = rest / factor[row * size + row]
    }
  }
}

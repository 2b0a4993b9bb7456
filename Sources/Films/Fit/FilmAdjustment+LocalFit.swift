import LinearAlgebra

extension FilmAdjustment {
  /// The linear look at a point: by its normal equations where these are known to be good, by orthogonal transformations elsewhere.
  func localFit(at point: FilmPoint) -> LocalFit? {
    fitOfNormalEquations(at: point) ?? NonlinearLeastSquares.localFit(self, at: point)
  }

  private func fitOfNormalEquations(at point: FilmPoint) -> LocalFit? {
    let size = parameterCount
    let count = NormalEquations.scratchSize(size) + NormalFactor.scratchSize(size) + size
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { memory in
      memory.initialize(repeating: 0)
      var parts = ScratchParts(memory)
      var equations = NormalEquations(size, &parts)
      let factor = NormalFactor(size, &parts)
      let scales = parts.take(size)
      equations.set(self, at: point)
      guard equations.square.isFinite else { return nil }
      for k in 0..<size {
        scales[k] = equations.columnLength(k)
        guard scales[k] > 0, scales[k].isFinite else { return nil }
      }
      guard factor.factor(equations.matrix, scales: scales, damping: 0) else { return nil }
      var inverse = Matrix(rows: size, columns: size)
      inverse.entries.withUnsafeMutableBufferPointer { factor.writeInverse($0) }
      guard factor.condition(inverse) < 1 / NormalFactor.leastPivot else { return nil }
      inverse.entries.withUnsafeMutableBufferPointer { entries in
        for column in 0..<size {
          for row in 0...column { entries[column * size + row] /= scales[row] }
        }
      }
      return spread(inverse, factor.triangle, at: point)
    }
  }

  private func spread(_ root: Matrix, _ triangle: Matrix, at point: FilmPoint) -> LocalFit {
    let size = parameterCount
    var misfits = [Double](repeating: 0, count: misfitCount)
    // Row by row, as it is asked for.
    var reach = Matrix(rows: misfitCount, columns: size)
    let rowCount = misfitCount
    misfits.withUnsafeMutableBufferPointer { misfits in
      reach.entries.withUnsafeMutableBufferPointer { reach in
        root.entries.withUnsafeBufferPointer { root in
          _ = eachRows(at: point) { observation, columns, rows in
            for part in 0..<observation.size {
              let row = observation.row + part
              misfits[row] = rows.misfits[part]
              for column in columns.film..<size {
                var sum = 0.0
                let first = column * size
                for k in 0..<min(columns.filmCount, column - columns.film + 1) {
                  sum += rows[part, k] * root[first + columns.film + k]
                }
                for k in 0..<max(0, min(columns.targetCount, column - columns.target + 1)) {
                  sum += rows[part, columns.filmCount + k] * root[first + columns.target + k]
                }
                reach[column * rowCount + row] = sum
              }
            }
          }
        }
      }
    }
    return LocalFit(misfits: misfits, triangle: triangle, reach: reach, root: root)
  }
}

extension NormalFactor {
  /// Writes `R⁻¹`, column by column, over zeros.
  fileprivate func writeInverse(_ inverse: DoubleBuffer) {
    for column in 0..<size {
      let first = column * size
      inverse[first + column] = 1 / factor[column * size + column]
      for row in stride(from: column - 1, through: 0, by: -1) {
        var sum = 0.0
        for k in (row + 1)...column { sum += factor[row * size + k] * inverse[first + k] }
        inverse[first + row] = -sum / factor[row * size + row]
      }
    }
  }

  /// Of R in the 1-norm: at least that in the 2-norm over the root of the size.
  fileprivate func condition(_ inverse: Matrix) -> Double {
    func norm(_ entry: (Int, Int) -> Double) -> Double {
      (0..<size).map { column in (0...column).reduce(0) { $0 + abs(entry($1, column)) } }.max() ?? 0
    }
    return norm { factor[$0 * size + $1] } * norm { inverse.entries[$1 * size + $0] }
  }

  fileprivate var triangle: Matrix {
    Matrix(rows: size, columns: size) { $0 <= $1 ? factor[$0 * size + $1] : 0 }
  }
}

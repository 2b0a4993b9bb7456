extension NonlinearProblem {
  /// Misfits, Jacobian and cost in a point, in arrays of their own.
  public func linearized(at point: Point) -> (misfits: [Double], jacobian: Matrix, cost: Double) {
    var misfits = [Double](repeating: 0, count: misfitCount)
    var jacobian = Matrix(rows: misfitCount, columns: parameterCount)
    let cost = misfits.withUnsafeMutableBufferPointer { misfits in
      jacobian.entries.withUnsafeMutableBufferPointer {
        evaluate(point, misfits: misfits, jacobian: JacobianBuffer($0, rowsBetween: misfitCount))
      }
    }
    return (misfits, jacobian, cost)
  }

  /// The Jacobian by central differences: what tests hold ``evaluate(_:misfits:jacobian:)`` against.
  ///
  /// - Parameter step: each parameter is moved by this times its size, where that is 0 by `step` itself; its cube root of
  ///   rounding is where truncation and rounding of a smooth problem meet, about 1e-10 of the entries.
  public func differencedJacobian(at point: Point, step: Double = 6e-6) -> Matrix {
    var jacobian = Matrix(rows: misfitCount, columns: parameterCount)
    var moved = point
    var move = [Double](repeating: 0, count: parameterCount)
    for column in 0..<parameterCount {
      let size = size(of: column, at: point)
      let distance = step * (size > 0 ? size : 1)
      func misfits(_ side: Double) -> [Double] {
        move[column] = side * distance
        move.withUnsafeMutableBufferPointer { retract(point, by: $0, times: 1, into: &moved) }
        move[column] = 0
        return linearized(at: moved).misfits
      }
      // Misfits are observed less modelled: what is modelled rises where they fall.
      let (ahead, behind) = (misfits(1), misfits(-1))
      for row in 0..<misfitCount { jacobian[row, column] = (behind[row] - ahead[row]) / (2 * distance) }
    }
    return jacobian
  }
}

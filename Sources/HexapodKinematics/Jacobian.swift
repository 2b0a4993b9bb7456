import LinearAlgebra
import RigidMotion

/// How the six lengths change with the pose: rows `[u_i, ((R q_i) × u_i) / ρ̄]`, so that
/// `dℓ = J [dt; ρ̄ dω]` with dt the velocity of the moving ring's centre and dω its angular velocity, both in the
/// reference ring's axes (MODEL section 4).
public struct Jacobian: Sendable {
  /// 6 × 6.
  public let entries: SixBySix
  /// ρ̄, in the frame's unit of length.
  public let meanRadius: Double

  init(
    _ referenceJoints: PerStrut<Vector3>, _ movingJoints: PerStrut<Vector3>, _ meanRadius: Double,
    at pose: RigidTransform
  ) {
    var entries = SixBySix()
    let rotation = pose.rotation.matrix
    for strut in 0..<6 {
      let arm = rotation * movingJoints[strut]
      let direction = (arm + pose.translation - referenceJoints[strut]).normalized
      let moment = arm.cross(direction) / meanRadius
      for axis in 0..<3 {
        entries[strut, axis] = direction[axis]
        entries[strut, 3 + axis] = moment[axis]
      }
    }
    self.entries = entries
    self.meanRadius = meanRadius
  }

  /// The same for LAPACK.
  public var matrix: Matrix { Matrix(rows: 6, columns: 6) { entries[$0, $1] } }

  /// Singular values, descending, by LAPACK.
  public var singularValues: [Double] { SingularValues.of(matrix) }

  /// The smallest singular value.
  public var stiffness: Double { singularValues[5] }

  /// The determinant, by elimination; 0 where a pivot is lost.
  public var determinant: Double { sixBySixDeterminant(entries) }

  /// Sign of the determinant: -1, 0 or +1.
  public var determinantSign: Int { determinant > 0 ? 1 : determinant < 0 ? -1 : 0 }

  /// Root of the sum of the squares of the entries.
  public var frobeniusNorm: Double {
    var sum = 0.0
    for column in 0..<6 {
      for row in 0..<6 { sum += entries[row, column] * entries[row, column] }
    }
    return sum.squareRoot()
  }

  /// Rates of the six lengths that a twist of the moving ring asks for (twist in the reference ring's axes, its linear
  /// part the velocity of the moving ring's centre).
  public func lengthRates(of twist: Twist) -> PerStrut<Double> {
    let (v, w) = (twist.linear, twist.angular * meanRadius)
    let rates = matrix * [v.x, v.y, v.z, w.x, w.y, w.z]
    return PerStrut { rates[$0] }
  }

  /// The twist that rates of the lengths produce; nil in a singular pose.
  ///
  /// - Parameter rates: of the six lengths, in lengths per whatever the twist is per.
  public func twist(of rates: PerStrut<Double>) -> Twist? {
    guard let x = LeastSquares.fullRank(matrix, Array(rates))?.x, x.allSatisfy(\.isFinite) else { return nil }
    return Twist(
      linear: Vector3(x[0], x[1], x[2]), angular: Vector3(x[3], x[4], x[5]) / meanRadius)
  }

  /// The motion that the struts resist least.
  public var softestMotion: FreeMotion {
    guard let svd = SingularValueDecomposition(matrix) else {
      return FreeMotion(direction: .zero, turn: .zero)
    }
    let v = (0..<6).map { svd.rightTransposed[5, $0] }
    return FreeMotion(direction: Vector3(v[0], v[1], v[2]), turn: Vector3(v[3], v[4], v[5]))
  }
}

/// The determinant of 36 entries by elimination with partial pivoting.
private func sixBySixDeterminant(_ entries: SixBySix) -> Double {
  withUnsafeTemporaryAllocation(of: Double.self, capacity: 36) { scratch in
    for place in 0..<36 { scratch.initializeElement(at: place, to: entries[place % 6, place / 6]) }
    return sixBySixDeterminant(inPlace: scratch)
  }
}

/// The sign of the determinant of 36 entries, which it destroys, without allocation.
func sixBySixDeterminantSign(inPlace a: UnsafeMutableBufferPointer<Double>) -> Int {
  let determinant = sixBySixDeterminant(inPlace: a)
  return determinant > 0 ? 1 : determinant < 0 ? -1 : 0
}

/// The determinant of 36 entries, which it destroys, without allocation; 0 where a pivot is lost.
private func sixBySixDeterminant(inPlace a: UnsafeMutableBufferPointer<Double>) -> Double {
  var determinant = 1.0
  for column in 0..<6 {
    var pivot = column
    for row in column + 1..<6 where abs(a[column * 6 + row]) > abs(a[column * 6 + pivot]) { pivot = row }
    let value = a[column * 6 + pivot]
    guard value != 0, value.isFinite else { return 0 }
    if pivot != column {
      determinant = -determinant
      for k in column..<6 { a.swapAt(k * 6 + column, k * 6 + pivot) }
    }
    determinant *= value
    let inverse = 1 / value
    for k in column + 1..<6 {
      let factor = a[k * 6 + column] * inverse
      for row in column + 1..<6 { a[k * 6 + row] -= factor * a[column * 6 + row] }
    }
  }
  return determinant
}

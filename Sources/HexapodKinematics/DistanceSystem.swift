import RigidMotion

/// A distance between a point of the reference ring and one of the moving ring, as measured.
public struct DistanceMeasurement: Sendable, Equatable {
  /// The point on the reference ring, in its frame.
  public let referencePoint: Vector3
  /// The point on the moving ring, in its frame.
  public let movingPoint: Vector3
  /// Measured distance, > 0.
  public let distance: Double
  /// Its standard deviation, > 0, in the same unit.
  public let standardDeviation: Double

  /// A measurement, in the frame's unit of length.
  ///
  /// - Parameters:
  ///   - distance: > 0.
  ///   - standardDeviation: > 0.
  public init(referencePoint: Vector3, movingPoint: Vector3, distance: Double, standardDeviation: Double) {
    (self.referencePoint, self.movingPoint) = (referencePoint, movingPoint)
    (self.distance, self.standardDeviation) = (distance, standardDeviation)
  }
}

/// The equations `|R q_i + t - p_i| = d_i`, each divided by its standard deviation; struts first, then extra distances.
struct DistanceSystem: Sendable {
  let referencePoints: [Vector3]
  let movingPoints: [Vector3]
  /// 1 / standard deviation.
  let weights: [Double]
  let meanRadius: Double

  var count: Int { weights.count }

  init(_ hexapod: Hexapod, strutDeviation: Double, extra: [DistanceMeasurement]) {
    referencePoints = Array(hexapod.referenceJoints) + extra.map(\.referencePoint)
    movingPoints = Array(hexapod.movingJoints) + extra.map(\.movingPoint)
    weights = Array(repeating: 1 / strutDeviation, count: 6) + extra.map { 1 / $0.standardDeviation }
    meanRadius = hexapod.meanRadius
  }

  /// Fills the weighted Jacobian (`count × 6`, by columns) and the weighted misfits `w (d - |…|)`.
  ///
  /// - Returns: half the sum of the squared misfits.
  @inline(__always)
  func evaluate(
    _ pose: RigidTransform, _ distances: UnsafeMutableBufferPointer<Double>,
    jacobian: UnsafeMutableBufferPointer<Double>, misfit: UnsafeMutableBufferPointer<Double>
  ) -> Double {
    let rotation = pose.rotation.matrix
    let rows = count
    let inverseRadius = 1 / meanRadius
    var sum = 0.0
    for row in 0..<rows {
      let arm = rotation * movingPoints[row]
      let span = arm + pose.translation - referencePoints[row]
      let length = span.norm
      let weight = weights[row]
      let direction = span * (weight / length)
      let moment = arm.cross(direction) * inverseRadius
      jacobian[row] = direction.x
      jacobian[rows + row] = direction.y
      jacobian[2 * rows + row] = direction.z
      jacobian[3 * rows + row] = moment.x
      jacobian[4 * rows + row] = moment.y
      jacobian[5 * rows + row] = moment.z
      let difference = weight * (distances[row] - length)
      misfit[row] = difference
      sum += difference * difference
    }
    return sum / 2
  }
}

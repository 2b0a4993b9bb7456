import LinearAlgebra
import RigidMotion

/// A complex pose in Study's homogeneous coordinates: lanes 0...3 the rotation's quaternion x, lanes 4...7 the quaternion
/// y with `t = 2 y x̄ / (x·x)`; a pose has `x·y = 0` and `x·x ≠ 0` (products without conjugation).
package struct StudyPoint: Sendable {
  /// (x, y), of length 1 but for rounding.
  package let z: ComplexLanes

  /// The point of any multiple of `z`.
  package init(_ z: ComplexLanes) { self.z = (1 / z.norm) * z }

  /// The point of a pose.
  package init(_ pose: RigidTransform) {
    let (w, v, t) = (pose.rotation.w, pose.rotation.v, pose.translation)
    let y = 0.5 * (w * t + t.cross(v))
    self.init(ComplexLanes(re: SIMD8(w, v.x, v.y, v.z, -0.5 * t.dot(v), y.x, y.y, y.z), im: .zero))
  }

  /// The pose of the point's real part; nil where that has no rotation.
  package var realPose: RigidTransform? {
    // Real up to a complex factor, which the largest coordinate shows.
    let largest = (0..<8).reduce(z[0]) { $0.squaredNorm >= z[$1].squaredNorm ? $0 : z[$1] }
    let real = (largest.conjugate * z).re
    let v = Vector3(real[1], real[2], real[3])
    let square = real[0] * real[0] + v.dot(v)
    guard square > 0, let rotation = Rotation(quaternion: real[0], v.x, v.y, v.z) else { return nil }
    let y = Vector3(real[5], real[6], real[7])
    let translation = (2 / square) * (real[0] * y - real[4] * v - y.cross(v))
    return RigidTransform(rotation: rotation, translation: translation)
  }

  /// |x|.
  package var rotationNorm: Double {
    let x = z.re.lowHalf * z.re.lowHalf + z.im.lowHalf * z.im.lowHalf
    return (x[0] + x[1] + (x[2] + x[3])).squareRoot()
  }

  /// The point of `factor` x and the same y.
  package func withRotation(scaledBy factor: Double) -> StudyPoint {
    let factors = SIMD8(lowHalf: SIMD4(repeating: factor), highHalf: SIMD4(repeating: 1))
    return StudyPoint(ComplexLanes(re: factors * z.re, im: factors * z.im))
  }

  /// The complex conjugate, a solution too where frame and lengths are real.
  package var conjugate: StudyPoint { StudyPoint(z.conjugate) }

  /// Distance to the other point, scaled so that it lies in the plane that touches the sphere in this one.
  package func distance(to other: StudyPoint) -> Double {
    let along = z.conjugate.dot(other.z)
    guard along.squaredNorm > 0 else { return .infinity }
    return (along.reciprocal * other.z - z).norm
  }
}

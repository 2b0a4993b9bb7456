import LinearAlgebra
import RigidMotion

/// On which side of each ring the other one is.
struct RingSides {
  private let reference, moving: Plane

  /// The plane that fits a ring's joints best.
  private struct Plane {
    let centre, normal: Vector3

    init(_ joints: PerStrut<Vector3>) {
      let centre = joints.reduce(Vector3.zero) { $0 + $1 / 6 }
      self.centre = centre
      let offsets = Matrix(rows: 6, columns: 3) { (joints[$0] - centre)[$1] }
      normal =
        SingularValueDecomposition(offsets).map { svd in
          Vector3(svd.rightTransposed[2, 0], svd.rightTransposed[2, 1], svd.rightTransposed[2, 2])
        } ?? Vector3(0, 0, 1)
    }
  }

  init(_ hexapod: Hexapod) {
    (reference, moving) = (Plane(hexapod.referenceJoints), Plane(hexapod.movingJoints))
  }

  /// Whether both rings' centres are on the same sides in `pose` as in `planned`.
  func face(in pose: RigidTransform, asIn planned: RigidTransform) -> Bool {
    let (now, then) = (heights(in: pose), heights(in: planned))
    return now.moving * then.moving > 0 && now.reference * then.reference > 0
  }

  /// Height of the moving ring's centre over the reference ring's plane, and the other way round.
  private func heights(in pose: RigidTransform) -> (moving: Double, reference: Double) {
    let between = pose * moving.centre - reference.centre
    return (reference.normal.dot(between), -(pose.rotation * moving.normal).dot(between))
  }
}

import Glibc
import LinearAlgebra
import RigidMotion

/// Where a body of known points stands before a camera, from their picture: an affine picture first, then corrected for
/// perspective (DeMenthon and Davis 1995; of points in a plane, Oberkampf, DeMenthon and Davis 1996, both poses).
enum BodyPose {
  /// The poses cameraFromBody that the picture can be of: two of points in a plane, one of others; none of points on a line.
  ///
  /// - Parameter picture: of each point, mm from the principal point.
  static func candidates(_ points: [Vector3], _ picture: [FilmPlace], distance: Double) -> [RigidTransform] {
    guard points.count >= MarkedBodies.fewestPoints, points.count == picture.count else { return [] }
    let centre = points.reduce(Vector3.zero, +) / Double(points.count)
    let arms = points.map { $0 - centre }
    guard
      let svd = SingularValueDecomposition(Matrix(rows: arms.count, columns: 3) { arms[$0][$1] }),
      svd.values[1] > 1e-3 * svd.values[0]
    else { return [] }
    let isPlane = svd.values[2] < 0.05 * svd.values[1]
    let shape = Shape(arms: arms, svd: svd, rank: isPlane ? 2 : 3)
    let signs: [Double] = isPlane ? [1, -1] : [1]
    return signs.compactMap { sign in
      var pose = Affine(shape, picture, sign: sign, near: nil)
      for _ in 0..<4 {
        guard let found = pose else { return nil }
        let depth = distance / found.scale
        let corrected = zip(arms, picture).map { arm, place in place * (1 - found.towards.dot(arm) / depth) }
        pose = Affine(shape, corrected, sign: sign, near: found.towards) ?? pose
      }
      return pose?.cameraFromBody(centre, distance)
    }
  }

  /// The points' arms from their centre, decomposed.
  private struct Shape {
    let arms: [Vector3]
    let svd: SingularValueDecomposition
    let rank: Int

    func direction(_ k: Int) -> Vector3 {
      Vector3(svd.rightTransposed[k, 0], svd.rightTransposed[k, 1], svd.rightTransposed[k, 2])
    }

    /// The vector whose products with the arms come nearest to `numbers`.
    func solve(_ numbers: [Double]) -> Vector3 {
      (0..<rank).reduce(Vector3.zero) { sum, k in
        let along = arms.indices.reduce(0) { $0 + svd.left[$1, k] * numbers[$1] }
        return sum + along / svd.values[k] * direction(k)
      }
    }
  }

  /// An affine picture: scale, and the camera's axes in the body.
  private struct Affine {
    let scale: Double
    let (right, up, towards): (Vector3, Vector3, Vector3)
    let middle: FilmPlace

    init?(_ shape: Shape, _ picture: [FilmPlace], sign: Double, near: Vector3?) {
      middle = picture.reduce(.zero, +) / Double(picture.count)
      let middle = middle
      var (right, up) = (
        shape.solve(picture.map { $0.x - middle.x }), shape.solve(picture.map { $0.y - middle.y })
      )
      if shape.rank == 2 {
        let (a, b) = (up.dot(up) - right.dot(right), -2 * right.dot(up))
        let length = (a * a + b * b).squareRoot()
        let (real, imaginary) = (
          (max(0, length + a) / 2).squareRoot(), (max(0, length - a) / 2).squareRoot()
        )
        let normal = shape.direction(2)
        let pair = (sign * real, sign * (b < 0 ? -imaginary : imaginary))
        let options = [pair, (-pair.0, -pair.1)].map { (right + $0.0 * normal, up + $0.1 * normal) }
        // Of the two the one that goes on from the last step.
        let chosen =
          near.map { last in
            options[0].0.cross(options[0].1).normalized.dot(last)
              >= options[1].0.cross(options[1].1).normalized.dot(last) ? 0 : 1
          } ?? 0
        (right, up) = options[chosen]
      }
      scale = (right.norm + up.norm) / 2
      guard scale.isFinite, scale > 1e-6, right.cross(up).norm > 1e-6 * scale * scale else { return nil }
      // Orthonormal, neither axis before the other.
      let (one, other) = (right.normalized + up.normalized, right.normalized - up.normalized)
      guard one.norm > 1e-9, other.norm > 1e-9 else { return nil }
      self.right = (one.normalized + other.normalized).normalized
      self.up = (one.normalized - other.normalized).normalized
      towards = self.right.cross(self.up)
    }

    func cameraFromBody(_ centre: Vector3, _ distance: Double) -> RigidTransform {
      let rotation = Rotation(
        RotationMatrix(
          x: Vector3(right.x, up.x, towards.x), y: Vector3(right.y, up.y, towards.y),
          z: Vector3(right.z, up.z, towards.z)))
      let place = Vector3(middle.x / scale, middle.y / scale, -distance / scale)
      return RigidTransform(rotation: rotation, translation: place - rotation * centre)
    }
  }
}

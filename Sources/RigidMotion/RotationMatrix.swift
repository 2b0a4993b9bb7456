/// A rotation as its three columns, for loops that rotate many points.
public struct RotationMatrix: Sendable, Equatable {
  /// The image of the x axis.
  public var x: Vector3
  /// The image of the y axis.
  public var y: Vector3
  /// The image of the z axis.
  public var z: Vector3

  /// The matrix with these columns; nobody checks that they are orthonormal.
  @inlinable
  public init(x: Vector3, y: Vector3, z: Vector3) {
    (self.x, self.y, self.z) = (x, y, z)
  }

  /// The vector, rotated.
  @inlinable
  public static func * (matrix: RotationMatrix, vector: Vector3) -> Vector3 {
    matrix.x * vector.x + matrix.y * vector.y + matrix.z * vector.z
  }

  /// Entry at `row` and `column`, both 0...2.
  public subscript(row: Int, column: Int) -> Double { (column == 0 ? x : column == 1 ? y : z)[row] }
}

extension Rotation {
  /// The same rotation as a matrix.
  @inlinable
  public var matrix: RotationMatrix {
    let (x, y, z) = (v.x, v.y, v.z)
    return RotationMatrix(
      x: Vector3(1 - 2 * (y * y + z * z), 2 * (x * y + w * z), 2 * (x * z - w * y)),
      y: Vector3(2 * (x * y - w * z), 1 - 2 * (x * x + z * z), 2 * (y * z + w * x)),
      z: Vector3(2 * (x * z + w * y), 2 * (y * z - w * x), 1 - 2 * (x * x + y * y)))
  }

  /// The rotation of an orthonormal right-handed matrix; the largest component is found first (Shepperd 1978), so that
  /// nothing cancels. A matrix that is orthonormal only nearly gives the quaternion normalized.
  public init(_ m: RotationMatrix) {
    let (a, b, c) = (m[0, 0], m[1, 1], m[2, 2])
    if a + b + c > max(a, b, c) {
      self = .normalizing(1 + a + b + c, Vector3(m[2, 1] - m[1, 2], m[0, 2] - m[2, 0], m[1, 0] - m[0, 1]))
    } else if a >= b && a >= c {
      self = .normalizing(m[2, 1] - m[1, 2], Vector3(1 + a - b - c, m[0, 1] + m[1, 0], m[0, 2] + m[2, 0]))
    } else if b >= c {
      self = .normalizing(m[0, 2] - m[2, 0], Vector3(m[0, 1] + m[1, 0], 1 + b - a - c, m[1, 2] + m[2, 1]))
    } else {
      self = .normalizing(m[1, 0] - m[0, 1], Vector3(m[0, 2] + m[2, 0], m[1, 2] + m[2, 1], 1 + c - a - b))
    }
  }
}

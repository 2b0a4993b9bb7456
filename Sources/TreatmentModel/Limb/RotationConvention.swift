/// How three angles make one rotation (MODEL section 2). The raw value is the name in case files.
public enum RotationConvention: String, Sendable, CaseIterable {
  /// Two angles projected on films, then a turn about the moving fragment's own axis. The default.
  case film
  /// The three components of one rotation vector.
  case rotationVector = "rotation-vector"
  /// `Rx·Ry·Rz`.
  case eulerXYZ = "euler-xyz"
  /// `Rx·Rz·Ry`.
  case eulerXZY = "euler-xzy"
  /// `Ry·Rx·Rz`.
  case eulerYXZ = "euler-yxz"
  /// `Ry·Rz·Rx`.
  case eulerYZX = "euler-yzx"
  /// `Rz·Rx·Ry`.
  case eulerZXY = "euler-zxy"
  /// `Rz·Ry·Rx`.
  case eulerZYX = "euler-zyx"

  /// For an Euler convention its three axes, 0...2 for x, y, z, in the order in which the rotations are written.
  package var axes: (Int, Int, Int)? {
    switch self {
    case .film, .rotationVector: nil
    case .eulerXYZ: (0, 1, 2)
    case .eulerXZY: (0, 2, 1)
    case .eulerYXZ: (1, 0, 2)
    case .eulerYZX: (1, 2, 0)
    case .eulerZXY: (2, 0, 1)
    case .eulerZYX: (2, 1, 0)
    }
  }
}

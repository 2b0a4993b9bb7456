import Glibc
import RigidMotion
import TreatmentModel

extension Mounting {
  /// How `M` changes with one of its parameters (MODEL section 3): the velocity of the ring's centre and the angular velocity,
  /// in the fragment's axes, per radian or millimetre.
  public func rate(_ parameter: MountingParameter, _ side: Side) -> Twist {
    let lat = side.lateralSign
    let up = Vector3(0, 0, 1)
    let normal = Vector3(lat * tan(apTilt), tan(lateralTilt), 1)
    return switch parameter {
    case .apOffset: Twist(linear: Vector3(lat, 0, 0), angular: .zero)
    case .lateralOffset: Twist(linear: Vector3(0, 1, 0), angular: .zero)
    case .axialOffset: Twist(linear: up, angular: .zero)
    case .rotation: Twist(linear: .zero, angular: Rotation(from: up, to: normal) * Vector3(0, 0, -lat))
    case .apTilt:
      Twist(
        linear: .zero,
        angular: leanRate(from: up, to: normal, change: Vector3(lat * tangentRate(apTilt), 0, 0)))
    case .lateralTilt:
      Twist(
        linear: .zero,
        angular: leanRate(from: up, to: normal, change: Vector3(0, tangentRate(lateralTilt), 0)))
    }
  }
}

import Glibc
import RigidMotion
import TreatmentModel

extension Deformity {
  /// How `D` changes with one of its parameters (MODEL section 2): the velocity of the corresponding point and the angular
  /// velocity, in the reference fragment's axes, per radian or millimetre.
  public func rate(_ parameter: DeformityParameter, _ limb: Limb, _ convention: RotationConvention) -> Twist {
    let (lat, s) = (limb.side.lateralSign, limb.movingSign)
    switch parameter {
    case .apTranslation: return Twist(linear: Vector3(lat, 0, 0), angular: .zero)
    case .lateralTranslation: return Twist(linear: Vector3(0, 1, 0), angular: .zero)
    case .axialTranslation: return Twist(linear: Vector3(0, 0, -s), angular: .zero)
    case .apAngulation, .lateralAngulation, .axialRotation:
      let angular =
        convention == .film
        ? filmRate(parameter, limb) : vectorRate(parameter, limb, convention)
      return Twist(linear: .zero, angular: angular)
    }
  }

  private func filmRate(_ parameter: DeformityParameter, _ limb: Limb) -> Vector3 {
    let (lat, s) = (limb.side.lateralSign, limb.movingSign)
    let start = Vector3(0, 0, s)
    let farEnd = Vector3(-lat * tan(apAngulation), tan(lateralAngulation), s)
    switch parameter {
    case .apAngulation:
      return leanRate(
        from: start, to: farEnd, change: Vector3(-lat * tangentRate(apAngulation), 0, 0))
    case .lateralAngulation:
      return leanRate(from: start, to: farEnd, change: Vector3(0, tangentRate(lateralAngulation), 0))
    default: return Rotation(from: start, to: farEnd) * Vector3(0, 0, -lat)
    }
  }

  private func vectorRate(
    _ parameter: DeformityParameter, _ limb: Limb, _ convention: RotationConvention
  ) -> Vector3 {
    let (lat, s) = (limb.side.lateralSign, limb.movingSign)
    let vector = Vector3(-s * lateralAngulation, -s * lat * apAngulation, -lat * axialRotation)
    let change =
      switch parameter {
      case .apAngulation: Vector3(0, -s * lat, 0)
      case .lateralAngulation: Vector3(-s, 0, 0)
      default: Vector3(0, 0, -lat)
      }
    guard let (first, second, third) = convention.axes else {
      // The left Jacobian of SO(3) is the V of the screw's exponential (Murray, Li and Sastry 1994, eq. 2.36).
      return RigidTransform(exp: Twist(linear: change, angular: vector)).translation
    }
    func along(_ axis: Int, _ of: Vector3) -> Vector3 {
      var part = Vector3.zero
      part[axis] = of[axis]
      return part
    }
    let (one, two) = (Rotation(exp: along(first, vector)), Rotation(exp: along(second, vector)))
    return along(first, change) + one * (along(second, change) + two * along(third, change))
  }

  /// How the six parameters change when `D` moves so: the inverse of ``rate(_:_:_:)``; nil at a gimbal lock.
  func rates(of motion: TransformRate, _ limb: Limb, _ convention: RotationConvention) -> Deformity? {
    let (lat, s) = (limb.side.lateralSign, limb.movingSign)
    let angles: [DeformityParameter] = [.apAngulation, .lateralAngulation, .axialRotation]
    let columns = angles.map { rate($0, limb, convention).angular }
    let determinant = columns[0].dot(columns[1].cross(columns[2]))
    guard abs(determinant) > 1e-12 else { return nil }
    var rates = Deformity()
    rates.apTranslation = lat * motion.velocity.x
    rates.lateralTranslation = motion.velocity.y
    rates.axialTranslation = -s * motion.velocity.z
    for (index, angle) in angles.enumerated() {
      let others = columns[(index + 1) % 3].cross(columns[(index + 2) % 3])
      rates[angle] = motion.angular.dot(others) / determinant
    }
    return rates
  }
}

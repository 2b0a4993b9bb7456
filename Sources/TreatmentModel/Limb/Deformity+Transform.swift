import Glibc
import RigidMotion

extension Deformity {
  /// `D`: the moving fragment's pose in the reference fragment's frame (MODEL section 2).
  ///
  /// The angulations must lie within ±90°; for an Euler convention the middle angle too.
  public func referenceFromMoving(_ limb: Limb, _ convention: RotationConvention) -> RigidTransform {
    let (lat, s) = (limb.side.lateralSign, limb.movingSign)
    return RigidTransform(
      rotation: rotation(limb, convention),
      translation: Vector3(lat * apTranslation, lateralTranslation, -s * axialTranslation))
  }

  /// `R_D` alone.
  public func rotation(_ limb: Limb, _ convention: RotationConvention) -> Rotation {
    let (lat, s) = (limb.side.lateralSign, limb.movingSign)
    let turn = -lat * axialRotation
    if convention == .film {
      let farEnd = Vector3(-lat * tan(apAngulation), tan(lateralAngulation), s)
      return Rotation(from: Vector3(0, 0, s), to: farEnd) * Rotation(axis: Vector3(0, 0, 1), angle: turn)
    }
    let vector = Vector3(-s * lateralAngulation, -s * lat * apAngulation, turn)
    return convention.rotation(of: vector, about: AxisTurns(vector))
  }

  /// The six parameters of a pose: the inverse of ``referenceFromMoving(_:_:)``.
  ///
  /// Nil where the convention has none: for `film` when the moving fragment's axis is 90° or more away, for an Euler
  /// convention at its gimbal lock (middle angle 90°).
  public init?(referenceFromMoving pose: RigidTransform, _ limb: Limb, _ convention: RotationConvention) {
    let (lat, s) = (limb.side.lateralSign, limb.movingSign)
    apTranslation = lat * pose.translation.x
    lateralTranslation = pose.translation.y
    axialTranslation = -s * pose.translation.z
    if convention == .film {
      let start = Vector3(0, 0, s)
      let farEnd = pose.rotation * start
      let along = farEnd.z * s
      guard along > 1e-9 else { return nil }
      let turn = Rotation(fromUnit: start, toNear: farEnd).inverse * pose.rotation
      apAngulation = atan2(-lat * farEnd.x, along)
      lateralAngulation = atan2(farEnd.y, along)
      axialRotation = -lat * 2 * atan2(turn.v.z, turn.w)
      return
    }
    guard let vector = convention.vector(of: pose.rotation) else { return nil }
    lateralAngulation = -s * vector.x
    apAngulation = -s * lat * vector.y
    axialRotation = -lat * vector.z
  }

  /// The largest angle (radians) between the rotations that any two conventions make of these numbers.
  public func conventionSpread(_ limb: Limb) -> Double {
    // Without angles all mean no rotation.
    guard apAngulation != 0 || lateralAngulation != 0 || axialRotation != 0 else { return 0 }
    let (lat, s) = (limb.side.lateralSign, limb.movingSign)
    let vector = Vector3(-s * lateralAngulation, -s * lat * apAngulation, -lat * axialRotation)
    let turns = AxisTurns(vector)
    let rotations = RotationConvention.allCases.map {
      $0 == .film ? rotation(limb, .film) : $0.rotation(of: vector, about: turns)
    }
    var widest = (sine: 0.0, one: Rotation.identity, other: Rotation.identity)
    for (index, one) in rotations.enumerated() {
      for other in rotations[..<index] {
        let sine = one.halfSine(to: other)
        if sine > widest.sine { widest = (sine, one, other) }
      }
    }
    return (widest.one.inverse * widest.other).angle
  }
}

/// The rotations about x, y and z by the components of a vector.
private struct AxisTurns {
  let x: Rotation
  let y: Rotation
  let z: Rotation

  init(_ vector: Vector3) {
    x = Rotation(exp: Vector3(vector.x, 0, 0))
    y = Rotation(exp: Vector3(0, vector.y, 0))
    z = Rotation(exp: Vector3(0, 0, vector.z))
  }

  subscript(axis: Int) -> Rotation { axis == 0 ? x : axis == 1 ? y : z }
}

extension RotationConvention {
  /// The rotation of three components about x, y, z (not for `film`).
  fileprivate func rotation(of vector: Vector3, about turns: AxisTurns) -> Rotation {
    guard let (first, second, third) = axes else { return Rotation(exp: vector) }
    return turns[first] * turns[second] * turns[third]
  }

  /// The three components about x, y, z of a rotation (not for `film`); nil at gimbal lock.
  fileprivate func vector(of rotation: Rotation) -> Vector3? {
    guard let (i, j, k) = axes else { return rotation.log }
    let m = rotation.matrix
    let parity = (j - i + 3) % 3 == 1 ? 1.0 : -1.0
    let cosine = (m[i, i] * m[i, i] + m[i, j] * m[i, j]).squareRoot()
    guard cosine > 1e-9 else { return nil }
    var vector = Vector3.zero
    vector[i] = atan2(-parity * m[j, k], m[k, k])
    vector[j] = atan2(parity * m[i, k], cosine)
    vector[k] = atan2(-parity * m[i, j], m[i, i])
    return vector
  }
}

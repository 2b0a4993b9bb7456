import RigidMotion
import TreatmentModel

/// The motion of a fragment that is seen over others which move: a product of poses, some fixed, some on their way through the same
/// stage (MODEL section 12: `T_01 = T_0n · T_12⁻¹ · C⁻¹`).
struct ProductPath: Sendable {
  enum Factor: Sendable {
    case fixed(RigidTransform)
    case path(StagePath)
    /// What the other fragment sees.
    case inverse(StagePath)

    /// The same way seen from its other end.
    var inverse: Factor {
      switch self {
      case .fixed(let pose): .fixed(pose.inverse)
      case .path(let path): .inverse(path)
      case .inverse(let path): .path(path)
      }
    }
  }

  let factors: [Factor]

  /// What is left of it from `s` in 0..<1 on.
  ///
  /// - Throws: ``PlanningError/Code/pathNotReachable``, and only over a path of equal steps.
  func rest(after s: Double) throws(PlanningError) -> ProductPath {
    var left: [Factor] = []
    for factor in factors {
      switch factor {
      case .fixed: left.append(factor)
      case .path(let path): left.append(.path(try path.rest(after: s)))
      case .inverse(let path): left.append(.inverse(try path.rest(after: s)))
      }
    }
    return ProductPath(factors: left)
  }

  /// Whether no factor turns: then the whole goes straight.
  var isStraight: Bool {
    factors.allSatisfy { factor in
      switch factor {
      case .fixed: true
      case .path(let path), .inverse(let path): path.isTranslation
      }
    }
  }

  /// The product read from its other end.
  var inverse: ProductPath { ProductPath(factors: factors.reversed().map(\.inverse)) }

  func motion(at s: Double) throws(PlanningError) -> FragmentMotion {
    var product = FragmentMotion(resting: .identity)
    for factor in factors {
      switch factor {
      case .fixed(let pose): product = product.followed(by: FragmentMotion(resting: pose))
      case .path(let path): product = product.followed(by: try path.motion(at: s))
      case .inverse(let path): product = product.followed(by: try path.motion(at: s).inverse)
      }
    }
    return product
  }

  func pose(at s: Double) throws(PlanningError) -> RigidTransform {
    var product = RigidTransform.identity
    for factor in factors {
      switch factor {
      case .fixed(let pose): product = product * pose
      case .path(let path): product = product * (try path.pose(at: s))
      case .inverse(let path): product = product * (try path.pose(at: s)).inverse
      }
    }
    return product
  }

  /// Upper bounds of the whole from those of its factors.
  func motionBound(from start: RigidTransform, to end: RigidTransform) throws(PlanningError) -> MotionBound {
    var bound = MotionBound.still(at: .zero)
    for factor in factors {
      switch factor {
      case .fixed(let pose): bound = bound.followed(by: .still(at: pose.translation))
      case .path(let path): bound = bound.followed(by: try path.motionBound())
      case .inverse(let path): bound = bound.followed(by: try path.motionBound().inverse)
      }
    }
    return MotionBound(
      speed: bound.speed, turnRate: bound.turnRate, acceleration: bound.acceleration,
      turnAcceleration: bound.turnAcceleration, ends: (start.translation, end.translation))
  }
}

extension FragmentMotion {
  /// A fragment that stays where it is.
  init(resting pose: RigidTransform) { self.init(pose: pose, velocity: .zero, angularVelocity: .zero) }

  /// The motion of what moves so on this fragment.
  func followed(by next: FragmentMotion) -> FragmentMotion {
    let turn = pose.rotation
    let arm = turn * next.pose.translation
    return FragmentMotion(
      pose: pose * next.pose, velocity: velocity + angularVelocity.cross(arm) + turn * next.velocity,
      angularVelocity: angularVelocity + turn * next.angularVelocity)
  }

  /// The motion of what was seen from, seen from the fragment: of `-Rᵀ t` and `Rᵀ`.
  var inverse: FragmentMotion {
    let back = pose.rotation.inverse
    return FragmentMotion(
      pose: pose.inverse, velocity: back * (angularVelocity.cross(pose.translation) - velocity),
      angularVelocity: -1 * (back * angularVelocity))
  }
}

extension MotionBound {
  /// How far its point ever is from where it is seen from.
  private var reach: Double { farthest(from: .zero) }

  /// Of what moves so on the fragment; centripetal and Coriolis terms come in.
  fileprivate func followed(by next: MotionBound) -> MotionBound {
    let arm = next.reach
    return MotionBound(
      speed: speed + turnRate * arm + next.speed, turnRate: turnRate + next.turnRate,
      acceleration: acceleration + (turnAcceleration + turnRate * turnRate) * arm
        + 2 * turnRate * next.speed + next.acceleration,
      turnAcceleration: turnAcceleration + turnRate * next.turnRate + next.turnAcceleration,
      // No closer is known where it begins and ends; it is never farther than this.
      ends: (Vector3(reach + arm, 0, 0), Vector3(reach + arm, 0, 0)))
  }

  fileprivate var inverse: MotionBound {
    MotionBound(
      speed: speed + turnRate * reach, turnRate: turnRate,
      acceleration: acceleration + 2 * turnRate * speed
        + (turnAcceleration + turnRate * turnRate) * reach,
      turnAcceleration: turnAcceleration, ends: (Vector3(reach, 0, 0), Vector3(reach, 0, 0)))
  }
}

import RigidMotion

/// Two rings joined by six struts of variable length: the geometry, which does not change while struts are turned.
///
/// A pose is always that of the moving ring in the reference ring's frame, `referenceFromMoving`.
public struct Hexapod: Sendable, Equatable {
  /// Joint centres on the reference ring, in its frame.
  public let referenceJoints: PerStrut<Vector3>
  /// Joint centres on the moving ring, in its frame.
  public let movingJoints: PerStrut<Vector3>
  /// The pose from which searches begin and against which determinant signs are compared, if the frame has one.
  public let neutral: RigidTransform?
  /// Sign of the Jacobian's determinant in ``neutral``: +1 or -1; 0 without a neutral pose.
  public let neutralSign: Int
  /// ρ̄: mean distance of the twelve joints from their rings' axes; what makes millimetres and radians commensurate.
  public let meanRadius: Double

  /// Why two rings make no usable frame.
  public enum Unusable: Error, Equatable {
    /// All joints are on the axes, or a coordinate is not finite.
    case noExtent
    /// The Jacobian loses rank in the neutral pose: the frame has a free motion there and holds nothing.
    case singularInNeutral(stiffness: Double, FreeMotion)

    /// What is wrong with the frame.
    public var words: String {
      switch self {
      case .noExtent: "all joints lie on the axes of their rings, or are too far from them to reckon with"
      case .singularInNeutral(_, let motion):
        "the frame holds nothing: in its neutral pose the struts leave a free motion (\(motion.words)); check which "
          + "joint each strut goes to"
      }
    }
  }

  /// Relative stiffness (smallest over largest singular value) under which a pose counts as singular.
  public static let singularRatio = 1e-6

  /// A frame of two rings.
  ///
  /// - Throws: ``Unusable``.
  public init(reference: Ring, moving: Ring, neutral: RigidTransform?) throws(Unusable) {
    referenceJoints = reference.joints
    movingJoints = moving.joints
    meanRadius = (reference.meanRadius + moving.meanRadius) / 2
    self.neutral = neutral
    guard meanRadius.isFinite, meanRadius > 0, Hexapod.areFinite(referenceJoints),
      Hexapod.areFinite(movingJoints)
    else { throw .noExtent }
    guard let neutral else {
      neutralSign = 0
      return
    }
    let jacobian = Jacobian(referenceJoints, movingJoints, meanRadius, at: neutral)
    let (determinant, norm) = (jacobian.determinant, jacobian.frobeniusNorm)
    guard determinant.isFinite, norm.isFinite else { throw .noExtent }
    neutralSign = determinant > 0 ? 1 : determinant < 0 ? -1 : 0
    guard !Hexapod.isSurelyRegular(determinant, norm) else { return }
    let values = jacobian.singularValues
    guard let least = values.last, let largest = values.first, least.isFinite else { throw .noExtent }
    guard least > Hexapod.singularRatio * largest else {
      throw .singularInNeutral(stiffness: least, jacobian.softestMotion)
    }
  }

  private static func areFinite(_ joints: PerStrut<Vector3>) -> Bool {
    joints.allSatisfy { ($0.x + $0.y + $0.z).isFinite }
  }

  /// Whether the smallest singular value is well above ``singularRatio`` of the largest, told without them: the five others'
  /// product is at most `(|J|²/5)^(5/2)`, |J| Frobenius' norm, which the largest does not exceed.
  private static func isSurelyRegular(_ determinant: Double, _ norm: Double) -> Bool {
    let mean = (norm * norm / 5).squareRoot()
    let others = mean * mean * mean * mean * mean
    return abs(determinant) > 10 * singularRatio * norm * others
  }

  /// Inverse kinematics: `ℓ_i = |R q_i + t - p_i|` (MODEL section 4).
  @inlinable
  public func strutLengths(at pose: RigidTransform) -> StrutLengths {
    let rotation = pose.rotation.matrix
    return StrutLengths { (rotation * movingJoints[$0] + pose.translation - referenceJoints[$0]).norm }
  }

  /// The scaled Jacobian in `pose`.
  public func jacobian(at pose: RigidTransform) -> Jacobian {
    Jacobian(referenceJoints, movingJoints, meanRadius, at: pose)
  }

  /// The scaled Jacobian in `pose` whose twists are in the moving ring's axes: `J [dt; ρ̄ dω]` with dt and dω seen from the
  /// moving ring.
  public func jacobianInMovingAxes(at pose: RigidTransform) -> SixBySix {
    let toMoving = pose.rotation.inverse.matrix
    let scale = 1 / meanRadius
    var entries = SixBySix()
    for strut in 0..<6 {
      let arm = movingJoints[strut]
      let direction = (arm + toMoving * (pose.translation - referenceJoints[strut])).normalized
      let moment = arm.cross(direction) * scale
      for axis in 0..<3 {
        entries[strut, axis] = direction[axis]
        entries[strut, 3 + axis] = moment[axis]
      }
    }
    return entries
  }

  /// Smallest singular value of the scaled Jacobian: the frame's stiffness measure, 0 in a singular pose.
  public func stiffness(at pose: RigidTransform) -> Double { jacobian(at: pose).stiffness }

  /// The pose with the rings parallel and in line, or standing to each other as in `stance`, that fits `lengths` best: the one
  /// whose mean squared strut length is theirs. Nil when struts so short reach none.
  ///
  /// - Parameters:
  ///   - side: +1 when the moving ring is proximal to (above) the reference ring, -1 when it is distal.
  ///   - stance: of the moving ring to the reference ring, but for its height.
  public static func neutralPose(
    reference: Ring, moving: Ring, lengths: StrutLengths, side: Double, stance: RigidTransform = .identity
  ) -> RigidTransform? {
    var (offset, square) = (0.0, 0.0)
    let (turn, beside) = (stance.rotation.matrix, Vector3(stance.translation.x, stance.translation.y, 0))
    for strut in 0..<6 {
      let gap = turn * moving.joints[strut] + beside - reference.joints[strut]
      offset += gap.z / 6
      square += (gap.dot(gap) - lengths[strut] * lengths[strut]) / 6
    }
    let discriminant = offset * offset - square
    guard discriminant > 0 else { return nil }
    let height = -offset + side * discriminant.squareRoot()
    return RigidTransform(rotation: stance.rotation, translation: beside + Vector3(0, 0, height))
  }

  /// The pose with the rings parallel and in line.
  ///
  /// - Parameters:
  ///   - height: distance of the rings' reference planes, > 0, in the frame's unit of length.
  ///   - side: +1 when the moving ring is proximal to (above) the reference ring, -1 when it is distal.
  public static func neutralPose(height: Double, side: Double) -> RigidTransform {
    RigidTransform(translation: Vector3(0, 0, side * height))
  }
}

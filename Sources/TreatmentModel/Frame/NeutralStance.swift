import Glibc
import RigidMotion

/// How the moving ring stands to the reference ring in neutral, but for its height, which follows from the mode: parallel and
/// in line, or declared, as butt and mitre frames need it (MODEL section 14). Signed as a ``Mounting`` of the moving ring on
/// the reference ring.
public struct NeutralStance: Sendable, Equatable {
  /// Millimetres, positive for lateral.
  public let apOffset: Double
  /// Millimetres, positive for posterior.
  public let lateralOffset: Double
  /// Radians, positive for internal, within half a turn.
  public let rotation: Double
  /// Radians, within a right angle, positive for lateral.
  public let apTilt: Double
  /// Radians, within a right angle, positive for posterior.
  public let lateralTilt: Double

  /// Parallel and in line.
  public static let inLine = NeutralStance()

  private init() { (apOffset, lateralOffset, rotation, apTilt, lateralTilt) = (0, 0, 0, 0, 0) }

  /// A declared stance; nil for numbers that are not finite, for a turn of more than half a turn, for a tilt of more than a
  /// right angle, and for a right angle beside another tilt, which has no direction.
  public init?(
    apOffset: Double = 0, lateralOffset: Double = 0, rotation: Double = 0, apTilt: Double = 0,
    lateralTilt: Double = 0
  ) {
    guard apOffset.isFinite, lateralOffset.isFinite, abs(rotation) <= .pi,
      Rotation.isDirection(apTilt, lateralTilt)
    else { return nil }
    (self.apOffset, self.lateralOffset, self.rotation) = (apOffset, lateralOffset, rotation)
    (self.apTilt, self.lateralTilt) = (apTilt, lateralTilt)
  }
}

extension NeutralStance {
  /// Those of a mounting that it has: all but the offset along the reference ring's axis, which is the height.
  public static let parameters = MountingParameter.allCases.filter { $0 != .axialOffset }

  /// The signed number of a parameter, radians or millimetres.
  public subscript(parameter: MountingParameter) -> Double {
    switch parameter {
    case .apOffset: apOffset
    case .lateralOffset: lateralOffset
    case .axialOffset: 0
    case .rotation: rotation
    case .apTilt: apTilt
    case .lateralTilt: lateralTilt
    }
  }

  /// The stance with the numbers that a mounting has in these parameters; nil where ``init(apOffset:lateralOffset:rotation:apTilt:lateralTilt:)``
  /// is.
  public init?(_ mounting: Mounting) {
    self.init(
      apOffset: mounting.apOffset, lateralOffset: mounting.lateralOffset, rotation: mounting.rotation,
      apTilt: mounting.apTilt, lateralTilt: mounting.lateralTilt)
  }

  /// The same with another number of a parameter; nil where that makes no stance.
  package func with(_ parameter: MountingParameter, _ value: Double) -> NeutralStance? {
    var numbers = Mounting()
    for own in NeutralStance.parameters { numbers[own] = self[own] }
    numbers[parameter] = value
    return NeutralStance(numbers)
  }

  /// The moving ring's pose in the reference ring's frame.
  ///
  /// - Parameter height: of its centre above the reference ring's plane, on the moving ring's side, mm.
  public func ringPose(height: Double, _ limb: Limb) -> RigidTransform {
    let lat = limb.side.lateralSign
    return RigidTransform(
      rotation: Rotation(leaning: apTilt, lateralTilt, limb.side)
        * Rotation(axis: Vector3(0, 0, 1), angle: -lat * rotation),
      translation: Vector3(lat * apOffset + 0, lateralOffset, limb.movingSign * height))
  }

  /// A ring that leans farther than this from the reference ring is no longer round the axis of its bone, radians: what is
  /// checked along that axis is not of it (MODEL section 14).
  public static let mostLeanRoundBone = radians(30)

  /// Whether the moving ring is still round the axis of its bone.
  public var isRoundBone: Bool {
    let normal = Rotation(leaning: apTilt, lateralTilt, .left) * Vector3(0, 0, 1)
    // What a tilt of 30° itself leaves of its cosine counts as 30°.
    return normal.z >= cos(NeutralStance.mostLeanRoundBone) - 1e-12
  }
}

extension NeutralStance {
  /// Where the neutral height of chronic mode stands.
  public var heightKey: CaseKey {
    self == .inLine ? CaseKey(.frame, .neutralHeight) : CaseKey(.neutral, .height)
  }
}

extension MountingParameter {
  /// Its key in the declared neutral pose.
  public var neutralKey: CaseKey { CaseKey(.neutral, word) }
}

import Glibc
import RigidMotion

/// How far the struts of a frame may lean at their joints: each within a cone about its direction in neutral, fixed to the ring.
public struct JointCones: Sendable, Equatable {
  /// A pose counts as within its cones up to this much of a cosine beyond them: 0.0001° at 30°.
  public static let tolerance = 1e-6

  /// Half the cones' angle at the joints of the reference ring, radians.
  public let reference: Double
  /// The same at the moving ring.
  public let moving: Double

  /// Cones of these half angles, radians, 0...π; what is beyond is taken as these.
  public init(reference: Double, moving: Double) {
    (self.reference, self.moving) = (min(max(reference, 0), .pi), min(max(moving, 0), .pi))
  }

  /// Half the cones' angle at an end.
  public subscript(end: StrutEnd) -> Double { end == .reference ? reference : moving }

  /// The joint at which a strut of a frame leans farthest beyond its cone in a pose; nil when all are within theirs.
  public func violation(in pose: RigidTransform, of hexapod: Hexapod) -> LeaningStrut? {
    guard let neutral = hexapod.neutral else { return nil }
    var (worst, farthest): (LeaningStrut?, Double) = (nil, JointCones.tolerance)
    for strut in StrutNumber.allCases {
      let (p, q) = (hexapod.referenceJoints[strut], hexapod.movingJoints[strut])
      let (axis, direction) = ((neutral * q - p).normalized, (pose * q - p).normalized)
      for end in StrutEnd.allCases {
        let turned = end == .reference ? axis : pose.rotation * (neutral.rotation.inverse * axis)
        let cosine = direction.dot(turned)
        let beyond = cos(self[end]) - cosine
        // What is no number is not within.
        if !(beyond <= farthest) {
          farthest = beyond
          worst = LeaningStrut(strut: strut, end: end, angle: acos(min(max(cosine, -1), 1)), limit: self[end])
        }
      }
    }
    return worst
  }
}

/// A strut that leans beyond the cone of one of its joints.
public struct LeaningStrut: Sendable, Equatable {
  /// Which.
  public let strut: StrutNumber
  /// At which joint.
  public let end: StrutEnd
  /// By how much, radians.
  public let angle: Double
  /// By how much it may, radians.
  public let limit: Double
}

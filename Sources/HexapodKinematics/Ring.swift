import Glibc
import RigidMotion

/// The six joint centres of a ring, in the ring's own frame (MODEL section 1), in the order of the struts 1...6.
public struct Ring: Sendable, Equatable {
  /// Which of the two rings this is; it decides where a standard ring's joints are, and to which side a joint offset goes.
  public enum Place: Sendable {
    /// Nearer to the trunk.
    case proximal
    /// Farther from the trunk.
    case distal
  }

  /// Joint centres, joint `i` at strut `i + 1`.
  public let joints: PerStrut<Vector3>

  /// A ring with these joint centres.
  public init(joints: PerStrut<Vector3>) {
    self.joints = joints
  }

  /// A standard ring: joints in three pairs on a circle (MODEL section 4).
  ///
  /// - Parameters:
  ///   - jointRadius: of the circle, > 0.
  ///   - halfAngle: half the angle between the joints of a pair, radians, 0 ≤ η < 60°.
  ///   - jointOffset: of the joint plane from the ring's reference plane, positive towards the other ring.
  public init(standard place: Place, jointRadius: Double, halfAngle: Double, jointOffset: Double = 0) {
    // Azimuth of the pair's centre in degrees, and on which side of it the joint lies, strut by strut.
    let layout: [(centre: Double, side: Double)] =
      place == .proximal
      ? [(0, -1), (0, 1), (120, -1), (120, 1), (240, -1), (240, 1)]
      : [(300, 1), (60, -1), (60, 1), (180, -1), (180, 1), (300, -1)]
    joints = PerStrut { strut in
      let azimuth = radians(layout[strut].centre) + layout[strut].side * halfAngle
      return Ring.joint(azimuth: azimuth, radius: jointRadius, offset: jointOffset, place)
    }
  }

  /// A ring whose joints sit in numbered holes of a hole circle.
  ///
  /// - Parameters:
  ///   - count: number of equally spaced holes; hole 1 is at the master tab, numbers run anticlockwise seen from proximal.
  ///   - use: hole of each strut, each in 1...count.
  public init(
    _ place: Place, holeCircleRadius: Double, holes count: Int, use: PerStrut<Int>, jointOffset: Double = 0
  ) {
    joints = PerStrut { strut in
      let azimuth = 2 * .pi * Double(use[strut] - 1) / Double(count)
      return Ring.joint(azimuth: azimuth, radius: holeCircleRadius, offset: jointOffset, place)
    }
  }

  private static func joint(azimuth: Double, radius: Double, offset: Double, _ place: Place) -> Vector3 {
    Vector3(radius * sin(azimuth), -radius * cos(azimuth), place == .proximal ? -offset : offset)
  }

  /// Mean distance of the joints from the ring's axis.
  public var meanRadius: Double {
    joints.reduce(0) { $0 + ($1.x * $1.x + $1.y * $1.y).squareRoot() } / 6
  }
}

import Glibc
import RigidMotion

/// A point fixed to the moving fragment that may not be pulled faster than its rate (MODEL section 6).
public struct PointAtRisk: Sendable, Equatable {
  /// What it is part of.
  public let name: String
  /// In the moving fragment's frame, which is its place in the corrected limb seen from the origin, mm.
  public let position: Vector3
  /// Length of path allowed a day, mm, > 0.
  public let rate: Double

  /// A point.
  ///
  /// - Parameters:
  ///   - position: in the moving fragment's frame, mm.
  ///   - rate: length of path allowed a day, mm, > 0.
  public init(name: String, position: Vector3, rate: Double) {
    (self.name, self.position, self.rate) = (name, position, rate)
  }

  /// The name of the points on the rim of the bone cut.
  public static let rimName = "rim of the bone cut"

  /// The name of the point in the middle of a joint's surfaces.
  public static let surfacesName = "surfaces of the joint"

  /// Eight points on a circle of the bone's width round the middle of the cut, in its plane, or round the joint.
  ///
  /// - Parameter rate: length of path allowed a day, mm.
  public static func rim(of junction: Junction, _ side: Side, rate: Double) -> [PointAtRisk] {
    let (place, radius) = (junction.place(side), junction.diameter / 2)
    return azimuths.map { sine, cosine in
      PointAtRisk(
        name: rimName, position: place * Vector3(radius * sine, -radius * cosine, 0), rate: rate)
    }
  }

  /// Sines and cosines of eighths of a turn.
  private static let azimuths = (0..<8).map { (sin(Double($0) * (.pi / 4)), cos(Double($0) * (.pi / 4))) }
}

import HexapodKinematics
import RigidMotion
import TreatmentModel

/// What struts that could not go along cost on one day: the limb is not where the path wants it.
///
/// A day has one while it is behind the plan, and on the day on which it catches up; there nothing is lost at its end.
public struct Shortfall: Sendable, Equatable, Codable {
  /// The moving fragment's pose that the path wants at the end of the day.
  public let wanted: RigidTransform
  /// Distance of the corresponding point from where the path wants it, before rounding, mm.
  public let distance: Double
  /// Angle between the fragment and the path's, before rounding, radians.
  public let angle: Double
  /// The struts that are held on this day.
  public let held: [StrutNumber]
  /// The struts that stand at an end of their range and would go further.
  public let atRangeEnd: [StrutNumber]
  /// Length of the path of each of ``TreatedLevel/pointsAtRisk`` on this day, in their order, mm.
  public let paths: [Double]

  /// Whether the limb is where the path wants it at the end of the day.
  public var isCaughtUp: Bool { distance == 0 && angle == 0 }
}

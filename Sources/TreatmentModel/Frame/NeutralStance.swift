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
    let tilts = [abs(apTilt), abs(lateralTilt)]
    guard apOffset.isFinite, lateralOffset.isFinite, abs(rotation) <= .pi,
      tilts.allSatisfy({ $0 <= .pi / 2 }), !tilts.contains(.pi / 2) || tilts.contains(0)
    else { return nil }
    (self.apOffset, self.lateralOffset, self.rotation) = (apOffset, lateralOffset, rotation)
    (self.apTilt, self.lateralTilt) = (apTilt, lateralTilt)
  }
}

import RigidMotion

/// Where and how a bone is cut (MODEL section 6, the cut).
public struct BoneCut: Sendable, Equatable {
  /// Diameter of the bone at the cut, mm, > 0.
  public var diameter = 30.0
  /// Millimetres between the two faces of the cut on day 0, ≥ 0.
  public var gap = 0.0
  /// The cut's centre in the corrected limb, seen from the origin, mm, positive for lateral.
  public var ap = 0.0
  /// Millimetres, positive for posterior.
  public var lateral = 0.0
  /// Millimetres, positive for proximal.
  public var axial = 0.0
  /// The side to which its proximal normal leans on the AP film: radians, within ±90°, positive for lateral.
  public var apTilt = 0.0
  /// The side to which its proximal normal leans on the lateral film: radians, within ±90°, positive for posterior.
  public var lateralTilt = 0.0

  /// A cut without a gap through a bone of 30 mm at the origin, across the bone.
  public init() {}

  /// The cut in the corrected limb seen from the origin: its centre, and `S_n`, which takes the proximal direction to its normal.
  public func place(_ side: Side) -> RigidTransform {
    RigidTransform(
      rotation: Rotation(leaning: apTilt, lateralTilt, side),
      translation: Vector3(side.lateralSign * ap, lateral, axial))
  }
}

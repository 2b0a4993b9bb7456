import RigidMotion

/// The fragment between two cuts: where the distal level's point on it lies, seen from the proximal level's (MODEL section 12).
///
/// A level's point on a fragment is its origin if that fragment is its reference, else its corresponding point. The two frames
/// of the fragment are parallel.
public struct MiddleFragment: Sendable, Equatable {
  /// Millimetres from the proximal level's point to the distal one's, along the bone, > 0.
  public var length: Double
  /// Millimetres, positive for lateral.
  public var ap = 0.0
  /// Millimetres, positive for posterior.
  public var lateral = 0.0

  /// A fragment whose two points lie on a line along the bone.
  public init(length: Double) { self.length = length }

  /// `C`: the distal level's frame of the fragment in the proximal level's.
  public func proximalFromDistal(_ side: Side) -> RigidTransform {
    RigidTransform(translation: Vector3(side.lateralSign * ap, lateral, -length))
  }
}

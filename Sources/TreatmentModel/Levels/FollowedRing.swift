/// Which ring of a level has its place on its fragment from the neighbouring level, whose ring it is too: the middle ring is stated
/// once (MODEL section 12).
public enum FollowedRing: Sendable, Equatable {
  /// The reference ring: ``Level/mounting`` is not stated.
  case reference
  /// The moving ring: the moving mounting of ``FrameMode/ringsFirst(movingMounting:readings:)`` is not stated.
  case moving
}

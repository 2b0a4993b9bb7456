/// Which of a strut's two joints.
public enum StrutEnd: Sendable, CaseIterable {
  /// That on the reference ring.
  case reference
  /// That on the moving ring.
  case moving
}

/// What a level is for in its treatment.
public enum LevelRole: Sendable, Equatable {
  /// Its deformity is corrected.
  case correction
  /// In transport: a fresh cut, which opens.
  case cut
  /// In transport: the defect, which is closed.
  case defect
}

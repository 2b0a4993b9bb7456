import HexapodKinematics

/// Which struts a frame has.
public enum StrutChoice: Sendable, Equatable {
  /// One class each.
  case given(PerStrut<StrutHardware>)
  /// The planner takes, strut by strut, the class that serves the plan best.
  case automatic(from: [StrutHardware])
}

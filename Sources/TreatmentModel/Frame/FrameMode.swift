import HexapodKinematics

/// What is known of a frame's pose, and when (MODEL section 5).
public enum FrameMode: Sendable, Equatable {
  /// The frame ends neutral at this height (mm); its start follows from the deformity.
  case chronic(neutralHeight: Double)
  /// The six readings as they are now; the end follows from the deformity.
  case residual(readings: StrutReadings)
  /// Both rings' mountings; readings, if given, are compared.
  case ringsFirst(movingMounting: Mounting, readings: StrutReadings?)

  /// The word in case files.
  public var word: String {
    switch self {
    case .chronic: "chronic"
    case .residual: "residual"
    case .ringsFirst: "rings-first"
    }
  }
}

import HexapodKinematics
import TreatmentModel

/// What a search for frames goes through.
public struct DesignScope: Sendable {
  /// What is chosen of one level.
  public struct OfLevel: Sendable {
    /// Which.
    public let level: LevelID
    /// Neutral heights, mm; nil of a level whose height follows from its rings.
    public let heights: ClosedRange<Double>?
    /// Axial offsets of the reference ring, mm, signed as ``Mounting/axialOffset``; nil where the other level says where that ring is.
    public let axialOffsets: ClosedRange<Double>?
    /// To which the reference ring is turned, radians, signed as ``Mounting/rotation``; the typed one first, empty where the other
    /// level says where that ring is.
    public let rotations: [Double]
    /// From one to the next, radians.
    public let rotationStep: Double
    /// Whether each strut stays at its number as the case has it.
    package let keepsStruts: Bool
  }

  /// Each once.
  public let rings: [RingHardware]
  /// The classes that are to be had, each once.
  public let classes: [StrutHardware]
  /// From proximal to distal.
  public let levels: [OfLevel]
  /// From one height or offset to the next, mm.
  public let step: Double
  /// As many frames as were asked for at most: rings and turns alone may make more.
  public let mostFrames: Int
  /// How many frames lie so far apart.
  public let count: Int
}

import HexapodKinematics
import RigidMotion
import TreatmentModel

/// Between which bounds a frame is looked for.
public struct DesignBounds: Sendable, Equatable {
  /// Rings to take for the proximal one, each with each of ``distalRings``; empty for the case's own.
  public var proximalRings: [RingHardware] = []
  /// Rings to take for the distal one; empty for the case's own.
  public var distalRings: [RingHardware] = []
  /// Of two levels, in place of both: sets of three rings from proximal to distal, to be taken besides the case's own; of others than
  /// three nothing is taken.
  public var ringSets: [[RingHardware]] = []
  /// Neutral heights, mm, of two levels those of each; nil for those within ``DesignRanges/heightReach`` of the typed one.
  public var heights: ClosedRange<Double>?
  /// Axial offsets of the reference ring, mm, signed as ``Mounting/axialOffset``; nil for those within ``offsetReach`` of the typed
  /// one, on its side of the origin. Of two levels they are distances, to the side of the origin that each level's typed one has.
  public var axialOffsets: ClosedRange<Double>?
  /// How far the reference ring may be turned to either side of where it was typed, radians, 0...π.
  public var rotationReach = DesignBounds.usualRotationReach
  /// The classes that are to be had; nil for those of the case.
  public var classes: [StrutHardware]?
  /// About so many frames are tried at most: heights and offsets lie further apart where there would be more. Of two levels half of
  /// them lie so, and the rest between the best of these.
  public var mostFrames = 20_000

  /// What is taken unless the properties say otherwise.
  public init() {}

  /// How far from what was typed an axial offset is looked for when no range is given, mm.
  public static let offsetReach = 20.0
  /// 30°.
  public static let usualRotationReach = radians(30)
  /// From one turn to the next, of a ring whose holes are not known: 10°.
  public static let usualHoleStep = radians(10)
  /// So many frames can be asked for.
  public static let allowedFrames = 1...1_000_000
}

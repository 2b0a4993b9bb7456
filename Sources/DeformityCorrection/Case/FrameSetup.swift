import Hexapod

/// Which struts a frame has.
public enum StrutChoice: Sendable, Equatable {
  /// One class each.
  case given(PerStrut<StrutHardware>)
  /// The planner takes, strut by strut, the class that serves the plan best.
  case automatic(from: [StrutHardware])
}

/// What is known of the frame's pose, and when (MODEL section 5).
public enum Mode: Sendable, Equatable {
  /// The frame ends neutral at this height (mm); its start follows from the deformity.
  case chronic(neutralHeight: Double)
  /// The six readings as they are now; the end follows from the deformity.
  case residual(readings: PerStrut<Double>)
  /// Both rings' mountings; readings, if given, are compared.
  case ringsFirst(movingMounting: Mounting, readings: PerStrut<Double>?)

  /// The word in case files.
  public var word: String {
    switch self {
    case .chronic: "chronic"
    case .residual: "residual"
    case .ringsFirst: "rings-first"
    }
  }
}

/// The external frame of a case.
public struct FrameSetup: Sendable, Equatable {
  /// The ring nearer to the trunk.
  public var proximalRing: RingHardware
  /// The ring farther from the trunk.
  public var distalRing: RingHardware
  /// Its struts.
  public var struts: StrutChoice
  /// The classes that are to be had when a strut has to be changed; a strut goes through those that turn as it does.
  public var strutClasses: [StrutHardware]
  /// What is known of its pose.
  public var mode: Mode

  /// A frame; without `strutClasses` no strut is ever changed.
  public init(
    proximalRing: RingHardware, distalRing: RingHardware, struts: StrutChoice,
    strutClasses: [StrutHardware] = [], mode: Mode
  ) {
    (self.proximalRing, self.distalRing) = (proximalRing, distalRing)
    (self.struts, self.strutClasses, self.mode) = (struts, strutClasses, mode)
  }

  /// The ring that `limb`'s reference fragment carries, joints in place.
  public func referenceRing(_ limb: Limb) -> Ring {
    limb.reference == .proximal ? proximalRing.shape.ring(.proximal) : distalRing.shape.ring(.distal)
  }

  /// The other ring.
  public func movingRing(_ limb: Limb) -> Ring {
    limb.reference == .proximal ? distalRing.shape.ring(.distal) : proximalRing.shape.ring(.proximal)
  }
}

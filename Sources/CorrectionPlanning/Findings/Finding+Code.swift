extension Finding {
  /// What a finding is about; the raw value is the code in files.
  public enum Code: String, Sendable, CaseIterable {
    /// A reading lies outside its strut's range.
    case strutOutOfRange = "strut-out-of-range"
    /// A strut has to be changed, and there is no day on which it can be.
    case strutChangeWindow = "strut-change-window"
    /// A strut leans further from a joint's axis than the joint allows.
    case jointTilt = "joint-tilt"
    /// The frame is much softer than in its neutral pose.
    case nearSingular = "near-singular"
    /// The path leads through a singularity, or a day's readings belong to no pose, or to one beyond a singularity.
    case wrongAssembly = "wrong-assembly"
    /// A ring does not lie on its own fragment's side of the cut, or not on its own side of the other ring.
    case ringOnWrongSide = "ring-on-wrong-side"
    /// The bone does not go through a ring.
    case boneOutsideRing = "bone-outside-ring"
    /// Two struts of a ring have the same joint.
    case jointShared = "joint-shared"
    /// A ring of a frame with a declared neutral pose is on the wrong way round.
    case ringReversed = "ring-reversed"
    /// A joint stands where its ring, which is part of a circle, is not.
    case jointOffArc = "joint-off-arc"
    /// Two struts touch, or nearly do.
    case strutsCollide = "struts-collide"
    /// A strut or a ring comes too near to the limb.
    case strutMeetsLimb = "strut-meets-limb"
    /// The two ends of the bone would have to overlap.
    case boneEndsCollide = "bone-ends-collide"
    /// A point at risk is moved further in a day than its rate, and what whole steps may add to it.
    case rateExceeded = "rate-exceeded"
    /// Whole steps leave the points at risk away from where the plan wants them.
    case roundingError = "rounding-error"
    /// Struts were changed on another day than the plan has it, or not at all.
    case strutChangeMoved = "strut-change-moved"
    /// A strut is not turned on some days, and what that costs.
    case strutHeld = "strut-held"
    /// The end is not the target.
    case targetMissed = "target-missed"
    /// The angles mean clearly different rotations in different conventions.
    case conventionSpread = "convention-spread"
    /// A stage leaves the limb on the other side of its deformity.
    case stageOnOtherSide = "stage-on-other-side"
    /// Turning about a joint's hinge does not lead to where the fragment is to be.
    case hingeLeavesRest = "hinge-leaves-rest"
    /// A joint's surfaces are drawn apart farther than they mostly are.
    case distractionLarge = "distraction-large"
    /// It takes much longer than length and rate suggest.
    case durationImplausible = "duration-implausible"
    /// Values that are given twice differ.
    case inputsDisagree = "inputs-disagree"
    /// Numbers of rings or struts that nobody has verified are used.
    case hardwareUnverified = "hardware-unverified"
    /// A value was not given, and a default was taken.
    case defaultAssumed = "default-assumed"
    /// A number is implausible in the unit of files and plausible in another.
    case unitDoubtful = "unit-doubtful"
    /// Readings are in another unit.
    case unitWrong = "unit-wrong"
    /// Two struts have each other's readings.
    case strutsSwapped = "struts-swapped"
    /// The readings of one level stand where those of the other belong.
    case levelsSwapped = "levels-swapped"
    /// Two digits of a reading have changed places.
    case digitsTransposed = "digits-transposed"
    /// A strut goes the other way.
    case strutMirrored = "strut-mirrored"
    /// All readings of a strut are too large or too small by the same.
    case strutOffset = "strut-offset"
    /// The schedule is one for the other side.
    case sideWrong = "side-wrong"
    /// The schedule is one for the other reference fragment.
    case referenceWrong = "reference-wrong"
    /// The schedule's angles are of another convention.
    case conventionWrong = "convention-wrong"
    /// The schedule's struts have other numbers.
    case strutsRenumbered = "struts-renumbered"
    /// A day is not there.
    case rowMissing = "row-missing"
    /// A day stands twice.
    case rowDoubled = "row-doubled"
    /// Days are not in their order.
    case rowOutOfOrder = "row-out-of-order"
    /// A reading leaps away from the days around it.
    case jump
    /// A turn was not done: from then on a strut, or all of them, are off by it.
    case turnMissed = "turn-missed"
    /// A turn was done the other way.
    case turnReversed = "turn-reversed"
    /// A turn was done twice.
    case turnDoubled = "turn-doubled"
    /// Days are left out on which nothing was turned.
    case restDay = "rest-day"
    /// In transport: the rims of the docking faces meet before their centres do, or the faces never meet.
    case dockingContact = "docking-contact"
    /// In transport: at contact the docking faces lie beside each other.
    case dockingOffset = "docking-offset"
    /// In transport: whole steps move a limb that should keep to its path.
    case limbMoves = "limb-moves"
    /// The limb is left crooked.
    case limbCrooked = "limb-crooked"
    /// A defect so long that it is better closed from two cuts.
    case defectNeedsTwoCuts = "defect-needs-two-cuts"
    /// Dates are not those of their days, or not those of the case.
    case datesDisagree = "dates-disagree"
    /// A search along the path ended before it could be told whether there is a fault.
    case notResolved = "not-resolved"
    /// A search for the best of many was ended by whoever looked on.
    case searchEnded = "search-ended"
    /// The schedule does not begin where the case does.
    case startMissed = "start-missed"

    /// Whether it is a mistake in a schedule as it was written down; otherwise it is about what the readings do.
    public var isMistake: Bool {
      switch self {
      case .unitWrong, .strutsSwapped, .levelsSwapped, .digitsTransposed, .strutMirrored, .strutOffset,
        .sideWrong,
        .referenceWrong, .conventionWrong, .strutsRenumbered, .rowMissing, .rowDoubled, .rowOutOfOrder, .jump,
        .turnMissed, .turnReversed, .turnDoubled, .restDay, .datesDisagree:
        true
      case .notResolved, .searchEnded, .startMissed, .targetMissed, .rateExceeded, .strutOutOfRange,
        .nearSingular,
        .wrongAssembly,
        .ringOnWrongSide, .boneOutsideRing, .jointShared, .ringReversed, .jointOffArc, .jointTilt,
        .strutsCollide, .strutMeetsLimb,
        .boneEndsCollide, .strutChangeWindow, .strutChangeMoved, .roundingError, .strutHeld,
        .conventionSpread,
        .stageOnOtherSide, .hingeLeavesRest, .distractionLarge, .durationImplausible, .inputsDisagree,
        .hardwareUnverified,
        .defaultAssumed, .unitDoubtful, .dockingContact, .dockingOffset, .limbMoves, .limbCrooked,
        .defectNeedsTwoCuts:
        false
      }
    }

    /// Codes that only the findings of a limb of several levels can have.
    public static let ofLimbs: [Code] = [
      .dockingContact, .dockingOffset, .limbMoves, .limbCrooked, .defectNeedsTwoCuts,
    ]

    /// Codes that the findings of a case's plan can have, in the order in which they are counted; one that is resumed can have
    /// ``strutChangeMoved`` too, one whose frame was chosen ``searchEnded``.
    public static let ofPlans: [Code] = allCases.filter {
      !$0.isMistake && $0 != .startMissed && $0 != .strutChangeMoved && $0 != .searchEnded
        && !ofLimbs.contains($0)
    }

    /// Codes that the findings of a plan of one level or of several can have.
    public static let ofTreatments: [Code] = ofPlans + ofLimbs

    /// Codes that a schedule's findings can have.
    public static let ofSchedules: [Code] = allCases.filter { code in
      switch code {
      case .strutChangeWindow, .roundingError, .strutHeld, .conventionSpread, .stageOnOtherSide,
        .distractionLarge,
        .searchEnded, .durationImplausible, .inputsDisagree, .hardwareUnverified, .unitDoubtful,
        .dockingContact, .dockingOffset, .limbMoves, .limbCrooked, .defectNeedsTwoCuts, .levelsSwapped:
        false
      default: true
      }
    }
  }
}

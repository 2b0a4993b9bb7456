import HexapodKinematics

/// One level of a treatment: two fragments, what joins them, and the hexapod between a ring on each.
public struct Level: Sendable, Equatable {
  /// Which of its two fragments carries the reference ring.
  public var reference: FragmentEnd
  /// What lies between its two fragments.
  public var junction = Junction.cut(BoneCut())
  /// The deformity as it is now.
  public var deformity: Deformity
  /// How its angles, and those of stages and target, make rotations.
  public var convention = RotationConvention.film
  /// The reference ring on the reference fragment; not stated where that ring is ``followed``.
  public var mounting: Mounting
  /// The ring whose place on its fragment is the neighbouring level's to state; nil where this level states both or has both follow
  /// from what it states.
  public var followed: FollowedRing?
  /// The ring distal to the junction; the one proximal to it is the next level's towards the trunk, or the treatment's.
  public var distalRing: RingHardware
  /// Which struts it has.
  public var struts: StrutChoice
  /// The classes that are on today, where somebody has looked: they count in place of those that the plan has on by then. Plans
  /// are made without them.
  public var strutsMounted: PerStrut<StrutHardware>?
  /// What is known of its frame's pose.
  public var mode: FrameMode
  /// How the rings stand to each other in neutral.
  public var neutral = NeutralStance.inLine
  /// Structures fixed to the moving fragment, besides the rim of the cut.
  public var structuresAtRisk: [StructureAtRisk] = []
  /// How the correction is done.
  public var schedule = Schedule()
  /// From when on it is turned.
  public var starts = LevelStart.atOnce
  /// Struts that are not turned on some days.
  public var holds: [StrutHold] = []
  /// What is to be left at the end: none, over-correction, or a deformity that stays.
  public var target = Deformity()

  /// A level with the defaults of MODEL; the properties set the rest.
  public init(
    reference: FragmentEnd, deformity: Deformity, mounting: Mounting, distalRing: RingHardware,
    struts: StrutChoice, mode: FrameMode
  ) {
    (self.reference, self.deformity, self.mounting) = (reference, deformity, mounting)
    (self.distalRing, self.struts, self.mode) = (distalRing, struts, mode)
  }
}

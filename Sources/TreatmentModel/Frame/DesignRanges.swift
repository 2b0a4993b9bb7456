/// What the planner may choose of how a frame is built and mounted, so that struts have to be changed little. Chronic mode
/// alone leaves the choice: the other modes describe frames that are there.
public struct DesignRanges: Sendable, Equatable {
  /// Neutral heights to choose from, mm; nil keeps the case's.
  public var heights: ClosedRange<Double>?
  /// Axial offsets of the reference ring to choose from, mm, signed as ``Mounting/axialOffset``; nil keeps the case's.
  public var axialOffsets: ClosedRange<Double>?

  /// A freedom; nil keeps the case's.
  ///
  /// - Parameters:
  ///   - heights: neutral heights, mm, 20...650.
  ///   - axialOffsets: of the reference ring, mm, -600...600, positive for proximal.
  public init(heights: ClosedRange<Double>? = nil, axialOffsets: ClosedRange<Double>? = nil) {
    (self.heights, self.axialOffsets) = (heights, axialOffsets)
  }

  /// How far from what was typed a height is looked for when no range is given, mm.
  public static let heightReach = 50.0

  /// The heights within ``heightReach`` of one that was typed (mm) that a case may have, mm.
  public static func heights(round typed: Double) -> ClosedRange<Double> {
    max(20, typed - heightReach)...(typed + heightReach)
  }
}

/// A value that the planner chose in place of the one that was typed.
public struct ChosenValue: Sendable, Equatable {
  /// Whose value it is.
  public let key: CaseKey
  /// As typed, inside units.
  public let typed: Double
  /// As chosen, inside units.
  public let chosen: Double
  /// What it was chosen from, inside units.
  public let range: ClosedRange<Double>

  /// A choice; all three numbers in inside units, radians or millimetres.
  public init(key: CaseKey, typed: Double, chosen: Double, range: ClosedRange<Double>) {
    (self.key, self.typed, self.chosen, self.range) = (key, typed, chosen, range)
  }
}

extension DesignRanges {
  /// Heights: those of a case, and as far beyond as one is looked for round what was typed.
  private static let allowedHeights = ValueRange(20...650, .millimetres)
  /// Axial offsets, to either side.
  private static let allowedOffsets = ValueRange(
    0...600, .millimetres, MountingParameter.axialOffset.directions)

  /// What in it is no range to choose from; empty for most.
  public var invalidValues: [InvalidValue] {
    var check = ValueCheck()
    for (range, allowed, name) in [
      (heights, DesignRanges.allowedHeights, "heights"),
      (axialOffsets, DesignRanges.allowedOffsets, "axialOffsets"),
    ] {
      guard let range else { continue }
      check.number(range.lowerBound, within: allowed, nil, "\(name).lowerBound")
      check.number(range.upperBound, within: allowed, nil, "\(name).upperBound")
    }
    return check.found
  }
}

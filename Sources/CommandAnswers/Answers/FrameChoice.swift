import TreatmentModel

/// What the planner may choose, in the words of `--choose-height` and `--choose-offset`.
package struct FrameChoice: Sendable {
  /// Heights to choose from.
  package enum Height: Sendable {
    /// Round the one that was typed.
    case near
    /// Mm.
    case between(ClosedRange<Double>)
  }

  /// Nil keeps the case's.
  package let height: Height?
  /// Axial offsets of the reference ring, mm, to the side that the case says; nil keeps the case's.
  package let offsets: ClosedRange<Double>?

  /// Heights that may be asked for, mm.
  package static let heightsAllowed = 20.0...600.0
  /// Offsets that may be asked for, mm.
  package static let offsetsAllowed = 0.0...600.0

  /// Nothing, unless something is said.
  package init(height: Height? = nil, offsets: ClosedRange<Double>? = nil) {
    (self.height, self.offsets) = (height, offsets)
  }

  /// Whether anything is to be chosen.
  package var isGiven: Bool { height != nil || offsets != nil }

  /// Nil when nothing is to be chosen.
  package func ranges(for level: TreatedLevel) -> DesignRanges? {
    guard isGiven else { return nil }
    var ranges = DesignRanges()
    if case .chronic(let typed) = level.mode {
      switch height {
      case .near: ranges.heights = DesignRanges.heights(round: typed)
      case .between(let heights): ranges.heights = heights
      case nil: break
      }
    }
    ranges.axialOffsets = offsets.map { bounds in
      level.mounting.axialOffset < 0 ? -bounds.upperBound...(-bounds.lowerBound) : bounds
    }
    return ranges
  }

  /// Why nothing is chosen for a case of two levels, in words; nil where it may be.
  package func refusal(of treatment: Treatment, _ option: OptionSpelling) -> String? {
    guard isGiven, treatment.unplanned == nil else { return nil }
    let asked = option(height != nil ? "choose-height" : "choose-offset")
    let summaries =
      option == .flags
      ? "fixator batch --summary prints strut_changes and visits"
      : "summaries of a batch have strut_changes and visits"
    let together =
      "\(option == .flags ? "fixator design" : "design") chooses both frames together (\(option("height")), \(option(MountingParameter.axialOffset.key.word.name)); "
      + "\(option("rotation")) 0 leaves the rings turned as they are)"
    let key = height != nil ? CaseKey(.frame, .neutralHeight) : MountingParameter.axialOffset.key
    return
      "\(asked) chooses for one frame, and this case has two that share the middle ring: where it sits on its fragment follows from the "
      + "height and the offset of either, and visits are shared, so that the best of each level alone is not the best of both. "
      + "\(together); of values of your own (\(key.at(LevelID(0))), \(key.at(LevelID(1)))) \(summaries)"
  }
}

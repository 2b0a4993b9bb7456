/// A number that was measured now, and how large it may be.
package struct Figure: Sendable, Equatable {
  package let requirement: Requirement
  /// What was measured, in a few words.
  package let what: String
  /// Of one or more differences, all in one unit.
  package let spread: Spread
  package let unit: FigureUnit
  /// As large as the worst of them may be.
  package let tolerance: Double
  /// What it is held against.
  package let source: String

  init(
    _ requirement: Requirement, _ what: String, _ spread: Spread, _ unit: FigureUnit,
    within tolerance: Double,
    source: String? = nil
  ) {
    (self.requirement, self.what, self.spread) = (requirement, what, spread)
    (self.unit, self.tolerance, self.source) = (unit, tolerance, source ?? requirement.source)
  }

  /// Whether something was measured, and nothing of it is too large.
  package var holds: Bool { spread.count > 0 && spread.worst <= tolerance }
}

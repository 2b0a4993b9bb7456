import HexapodKinematics

extension Finding {
  /// The finding of a violation, or that it could not be told whether there is one.
  func settled(by violation: MotionChecker.Violation) -> Finding {
    violation.isSettled ? self : notResolved
  }

  /// That a search has ended before it could be told whether this is so: what cannot be excluded is an error.
  var notResolved: Finding {
    Finding(
      .notResolved, .error, day: day, struts: struts.map(\.number), value: value, limit: limit, unit: unit,
      what:
        "not resolved, however closely the path was looked at; it cannot be excluded that \(what.plain)",
      remedy: remedy)
  }
}

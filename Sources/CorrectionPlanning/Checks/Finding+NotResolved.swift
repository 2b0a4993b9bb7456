import HexapodKinematics

extension PlanChecker {
  /// Where the search for how far bounded struts let the limb come was ended.
  var unresolvedChecks: [Finding] {
    guard let day = turned.unresolvedDay else { return [] }
    return [
      Finding(
        .notResolved, .error, day: day,
        what:
          "not resolved: with struts held, or at the ends of their ranges, it was looked for how far the limb can come each "
          + "day until \(ConstrainedPathFollower.mostSolves) poses had been tried; from day \(day) on the plan turns nothing",
        remedy: .freeStrutsOrOtherClasses)
    ]
  }
}

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

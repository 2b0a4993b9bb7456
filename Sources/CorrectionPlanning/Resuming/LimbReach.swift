import TreatmentModel

/// How far along its plan a limb can have come by a day: as far as the rates of its points at risk allow since it was last
/// known where it was.
struct LimbReach {
  let line: PlannedTrajectory
  /// The day on which it was last known where the limb was, and where on the plan that is.
  let known: (day: Int, position: Double)
  /// The farthest that whole steps put a point at risk from the plan, mm.
  let rounding: Double

  /// Whether the limb can be at a place of the plan on a day. Up to a day ahead it can: that day's turns are done early.
  func has(_ position: Double, onDay day: Int) -> Bool {
    guard line.day(at: position) > Double(day) + 1 || position < known.position else { return true }
    let paths = line.paths(from: known.position, to: position)
    let days = Double(max(1, day - known.day))
    return line.points.indices.allSatisfy { paths[$0] <= line.points[$0].rate * days + rounding + 1e-6 }
  }
}

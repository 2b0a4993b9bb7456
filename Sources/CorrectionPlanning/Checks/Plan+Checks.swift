import HexapodKinematics

extension Plan {
  /// The checks of the plan, errors first, then by day.
  ///
  /// - Parameters:
  ///   - turned: what is done of the sampled path, and to which readings.
  ///   - reached: where that really brings the ring.
  ///   - stiffness: of the frame at the ends of the days.
  /// - Throws: ``PlanningError/Code/pathNotReachable``, and only on paths of equal steps.
  func examined(
    _ sampledPath: SampledPath, _ turned: DiscretizedMotion, _ reached: [BatchPose],
    _ stiffness: KnownStiffness,
    _ frame: MountedFrame
  ) throws(PlanningError) -> [Check] {
    let examination = try PlanChecker(self, sampledPath, turned, reached, stiffness, frame)
    let rank: [Check.Severity] = [.error, .warning, .note]
    let ordered = try examination.checks().enumerated().sorted { one, other in
      let (a, b) = (
        rank.firstIndex(of: one.element.severity) ?? 3, rank.firstIndex(of: other.element.severity) ?? 3
      )
      return (a, one.element.day ?? 0, one.offset) < (b, other.element.day ?? 0, other.offset)
    }
    return ordered.map(\.element)
  }
}

extension PlanChecker {
  /// All findings, family by family.
  fileprivate func checks() throws(PlanningError) -> [Check] {
    var found = rangeChecks + plan.strutChangeChecks
    found += try motion.tiltChecks()
    found += try motion.singularityChecks()
    found += reachChecks
    found += try motion.strutChecks()
    found += try motion.limbChecks()
    found += try motion.boneEndChecks()
    found += rateChecks + durationChecks + roundingChecks
    found += plan.heldChecks + plan.rangeEndChecks + plan.targetChecks
    found += conventionChecks + disagreementChecks + hardwareChecks + defaultChecks
    return found + (plan.resumption?.checks ?? [])
  }
}

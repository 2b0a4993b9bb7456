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
  ) throws(PlanningError) -> [Finding] {
    let checker = try PlanChecker(self, sampledPath, turned, reached, stiffness, frame)
    return try checker.checks().ordered { $0.day ?? 0 }
  }
}

extension PlanChecker {
  /// All findings, family by family.
  fileprivate func checks() throws(PlanningError) -> [Finding] {
    var found = motion.assemblyChecks() + rangeChecks + plan.strutChangeChecks
    found += try motion.tiltChecks()
    found += try motion.singularityChecks()
    found += reachChecks
    found += try motion.strutChecks()
    found += try motion.limbChecks()
    found += try motion.boneEndChecks()
    found += rateChecks + jointPaceChecks + durationChecks + roundingChecks
    found += unresolvedChecks + plan.heldChecks + plan.rangeEndChecks + plan.targetChecks
    found +=
      conventionChecks + stageChecks + hingeChecks + distractionChecks + disagreementChecks + hardwareChecks
      + badlyKnownChecks
      + defaultChecks
    found += unitChecks
    return found + (plan.resumption?.checks ?? [])
  }
}

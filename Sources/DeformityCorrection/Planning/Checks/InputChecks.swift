import Hexapod
import RigidMotion

extension Examination {
  /// Angles that mean different rotations in different conventions.
  var conventionChecks: [Check] {
    guard plan.conventionSpread > limits.conventionSpread else { return [] }
    let spread = degrees(plan.conventionSpread)
    return [
      Check(
        .conventionSpread, .warning, value: spread, limit: degrees(limits.conventionSpread), unit: "deg",
        message:
          "these angles mean rotations up to \(decimal(spread, 1))° apart in different conventions; make sure that "
          + "they were measured for \(correctionCase.convention.rawValue)")
    ]
  }

  /// Hardware whose numbers nobody has verified.
  var hardwareChecks: [Check] {
    let rings = [correctionCase.frame.proximalRing, correctionCase.frame.distalRing]
    let parts = rings.map { ($0.name, $0.standing) } + struts.map { ($0.name, $0.standing) }
    var names: [String] = []
    for (name, standing) in parts where !standing.verified && !names.contains(name) { names.append(name) }
    guard !names.isEmpty else { return [] }
    return [
      Check(
        .hardwareUnverified, .warning,
        message:
          "nobody has verified the dimensions of \(names.joined(separator: ", ")); measure your frame and give its "
          + "own numbers in the case")
    ]
  }

  /// Values that nobody gave.
  var defaultChecks: [Check] {
    let defaults = correctionCase.assumedDefaults.map { "\($0.key) \($0.value)" } + assumedHardware
    guard !defaults.isEmpty else { return [] }
    return [
      Check(.defaultAssumed, .note, message: "not given, so assumed: " + defaults.joined(separator: ", "))
    ]
  }

  /// Sizes that the hardware does not say and that a check needed.
  private var assumedHardware: [String] {
    var assumed: [String] = []
    if struts.contains(where: { $0.radius == nil }) {
      assumed.append("radius of the struts \(decimal(StrutHardware.assumedRadius, 0)) mm")
    }
    guard correctionCase.limbEnvelope != nil else { return assumed }
    for end in StrutEnd.allCases where motion.ring(end).innerRadius == nil {
      assumed.append(
        "inner radius of the \(motion.place(end).rawValue) ring \(decimal(motion.innerRadius(end), 1)) mm")
    }
    return assumed
  }
}

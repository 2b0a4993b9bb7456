import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

extension PlanChecker {
  /// Angles that mean different rotations in different conventions.
  var conventionChecks: [Finding] {
    guard plan.conventionSpread > limits.conventionSpread else { return [] }
    let spread = degrees(plan.conventionSpread)
    return [
      Finding(
        .conventionSpread, .warning, value: spread, limit: degrees(limits.conventionSpread), unit: "deg",
        what:
          "these angles mean rotations up to \(decimal(spread, 1))° apart in different conventions",
        remedy: .checkConvention(level.convention))
    ]
  }

  /// Hardware whose numbers nobody has verified.
  var hardwareChecks: [Finding] {
    var names: [String] = []
    func add(_ name: String, _ provenance: Provenance) {
      if !provenance.verified && !names.contains(name) { names.append(name) }
    }
    add(level.proximalRing.name, level.proximalRing.provenance)
    add(level.distalRing.name, level.distalRing.provenance)
    for strut in plan.struts { add(strut.name, strut.provenance) }
    for change in plan.strutTimeline.changes { add(change.to.name, change.to.provenance) }
    guard !names.isEmpty else { return [] }
    return [
      Finding(
        .hardwareUnverified, .note,
        what:
          "nobody has verified the dimensions of \(names.joined(separator: ", "))", remedy: .measureFrame)
    ]
  }

  /// An input known no better than to this, one standard deviation, millimetres or degrees, is as good as assumed.
  private static let knownBadly = 5.0

  /// Values that are hardly known, as what lies across a single film.
  var badlyKnownChecks: [Finding] {
    var known: [(key: CaseKey, deviation: Double, unit: QuantityUnit)] = []
    func add(_ key: CaseKey, _ unit: QuantityUnit) {
      let deviation = level.covariance?.standardDeviation(of: key) ?? level.standardDeviations[key] ?? 0
      if unit.outside(deviation) > PlanChecker.knownBadly {
        known.append((key, unit.outside(deviation), unit))
      }
    }
    for parameter in DeformityParameter.allCases { add(parameter.key, parameter.unit) }
    for parameter in MountingParameter.allCases { add(parameter.key, parameter.unit) }
    for parameter in MountingParameter.allCases { add(parameter.movingKey, parameter.unit) }
    guard let worst = known.max(by: { $0.deviation < $1.deviation }) else { return [] }
    let words = known.map { "\($0.key) ± \(decimal($0.deviation, 1)) \($0.unit.rawValue)" }
    return [
      Finding(
        .defaultAssumed, .warning, value: worst.deviation, limit: PlanChecker.knownBadly,
        unit: worst.unit.rawValue,
        what:
          "hardly known: \(words.joined(separator: ", ")); the plan takes them for exact, and what they leave fixator sensitivity says"
      )
    ]
  }

  /// Values that nobody gave.
  var defaultChecks: [Finding] {
    var text = "not given, so assumed"
    text.reserveCapacity(400)
    var separator = ": "
    func add(_ words: String) {
      text += separator
      text += words
      separator = ", "
    }
    for assumed in level.assumedDefaults {
      add("")
      assumed.key.write(to: &text)
      text += " "
      text += assumed.value
    }
    for assumed in assumedHardware { add(assumed) }
    return separator == ": " ? [] : [Finding(.defaultAssumed, .note, what: text)]
  }

  /// Sizes that the hardware does not say and that a check needed.
  private var assumedHardware: [String] {
    var assumed: [String] = []
    if plan.struts.contains(where: { $0.radius == nil })
      || plan.strutTimeline.changes.contains(where: { $0.to.radius == nil })
    {
      assumed.append("radius of the struts \(decimal(StrutHardware.assumedRadius, 0)) mm")
    }
    for end in StrutEnd.allCases where level.ring(end).innerRadius == nil {
      assumed.append(
        "inner radius of the \(level.place(end).rawValue) ring \(decimal(motion.innerRadius(end), 1)) mm")
    }
    if !level.neutral.isRoundBone {
      assumed.append(
        "that the bone goes through the \(level.place(.moving).rawValue) ring, which stands across it in neutral"
      )
    }
    return assumed
  }
}

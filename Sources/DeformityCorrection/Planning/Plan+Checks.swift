import Hexapod
import RigidMotion

extension Plan {
  /// The same plan with its checks, errors first, then by day.
  func checked(_ moments: [Moment], _ settings: [PerStrut<Double>]) -> Plan {
    let found =
      rangeChecks(moments, settings) + strutChangeChecks + singularityChecks(moments) + reachChecks
      + roundingChecks + heldChecks + rangeEndChecks + targetChecks + conventionChecks
      + disagreementChecks(moments) + hardwareChecks + defaultChecks
    let rank: [Check.Severity] = [.error, .warning, .note]
    let ordered = found.enumerated().sorted { one, other in
      let (a, b) = (
        rank.firstIndex(of: one.element.severity) ?? 3, rank.firstIndex(of: other.element.severity) ?? 3
      )
      return (a, one.element.day ?? 0, one.offset) < (b, other.element.day ?? 0, other.offset)
    }
    return Plan(
      correctionCase: correctionCase, strutTimeline: strutTimeline, hexapod: hexapod,
      fragmentFromReferenceRing: fragmentFromReferenceRing, fragmentFromMovingRing: fragmentFromMovingRing,
      conventionSpread: conventionSpread, days: days, pacing: pacing, checks: ordered.map(\.element))
  }

  /// Every strut that leaves its range, once, with the day on which it first does and the farthest it goes.
  private func rangeChecks(_ moments: [Moment], _ settings: [PerStrut<Double>]) -> [Check] {
    (0..<6).compactMap { strut in
      let outside = moments.indices.compactMap {
        index -> (index: Int, hardware: StrutHardware, excess: Double)? in
        let hardware = strutTimeline.hardware(strut, onDay: moments[index].day)
        let excess = hardware.excess(ofReading: settings[index][strut])
        return excess > 0 ? (index, hardware, excess) : nil
      }
      guard let first = outside.first, let farthest = outside.max(by: { $0.excess < $1.excess }) else {
        return nil
      }
      let (day, worst, hardware) = (
        moments[first.index].day, settings[farthest.index][strut], farthest.hardware
      )
      let limit = worst < hardware.range.lowerBound ? hardware.range.lowerBound : hardware.range.upperBound
      return Check(
        .strutOutOfRange, .error, day: day, strut: strut + 1, value: worst, limit: limit, unit: "mm",
        message: "strut \(strut + 1) leaves its range on day \(day): it would have to read "
          + "\(decimal(worst, 1)) mm, \(hardware.name) ends at \(decimal(limit, 1)) mm; take another class or another "
          + "neutral height (--choose-height)")
    }
  }

  private func singularityChecks(_ moments: [Moment]) -> [Check] {
    let neutral = hexapod.neutral.map { hexapod.stiffness(at: $0) } ?? 1
    let wrong = moments.first { hexapod.jacobian(at: $0.ringPose).determinantSign != hexapod.neutralSign }
    if let wrong {
      return [
        Check(
          .wrongAssembly, .error, day: wrong.day,
          message:
            "on day \(wrong.day) the frame is beyond a singular pose: the struts would fit and the limb would be "
            + "elsewhere; start from another height, or correct in stages")
      ]
    }
    guard let softest = days.min(by: { $0.stiffness < $1.stiffness }) else { return [] }
    let share = softest.stiffness / neutral
    guard share < CheckLimits.softWarning else { return [] }
    let isError = share < CheckLimits.softError
    return [
      Check(
        .nearSingular, isError ? .error : .warning, day: softest.day, value: share,
        limit: isError ? CheckLimits.softError : CheckLimits.softWarning,
        message:
          "on day \(softest.day) the frame has \(decimal(100 * share, 0)) % of its neutral stiffness (softest motion: "
          + "\(hexapod.jacobian(at: softest.pose).softestMotion.words)); a greater height or larger rings hold better"
      )
    ]
  }

  private var reachChecks: [Check] {
    guard let lost = days.first(where: { !$0.isReached }) else { return [] }
    return [
      Check(
        .wrongAssembly, .error, day: lost.day,
        message: "on day \(lost.day) the whole steps that are set belong to no pose near the planned one")
    ]
  }

  private var roundingChecks: [Check] {
    guard let worst = days.max(by: { $0.errorDistance < $1.errorDistance }),
      worst.errorDistance > CheckLimits.roundingDistance || largestErrorAngle > CheckLimits.roundingAngle
    else { return [] }
    return [
      Check(
        .roundingError, .warning, day: worst.day, value: worst.errorDistance,
        limit: CheckLimits.roundingDistance,
        unit: "mm",
        message:
          "whole strut steps leave the corresponding point up to \(decimal(worst.errorDistance, 2)) mm and "
          + "\(decimal(degrees(largestErrorAngle), 2))° from the plan; finer steps, or rounding together, bring it closer"
      )
    ]
  }

  private var conventionChecks: [Check] {
    guard conventionSpread > CheckLimits.conventionSpread else { return [] }
    let spread = degrees(conventionSpread)
    return [
      Check(
        .conventionSpread, .warning, value: spread, limit: degrees(CheckLimits.conventionSpread), unit: "deg",
        message:
          "these angles mean rotations up to \(decimal(spread, 1))° apart in different conventions; make sure that "
          + "they were measured for \(correctionCase.convention.rawValue)")
    ]
  }

  /// Readings given beside both mountings, held against the lengths that the mountings ask for.
  private func disagreementChecks(_ moments: [Moment]) -> [Check] {
    guard case .ringsFirst(_, let readings?) = correctionCase.frame.mode, let first = moments.first else {
      return []
    }
    let differences = PerStrut { readings[$0] - struts[$0].reading(ofLength: first.lengths[$0]) }
    guard let worst = (0..<6).max(by: { abs(differences[$0]) < abs(differences[$1]) }),
      abs(differences[worst]) > CheckLimits.readingDisagreement
    else { return [] }
    let list = differences.map { decimal($0, 1) }.joined(separator: ", ")
    return [
      Check(
        .inputsDisagree, .warning, day: 0, strut: worst + 1, value: abs(differences[worst]),
        limit: CheckLimits.readingDisagreement, unit: "mm",
        message:
          "the struts as read differ from what deformity and mountings ask for by \(list) mm; strut \(worst + 1) "
          + "most; measure again what is least certain")
    ]
  }

  private var hardwareChecks: [Check] {
    let rings = [correctionCase.frame.proximalRing, correctionCase.frame.distalRing]
    let struts = Array(struts) + strutTimeline.changes.map(\.to)
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

  private var defaultChecks: [Check] {
    let defaults = correctionCase.assumedDefaults
    guard !defaults.isEmpty else { return [] }
    return [
      Check(
        .defaultAssumed, .note,
        message: "not given, so assumed: " + defaults.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
    ]
  }
}

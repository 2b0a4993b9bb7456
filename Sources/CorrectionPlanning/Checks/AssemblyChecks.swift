import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

extension MotionChecker {
  /// A frame that cannot stand so on the limb (MODEL section 3, the assembly), with the words that were likely meant.
  package func assemblyChecks() -> [Finding] {
    let assembly = Assembly(level, frame)
    let days = samples.dayEnds
    let found = [
      wrongSide(.reference, assembly, [0]), wrongSide(.moving, assembly, days),
      boneOutside(.reference, assembly), boneOutside(.moving, assembly),
      reversed(assembly) ?? facingAway(assembly, days),
    ].compactMap(\.self)
    let jointFaults = sharedJoints + jointsOffArc + jointsInside
    guard !found.isEmpty else { return jointFaults }
    let exchanges = WordExchange.all(level, frame)
    let remedy: Remedy = exchanges.isEmpty ? .measureAssembly : .exchangeWord(exchanges)
    return jointFaults + found.map { $0(remedy) }
  }

  private typealias Unadvised = (Remedy) -> Finding

  private var severity: Finding.Severity { limits.assembly == .error ? .error : .warning }

  private func wrongSide(_ end: StrutEnd, _ assembly: Assembly, _ days: [Int]) -> Unadvised? {
    var (first, worst): (Int?, (value: Double, day: Int)) = (nil, (.infinity, 0))
    for index in days {
      let beyond = assembly.beyondCut(end, samples[index].fragmentPose)
      if first == nil && beyond <= 0 { first = samples[index].day }
      if beyond < worst.value { worst = (beyond, samples[index].day) }
    }
    guard let first else { return nil }
    let own = level.place(end)
    let place =
      -worst.value < 0.05
      ? "lies in the plane of the \(level.junctionWord)"
      : "lies \(end == .moving ? "up to " : "")\(decimal(-worst.value, 1)) mm \(own.opposite.rawValue) of the \(level.junctionWord), on the "
        + "\(own.opposite.rawValue) fragment"
    let violation = Violation(first: first, worst: worst.value, worstDay: worst.day)
    let when = end == .moving ? " \(violation.when(limit: "0 mm"))" : ""
    return { remedy in
      Finding(
        .ringOnWrongSide, severity, day: violation.first, value: worst.value, limit: 0, unit: "mm",
        what: "the \(own.rawValue) ring, which is the \(own.rawValue) fragment's, \(place)\(when)",
        remedy: remedy)
    }
  }

  private func boneOutside(_ end: StrutEnd, _ assembly: Assembly) -> Unadvised? {
    let room = assembly.room(end)
    guard room < 0 else { return nil }
    let (off, radius) = (assembly.offAxis(end), assembly.innerRadius(end))
    let assumed = level.ring(end).innerRadius == nil ? " (assumed: joint radius less 16.3 mm)" : ""
    let middle = assembly.offMiddle(end) == nil ? "centre of" : "line halfway between the arms of"
    let place = off.isFinite ? "passes \(decimal(off, 1)) mm from the \(middle)" : "does not pass through"
    return { remedy in
      Finding(
        .boneOutsideRing, severity, day: firstDay, value: off.isFinite ? room : nil,
        limit: off.isFinite ? 0 : nil, unit: "mm",
        what:
          "the bone, \(decimal(level.junction.diameter, 1)) mm wide, \(place) the \(level.place(end).rawValue) ring, whose inner "
          + "radius is \(decimal(radius, 1)) mm\(assumed)", remedy: remedy)
    }
  }

  private func facingAway(_ assembly: Assembly, _ days: [Int]) -> Unadvised? {
    guard let first = days.first(where: { !assembly.ringsFace(samples[$0].ringPose) }) else { return nil }
    let day = samples[first].day
    return { remedy in
      Finding(
        .ringOnWrongSide, severity, day: day,
        what: "on day \(day) the two rings do not face each other as in neutral", remedy: remedy)
    }
  }

  /// A moving ring of a declared neutral pose that is on the wrong way round.
  private func reversed(_ assembly: Assembly) -> Unadvised? {
    guard let reversal = assembly.reversal else { return nil }
    let (moving, reference) = (level.place(.moving).rawValue, level.place(.reference).rawValue)
    let what =
      switch reversal {
      case .facesAway:
        "in the neutral pose that is declared the struts would leave it on the side that faces away from the \(reference) ring"
      case .beyondSingularity:
        "the neutral pose that is declared lies beyond a singular pose, seen from the rings parallel and in line: its determinant has the other sign"
      case .againstNeutral:
        "in the corrected limb it faces the other way than in the neutral pose that is declared"
      }
    return { remedy in
      Finding(
        .ringReversed, severity, day: firstDay,
        what: "the \(moving) ring is on the wrong way round: \(what)", remedy: remedy)
    }
  }

  /// Joints that plates hold inside the inner edge of their ring, where the limb is.
  private var jointsInside: [Finding] {
    StrutEnd.allCases.flatMap { end -> [Finding] in
      let (ring, edge) = (level.ring(end), level.innerRadius(end, frame.hexapod))
      let joints = ring.ring(level.ringPlace(end)).joints
      return ring.jointOffsets.keys.sorted().compactMap { strut in
        let joint = joints[strut.index]
        let radius = (joint.x * joint.x + joint.y * joint.y).squareRoot()
        guard radius < edge else { return nil }
        return Finding(
          .strutMeetsLimb, severity, strut: strut, value: radius - edge, limit: 0, unit: "mm",
          what:
            "its plate holds the joint of strut \(strut) on the \(level.place(end).rawValue) ring \(decimal(radius, 1)) mm from the ring's axis, "
            + "inside its inner edge of \(decimal(edge, 1)) mm, where the limb is", remedy: .holdOutside)
      }
    }
  }

  /// Joints where a ring that is part of a circle is not.
  private var jointsOffArc: [Finding] {
    StrutEnd.allCases.flatMap { end -> [Finding] in
      let ring = level.ring(end)
      guard let arc = ring.arc else { return [] }
      let remedy: Remedy =
        arc.arms == 0 ? .holdOnRing : ring.shape.statedJoints == nil ? .stateJoints : .checkJoints
      let (from, to) = arc.degreesFromTo
      return ring.jointsOffArc(level.ringPlace(end)).map { joint in
        Finding(
          .jointOffArc, severity, strut: joint.strut, value: degrees(joint.excess), limit: 0, unit: "deg",
          what:
            "the joint of strut \(joint.strut) on the \(level.place(end).rawValue) ring stands at azimuth "
            + "\(decimal(degrees(joint.azimuth), 2))°, \(decimal(degrees(joint.excess), 2))° off the ring's arc from "
            + "\(shortest(from, decimals: 2))° to \(shortest(to, decimals: 2))°"
            + (arc.arms > 0 ? ", and on none of its arms of \(shortest(arc.arms)) mm" : ""),
          remedy: remedy)
      }
    }
  }

  /// Joints nearer than this are one, mm.
  private static let sameJoint = 0.5

  /// Two struts in one joint of a ring.
  private var sharedJoints: [Finding] {
    StrutEnd.allCases.flatMap { end -> [Finding] in
      let joints = end == .reference ? frame.hexapod.referenceJoints : frame.hexapod.movingJoints
      var found: [Finding] = []
      for one in StrutNumber.allCases {
        for other in StrutNumber.allCases
        where other > one && (joints[one.index] - joints[other.index]).norm < MotionChecker.sameJoint {
          var hole = ""
          if case .holeCircle(_, _, let use, _) = level.ring(end).shape { hole = ", hole \(use[one.index])" }
          found.append(
            Finding(
              .jointShared, severity, struts: [one, other],
              what:
                "struts \(one) and \(other) share a joint of the \(level.place(end).rawValue) ring\(hole)",
              remedy: .ownJoints))
        }
      }
      return found
    }
  }
}

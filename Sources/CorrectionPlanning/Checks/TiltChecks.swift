import Glibc
import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

extension MotionChecker {
  /// Every strut that leans too far at one of its joints, once, at the joint where it is worst.
  package func tiltChecks() throws(PlanningError) -> [Finding] {
    var checks: [Finding] = []
    // Whichever of two neighbouring states is looked at: half the shortest of all is short enough.
    var shortest = Double.infinity
    for sample in samples {
      for strut in 0..<6 { shortest = min(shortest, sample.lengths[strut] / 2) }
    }
    for strut in 0..<6 {
      var worst: (end: StrutEnd, violation: Violation, limit: Double, tilt: Double)?
      for end in StrutEnd.allCases {
        let limit = ring(end).jointTilt ?? limits.jointTilt
        guard let margin = JointTilt(strut, end, frame),
          let violation = try violation(
            margin, below: cos(limit), change: { margin.change($0, shortest: shortest) })
        else { continue }
        let tilt = acos(min(max(violation.worst, -1), 1))
        if tilt - limit > (worst.map { $0.tilt - $0.limit } ?? -.infinity) {
          worst = (end, violation, limit, tilt)
        }
      }
      guard let worst else { continue }
      checks.append(tiltCheck(strut, worst.end, worst.violation, worst.limit, worst.tilt))
    }
    return checks
  }

  private func tiltCheck(
    _ strut: Int, _ end: StrutEnd, _ violation: Violation, _ limit: Double, _ tilt: Double
  ) -> Finding {
    Finding(
      .jointTilt, .error, day: violation.first, strut: StrutNumber(index: strut), value: degrees(tilt),
      // As it was typed, without the last bits that radians cost.
      limit: (degrees(limit) * 1e9).rounded() / 1e9, unit: "deg",
      what:
        "strut \(strut + 1) leans up to \(decimal(degrees(tilt), 1))° from its neutral direction at the "
        + "\(place(end).rawValue) ring \(violation.when(limit: "\(decimal(degrees(limit), 1))°"))",
      remedy: .longerStrutsOrNearerNeutral)
  }

  /// Which ring carries this end of the struts.
  func place(_ end: StrutEnd) -> FragmentEnd {
    end == .reference ? level.limb.reference : level.limb.reference.opposite
  }

  /// The hardware of the ring that carries this end of the struts.
  func ring(_ end: StrutEnd) -> RingHardware {
    place(end) == .proximal ? level.proximalRing : level.distalRing
  }
}

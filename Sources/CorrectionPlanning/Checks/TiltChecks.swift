import Glibc
import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

extension MotionChecker {
  /// Every strut that leans too far at one of its joints, and the ring at which it does: a joint a finding.
  package func tiltChecks() throws(PlanningError) -> [Finding] {
    var checks: [Finding] = []
    // Whichever of two neighbouring states is looked at: half the shortest of all is short enough.
    var shortest = Double.infinity
    for sample in samples {
      for strut in 0..<6 { shortest = min(shortest, sample.lengths[strut] / 2) }
    }
    for strut in 0..<6 {
      for end in StrutEnd.allCases {
        let limit = level.jointCones[end]
        guard let margin = JointTilt(strut, end, frame),
          let violation = try violation(
            margin, below: cos(limit), change: { margin.change($0, shortest: shortest) })
        else { continue }
        let tilt = acos(min(max(violation.worst, -1), 1))
        checks.append(tiltCheck(strut, end, violation, limit, tilt).settled(by: violation))
      }
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
        "strut \(strut + 1) leans up to \(decimal(degrees(tilt), 1, besideLimit: degrees(limit)))° from its neutral direction at the "
        + "\(level.place(end).rawValue) ring \(violation.when(limit: "\(decimal(degrees(limit), 1, besideLimit: degrees(tilt)))°"))",
      remedy: .longerStrutsOrNearerNeutral)
  }
}

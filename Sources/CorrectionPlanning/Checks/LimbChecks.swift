import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

extension MotionChecker {
  /// Every strut and ring that comes too near to the limb; nothing without an envelope.
  package func limbChecks() throws(PlanningError) -> [Finding] {
    guard let envelope = level.limbEnvelope else { return [] }
    let shape = LimbShape(envelope, level.limb, frame)
    let radii = StrutEnd.allCases.map(innerRadius)
    let lever = lever(radii)
    var checks: [Finding] = []
    for strut in 0..<6 {
      let margin = LimbGap(strut, radius: strutRadii[strut], shape, frame)
      guard let found = try violation(margin, below: limits.limbClearance, change: { $0.displacement(lever) })
      else { continue }
      checks.append(
        limbCheck("strut \(strut + 1)", strut: StrutNumber(index: strut), found).settled(by: found))
    }
    for (end, radius) in zip(StrutEnd.allCases, radii) {
      guard let found = try ringViolation(end, radius, shape, lever: lever) else { continue }
      checks.append(
        limbCheck("the \(level.place(end).rawValue) ring", strut: nil, found).settled(by: found))
    }
    return checks
  }

  /// What no joint and no ring's inner edge is further away from the centre of either ring, mm.
  private func lever(_ radii: [Double]) -> Double {
    let joints = Array(frame.hexapod.referenceJoints) + Array(frame.hexapod.movingJoints)
    let apart = samples.reduce(0) { max($0, $1.ringPose.translation.norm) }
    // A few millimetres more, because what is set may be further apart than what is exact.
    return apart + (joints.map(\.norm) + radii).reduce(0, max) + 10
  }

  /// The worse of the two halves of the limb.
  private func ringViolation(
    _ end: StrutEnd, _ radius: Double, _ shape: LimbShape, lever: Double
  ) throws(PlanningError) -> Violation? {
    // The half that moves with the ring is as near on any day as on the first.
    let own = RingGap(end, innerRadius: radius, arc: level.ring(end).arc, end, shape, frame).value(
      at: search.stages[0].state(0, frame))
    let fixed =
      own < limits.limbClearance ? Violation(first: firstDay, worst: own, worstDay: firstDay) : nil
    let half: StrutEnd = end == .reference ? .moving : .reference
    let moving = try violation(
      RingGap(end, innerRadius: radius, arc: level.ring(end).arc, half, shape, frame),
      below: limits.limbClearance,
      change: { $0.displacement(lever) })
    return fixed?.joined(moving) ?? moving
  }

  /// Of a ring's inner edge, mm.
  func innerRadius(_ end: StrutEnd) -> Double { level.innerRadius(end, frame.hexapod) }

  private func limbCheck(_ what: String, strut: StrutNumber?, _ found: Violation) -> Finding {
    let touch = found.worst < 0
    let size =
      touch
      ? "\(what) would press \(decimal(-found.worst, 1, besideLimit: 0)) mm into the limb"
      : "\(what) comes within \(decimal(found.worst, 1, besideLimit: limits.limbClearance)) mm of the limb"
    return Finding(
      .strutMeetsLimb, touch ? .error : .warning, day: found.first, strut: strut, value: found.worst,
      limit: touch ? 0 : limits.limbClearance, unit: "mm",
      what:
        "\(size) \(found.when(limit: "\(decimal(limits.limbClearance, 1, besideLimit: found.worst)) mm"))",
      remedy: .roomierRings)
  }
}

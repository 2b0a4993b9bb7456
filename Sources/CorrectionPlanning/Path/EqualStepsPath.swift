import HexapodKinematics
import RigidMotion
import TreatmentModel

/// The motion of a fragment whose six struts each go in equal steps from one length to another.
struct EqualStepsPath: Sendable {
  private let frame: MountedFrame
  private let from: StrutLengths
  private let change: PerStrut<Double>
  /// Ring poses at equal distances of s, found one from the other: no later search has far to go.
  private let knots: [RigidTransform]

  init(_ frame: MountedFrame, from start: RigidTransform, to end: RigidTransform) throws(PlanningError) {
    self.frame = frame
    let startLengths = frame.hexapod.strutLengths(at: frame.ringPose(ofFragment: start))
    let endPose = frame.ringPose(ofFragment: end)
    let endLengths = frame.hexapod.strutLengths(at: endPose)
    from = startLengths
    change = PerStrut { endLengths[$0] - startLengths[$0] }
    let farthest = change.reduce(0) { max($0, abs($1)) }
    let count = max(8, Int((farthest / 2).rounded(.up)))
    var knots = [frame.ringPose(ofFragment: start)]
    for index in 1...count {
      let s = Double(index) / Double(count)
      knots.append(try EqualStepsPath.pose(frame, lengths(at: s), near: knots[index - 1]))
    }
    self.knots = knots
    let miss = knots[count].inverse * endPose
    guard miss.translation.norm < 1e-6, miss.rotation.angle < 1e-8 else {
      throw PlanningError(
        .pathNotReachable, key: CaseKey(.schedule, .path),
        "turning every strut in equal steps leads to another pose of the same lengths; choose the path straight or screw"
      )
    }

    func lengths(at s: Double) -> StrutLengths {
      StrutLengths { startLengths[$0] + s * (endLengths[$0] - startLengths[$0]) }
    }
  }

  private static func pose(
    _ frame: MountedFrame, _ lengths: StrutLengths, near start: RigidTransform
  ) throws(PlanningError) -> RigidTransform {
    let solution = frame.solver.solve(lengths, from: start)
    guard solution.isFound else {
      throw PlanningError(
        .pathNotReachable, key: CaseKey(.schedule, .path),
        "turning every strut in equal steps leads through a singular pose (\(solution.outcome.word)); "
          + "choose the path straight or screw")
    }
    return solution.pose
  }

  /// The same way from one of its poses on.
  func rest(from start: RigidTransform, to end: RigidTransform) throws(PlanningError) -> EqualStepsPath {
    try EqualStepsPath(frame, from: start, to: end)
  }

  /// Parameters at which the motion is known closely enough to tell how it changes in between: two for each knot.
  var samples: [Double] {
    let count = 2 * (knots.count - 1)
    return (0...count).map { Double($0) / Double(count) }
  }

  /// The ring's pose at `s` in 0...1.
  private func ringPose(at s: Double) throws(PlanningError) -> RigidTransform {
    let lengths = StrutLengths { from[$0] + s * change[$0] }
    let nearest = min(max(Int((s * Double(knots.count - 1)).rounded()), 0), knots.count - 1)
    return try EqualStepsPath.pose(frame, lengths, near: knots[nearest])
  }

  /// The fragment's pose at `s` in 0...1.
  func pose(at s: Double) throws(PlanningError) -> RigidTransform {
    frame.fragmentPose(ofRing: try ringPose(at: s))
  }

  func motion(at s: Double) throws(PlanningError) -> FragmentMotion {
    let ringPose = try ringPose(at: s)
    guard let twist = frame.hexapod.jacobian(at: ringPose).twist(of: change) else {
      throw PlanningError(
        .pathNotReachable, key: CaseKey(.schedule, .path), "equal steps lead through a singular pose")
    }
    return frame.fragmentMotion(ringPose: ringPose, ringTwist: twist)
  }
}

import Hexapod
import RigidMotion

extension MountedFrame {
  /// The pose that the moving ring really takes with these lengths, which differ little from those in `exact`; nil when
  /// there is none near.
  ///
  /// Newton's steps with the Jacobian of `exact` throughout: a few whole steps off, each lessens the error a hundredfold.
  /// What does not settle so is left to the solver.
  func ringPose(settingLengths lengths: StrutLengths, near exact: RigidTransform) -> RigidTransform? {
    let jacobian = hexapod.jacobian(at: exact)
    guard let inverse = jacobian.entries.inverted()?.inverse else { return nil }
    var pose = exact
    for _ in 0..<10 {
      let reached = hexapod.strutLengths(at: pose)
      let misfit = PerStrut { lengths[$0] - reached[$0] }
      guard misfit.contains(where: { abs($0) > 1e-11 }) else { return pose }
      let step = PerStrut<Double> { row in (0..<6).reduce(0) { $0 + inverse[row, $1] * misfit[$1] } }
      let turn = Vector3(step[3], step[4], step[5]) / jacobian.meanRadius
      pose = RigidTransform(
        rotation: Rotation(exp: turn) * pose.rotation,
        translation: pose.translation + Vector3(step[0], step[1], step[2]))
    }
    let solution = solver.solve(lengths, from: exact)
    return solution.isFound ? solution.pose : nil
  }
}

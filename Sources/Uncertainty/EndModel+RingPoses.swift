import CorrectionPlanning
import HexapodKinematics
import RigidMotion

extension EndModel {
  /// The poses of the moving ring with readings that mean `lengths` at the stated scale, each search from `start`.
  ///
  /// - Parameter sought: the draws whose poses are asked for, all unless given; the others have none.
  package func ringPoses(
    _ lengths: StrutLengths, _ draws: Draws, from start: RigidTransform, among sought: [Int]? = nil
  ) -> RingPoses {
    let count = draws.fragments.count
    guard !draws.strutErrors.isEmpty || !draws.referenceJoints.isEmpty else { return .same(start) }
    let real =
      draws.strutErrors.isEmpty
      ? [StrutLengths](repeating: lengths, count: count)
      : draws.strutErrors.map { error in StrutLengths { lengths[$0] + error[$0] } }
    let sought = sought ?? Array(0..<count)
    guard !draws.referenceJoints.isEmpty else {
      var poses = [RigidTransform?](repeating: nil, count: count)
      for (n, pose) in zip(sought, batch.solve(sought.map { real[$0] }, from: [start])) where pose.isFound {
        poses[n] = pose.pose
      }
      return .each(poses)
    }
    return .each(ringPoses(ofOtherRings: real, draws, from: start, among: sought))
  }

  /// The same with joints away from where the batch's frame has them: each length is corrected by what the other joints
  /// make of it in the pose found, and the pose is sought again. The errors shrink by the ratio of the joints' shift to the
  /// frame's size each time; a draw whose joints lie too far away for that has its own frame solved, with care.
  private func ringPoses(
    ofOtherRings lengths: [StrutLengths], _ draws: Draws, from start: RigidTransform, among all: [Int]
  ) -> [RigidTransform?] {
    let hexapod = plan.hexapod
    var (corrected, sought, far) = (lengths, all.filter { !draws.fragments[$0].translation.x.isNaN }, [Int]())
    var poses = [RigidTransform?](repeating: nil, count: lengths.count)
    for round in 0..<EndModel.mostCorrections where !sought.isEmpty {
      var open: [Int] = []
      for (n, solved) in zip(sought, batch.solve(sought.map { corrected[$0] }, from: [start])) {
        guard solved.isFound else {
          far.append(n)
          continue
        }
        let pose = solved.pose
        let rotation = pose.rotation.matrix
        var worst = 0.0
        for strut in 0..<6 {
          let real =
            (rotation * draws.movingJoints[n][strut] + pose.translation - draws.referenceJoints[n][strut])
            .norm
          let assumed =
            (rotation * hexapod.movingJoints[strut] + pose.translation - hexapod.referenceJoints[strut]).norm
          let next = lengths[n][strut] - real + assumed
          worst = max(worst, abs(next - corrected[n][strut]))
          corrected[n][strut] = next
        }
        // One that is close enough has its pose, whatever becomes of the draws beside it.
        if worst <= 1e-10 {
          poses[n] = pose
        } else if round + 1 == EndModel.mostCorrections {
          far.append(n)
        } else {
          open.append(n)
        }
      }
      sought = open
    }
    for n in far {
      let own = try? Hexapod(
        reference: Ring(joints: draws.referenceJoints[n]), moving: Ring(joints: draws.movingJoints[n]),
        neutral: hexapod.neutral)
      guard let own else { continue }
      let solution = PoseSolver(own, options: EndModel.withoutCulprit).solve(lengths[n], from: start)
      if solution.isFound { poses[n] = solution.pose }
    }
    return poses
  }

  /// Joints that lie as far away as stated spreads put them need half as many.
  private static let mostCorrections = 16
  private static var withoutCulprit: PoseSolver.Options {
    var options = PoseSolver.Options()
    options.namesCulprit = false
    return options
  }
}
